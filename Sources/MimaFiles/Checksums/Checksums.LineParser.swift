internal import MimaBytes
internal import MimaCrypto

extension Checksums {
    /// Reads the lines of one checksum file.
    struct LineParser {
        /// The function that untagged lines are of, and that no tagged line may differ from; nil when it is not known.
        let function: Function?
        /// Whether a name may be escaped.
        let hasEscapes: Bool
        /// Whether untagged lines have one space, as BSD's tools write them, or two. The first such line decides, and
        /// no line may differ: else who controls the list could have "HEX  x" mean x or " x" at will.
        private var hasOneSpace: Bool?

        init(function: Function?, hasEscapes: Bool) {
            self.function = function
            self.hasEscapes = hasEscapes
        }

        /// The entry on a line, which has no separator, and whether its function is a guess; nil when the line is empty
        /// or a comment.
        mutating func parse(_ line: ArraySlice<UInt8>) throws(Fault) -> (Entry, isGuess: Bool)? {
            if line.isEmpty || line.first == UInt8(ascii: "#") { return nil }
            var rest = line.drop(while: Self.isBlank)
            let isEscaped = hasEscapes && rest.first == UInt8(ascii: "\\")
            if isEscaped { rest = rest.dropFirst() }
            let digits = rest.prefix(while: Self.isHexDigit)
            let after = rest[digits.endIndex...]
            if !digits.isEmpty, let first = after.first, Self.isBlank(first) {
                return (try untagged(digits, after.dropFirst(), isEscaped), isGuess: function == nil)
            }
            return (try tagged(rest, isEscaped), isGuess: false)
        }

        /// `HEX  NAME`, `HEX *NAME` or `HEX NAME`; `rest` is what comes after the first space.
        private mutating func untagged(
            _ digits: ArraySlice<UInt8>,
            _ rest: ArraySlice<UInt8>,
            _ isEscaped: Bool
        ) throws(Fault) -> Entry {
            let hasMarker = rest.count > 1 && (rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "*"))
            // With one space throughout, a name that starts with a space or an asterisk is just that.
            let oneSpace = hasOneSpace == true || !hasMarker
            if hasOneSpace == false && oneSpace { throw .notAnEntry }
            let digest = try digest(digits)
            let algorithm = try algorithm(forDigestByteCount: digest.count)
            let name = try name(oneSpace ? rest : rest.dropFirst(), isEscaped)
            hasOneSpace = oneSpace
            return Entry(algorithm: algorithm, digest: digest, name: name)
        }

        private func algorithm(forDigestByteCount count: Int) throws(Fault) -> HashAlgorithm {
            if let function {
                guard let algorithm = function.algorithm(byteCount: count) else {
                    throw .wrongDigestByteCount(found: count, function: function.name)
                }
                return algorithm
            }
            let candidates = Function.usual(digestByteCount: count)
            guard candidates.count == 1, let algorithm = candidates.first?.algorithm(byteCount: count) else {
                throw .ambiguousDigest(byteCount: count, candidates: candidates)
            }
            return algorithm
        }

        /// `SHA256 (NAME) = HEX` or `SHA2-256(NAME)= HEX`.
        private func tagged(_ line: ArraySlice<UInt8>, _ isEscaped: Bool) throws(Fault) -> Entry {
            guard let start = line.firstIndex(of: UInt8(ascii: "(")),
                // A name may contain any bracket, a digest none.
                let end = line.lastIndex(of: UInt8(ascii: ")")), start < end
            else { throw .notAnEntry }
            var tag = line[..<start]
            if tag.last == UInt8(ascii: " ") { tag = tag.dropLast() }
            // No function has so long a name: this is prose with brackets in it.
            if tag.count > 32 { throw .notAnEntry }
            var rest = line[(end + 1)...].drop(while: Self.isBlank)
            guard rest.popFirst() == UInt8(ascii: "=") else { throw .notAnEntry }
            let digest = try digest(rest.drop(while: Self.isBlank))
            let algorithm = try algorithm(forTag: String(decoding: tag, as: UTF8.self), digestByteCount: digest.count)
            return Entry(
                algorithm: algorithm,
                digest: digest,
                name: try name(line[(start + 1)..<end], isEscaped)
            )
        }

        private func algorithm(forTag tag: String, digestByteCount: Int) throws(Fault) -> HashAlgorithm {
            guard let tagged = Function(named: tag) else { throw .unknownFunction(tag) }
            // BLAKE2b alone is BLAKE2b with 64 bytes; only SHAKE leaves it to the digest.
            let sized = tagged == .blake2b ? .fixed(tagged.algorithm) : tagged
            guard let found = sized.algorithm(byteCount: digestByteCount) else {
                throw .wrongDigestByteCount(found: digestByteCount, function: tag)
            }
            if let function, function.algorithm(byteCount: digestByteCount) != found {
                throw .otherFunction(found: tag, expected: function.name)
            }
            return found
        }

        private func digest(_ digits: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
            guard !digits.isEmpty, let digest = try? Hex.decode(digits.span) else { throw .notAnEntry }
            return digest
        }

        private func name(_ text: ArraySlice<UInt8>, _ isEscaped: Bool) throws(Fault) -> [UInt8] {
            let name = isEscaped ? try unescaped(text) : Array(text)
            if name.isEmpty || name.contains(0) { throw .invalidName }
            return name
        }

        private static func isBlank(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        }

        private static func isHexDigit(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xdf)
        }
    }
}
