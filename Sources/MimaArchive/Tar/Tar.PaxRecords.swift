internal import MimaBytes
internal import MimaIO

extension Tar {
    /// The records of a pax header: "LENGTH KEY=VALUE\n", where the length is of the whole record.
    struct PaxRecords {
        private(set) var values: [(key: String, value: [UInt8])] = []

        init() {}

        /// Reads the contents of a pax header that ends at `offset`.
        init(_ bytes: [UInt8], offset: Int) throws(ArchiveError) {
            func corrupt() -> ArchiveError { .corrupt(reason: "malformed pax header", offset: offset) }
            var start = 0
            while start < bytes.count {
                var length = 0
                var index = start
                while index < bytes.count, (48...57).contains(bytes[index]), length <= bytes.count {
                    length = length * 10 + Int(bytes[index] - 48)
                    index += 1
                }
                let end = start + length
                guard index < bytes.count, bytes[index] == UInt8(ascii: " "), length > index - start + 1,
                    end <= bytes.count, bytes[end - 1] == UInt8(ascii: "\n")
                else { throw corrupt() }
                let record = bytes[(index + 1)..<(end - 1)]
                guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw corrupt() }
                let key = String(decoding: record[..<equals], as: UTF8.self)
                values.append((key, Array(record[(equals + 1)...])))
                start = end
            }
        }

        /// The last value of a key, which counts; nil when there is none, or an empty one, which takes others back.
        subscript(key: String) -> [UInt8]? {
            guard let value = values.last(where: { $0.key == key })?.value, !value.isEmpty else { return nil }
            return value
        }

        /// A record as it stands in a header.
        static func record(_ key: [UInt8], _ value: [UInt8]) -> [UInt8] {
            let rest = key.count + value.count + 3
            var length = rest + 1
            // The digits of the length count too.
            while length != rest + String(length).utf8.count { length = rest + String(length).utf8.count }
            return Array("\(length) ".utf8) + key + [UInt8(ascii: "=")] + value + [UInt8(ascii: "\n")]
        }

        /// A number, a decimal without a fraction.
        func number(_ key: String, offset: Int) throws(ArchiveError) -> Int? {
            guard let value = self[key] else { return nil }
            guard let number = Int(String(decoding: value, as: UTF8.self)) else {
                throw .corrupt(reason: "invalid \(key) in a pax header", offset: offset)
            }
            return number
        }

        /// A time: decimal seconds with a fraction, of which what is beyond nanoseconds is dropped.
        func time(_ key: String, offset: Int) throws(ArchiveError) -> FileTime? {
            guard let value = self[key] else { return nil }
            let parts = value.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
            let fraction = parts.count > 1 ? Array(parts[1].prefix(9)) : []
            guard let seconds = Int(String(decoding: parts[0], as: UTF8.self)),
                fraction.allSatisfy({ (48...57).contains($0) })
            else { throw .corrupt(reason: "invalid \(key) in a pax header", offset: offset) }
            var nanoseconds = fraction.reduce(0) { $0 * 10 + Int($1 - 48) }
            for _ in fraction.count..<9 { nanoseconds *= 10 }
            // The fraction of a time before 1970 counts backwards.
            if value.first == UInt8(ascii: "-") && nanoseconds > 0 {
                if seconds == Int.min { throw .corrupt(reason: "invalid \(key) in a pax header", offset: offset) }
                return FileTime(seconds: seconds - 1, nanoseconds: 1_000_000_000 - nanoseconds)
            }
            return FileTime(seconds: seconds, nanoseconds: nanoseconds)
        }

        /// The extended attributes, in GNU tar's and in libarchive's way.
        var extendedAttributes: [ExtendedAttribute] {
            var attributes: [ExtendedAttribute] = []
            for (key, value) in values {
                if key.hasPrefix("SCHILY.xattr.") {
                    let name = Self.decodedAttributeName(key.dropFirst("SCHILY.xattr.".count).utf8)
                    attributes.removeAll { $0.name == name }
                    attributes.append(ExtendedAttribute(name: name, value: value))
                } else if key.hasPrefix("LIBARCHIVE.xattr."),
                    let bytes = try? Base64.decode(value, padding: .optional, whitespace: .skip)
                {
                    let name = Self.percentDecoded(key.dropFirst("LIBARCHIVE.xattr.".count).utf8)
                    if !attributes.contains(where: { $0.name == name }) {
                        attributes.append(ExtendedAttribute(name: name, value: bytes))
                    }
                }
            }
            return attributes
        }

        /// An attribute's name as GNU tar writes it in a key, which a "=" would end.
        static func encodedAttributeName(_ name: [UInt8]) -> [UInt8] {
            name.flatMap { byte in
                switch byte {
                case UInt8(ascii: "="): Array("%3D".utf8)
                case UInt8(ascii: "%"): Array("%25".utf8)
                default: [byte]
                }
            }
        }

        /// The other way round: those two alone are encoded.
        private static func decodedAttributeName(_ text: Substring.UTF8View) -> [UInt8] {
            var result: [UInt8] = []
            var rest = Array(text)[...]
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%"), rest.starts(with: Array("3D".utf8)) {
                    result.append(UInt8(ascii: "="))
                    rest = rest.dropFirst(2)
                } else if byte == UInt8(ascii: "%"), rest.starts(with: Array("25".utf8)) {
                    result.append(byte)
                    rest = rest.dropFirst(2)
                } else {
                    result.append(byte)
                }
            }
            return result
        }

        private static func percentDecoded(_ text: Substring.UTF8View) -> [UInt8] {
            var result: [UInt8] = []
            var rest = Array(text)[...]
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%"), rest.count >= 2, let value = try? Hex.decode(Array(rest.prefix(2))) {
                    result += value
                    rest = rest.dropFirst(2)
                } else {
                    result.append(byte)
                }
            }
            return result
        }
    }
}
