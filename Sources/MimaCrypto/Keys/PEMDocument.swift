package import MimaBytes

/// A file with one PEM block (RFC 7468, and RFC 1421's headers, with which OpenSSL marks its older encrypted keys).
package struct PEMDocument {
    /// What stands after BEGIN and END, such as "OPENSSH PRIVATE KEY".
    package let label: String
    /// The headers between the BEGIN line and the contents, in their order.
    package let headers: [(name: String, value: String)]
    /// The decoded contents, secret until someone knows better.
    package let contents: SecretBytes

    /// The size in bytes of the largest file that is read. OpenSSH takes keys of up to 1 MiB, while the largest that
    /// can be used, of RSA with 16384 bits, has 13 KiB.
    package static let maximumByteCount = 1 << 20

    /// Reads a file that has, apart from white space, one PEM block and nothing else; `what` is in it, for messages.
    package init(
        _ text: Span<UInt8>,
        of what: String = "private key",
        maximumByteCount: Int = Self.maximumByteCount
    ) throws(CryptoError) {
        try requireByteCount(text.count, of: "\(what) file", in: 0...maximumByteCount)
        var lines = Lines(text, from: Self.parametersByteCount(text))
        var line = lines.next(in: text)
        while let blank = line, blank.isEmpty { line = lines.next(in: text) }
        guard let first = line, let label = Self.label(of: first, keyword: "BEGIN", in: text) else {
            throw .invalidKey("the file does not begin as a \(what) in PEM does")
        }

        var headers: [(name: String, value: String)] = []
        var start = lines.offset
        while let line = lines.next(in: text), let colon = line.first(where: { text[$0] == UInt8(ascii: ":") }) {
            let name = Self.string(line.lowerBound..<colon, in: text)
            let value = Self.string((colon + 1)..<line.upperBound, in: text)
            headers.append((name, String(value.drop { $0 == " " })))
            start = lines.offset
        }

        lines = Lines(text, from: start)
        var end: Int?
        while end == nil {
            let lineStart = lines.offset
            guard let line = lines.next(in: text) else {
                throw .invalidKey("the file ends before the END line of the \(what)")
            }
            if let found = Self.label(of: line, keyword: "END", in: text) {
                if found != label { throw .invalidKey("the \(what) begins as \(label) and ends as \(found)") }
                end = lineStart
            }
        }
        while let line = lines.next(in: text) {
            if !line.isEmpty { throw .invalidKey("the file has more in it than one \(what)") }
        }

        let body = text.extracting(start..<(end ?? start))
        do {
            contents = try SecretBytes(count: Base64.maximumDecodedCount(characterCount: body.count)) {
                (output) throws(BytesError) in
                try Base64.decode(body, whitespace: .skip, into: &output)
            }
        } catch {
            throw .invalidKey("the \(what) is not in base64")
        }
        self.label = label
        self.headers = headers
    }

    /// The size of the block with which `openssl ecparam -genkey` begins a file, and which says again what the key says
    /// of its curve.
    private static func parametersByteCount(_ text: Span<UInt8>) -> Int {
        var lines = Lines(text)
        guard let first = lines.next(in: text), label(of: first, keyword: "BEGIN", in: text) == "EC PARAMETERS" else {
            return 0
        }
        while let line = lines.next(in: text) {
            if label(of: line, keyword: "END", in: text) == "EC PARAMETERS" { return lines.offset }
        }
        return 0
    }

    /// A PEM block (RFC 7468 §3) of what is not secret: lines of 64 characters, each with its line feed.
    static func text(label: String, _ contents: [UInt8]) -> String {
        let secret = secretText(label: label, SecretBytes(copying: contents))
        return secret.withBytes { bytes in String(decoding: bytes.array(0..<bytes.count), as: UTF8.self) }
    }

    /// A PEM block (RFC 7468 §3), between whose first line and contents come the headers, if there are any: lines of
    /// `columns` characters, each with its line feed.
    package static func secretText(
        label: String,
        headers: [(name: String, value: String)] = [],
        _ contents: SecretBytes,
        columns: Int = 64
    ) -> SecretBytes {
        var head = "-----BEGIN \(label)-----\n"
        for (name, value) in headers { head += "\(name): \(value)\n" }
        if !headers.isEmpty { head += "\n" }
        let end = "-----END \(label)-----\n"
        let body = SecretBytes(count: Base64.encodedCount(byteCount: contents.count)) { output in
            contents.withBytes { Base64.encode($0, into: &output) }
        }
        let lines = (body.count + columns - 1) / columns
        return SecretBytes(count: head.utf8.count + body.count + lines + end.utf8.count) { output in
            for byte in head.utf8 { output.append(byte) }
            body.withBytes { body in
                for index in body.indices {
                    output.append(body[index])
                    if index % columns == columns - 1 || index == body.count - 1 { output.append(0x0a) }
                }
            }
            for byte in end.utf8 { output.append(byte) }
        }
    }

    /// The value of a header, if there is one.
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The ranges of the blocks of a file that has any number of them, with any text between: each from its BEGIN line
    /// to its END line.
    static func blocks(in text: Span<UInt8>) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var lines = Lines(text)
        var start: Int?
        while true {
            let offset = lines.offset
            guard let line = lines.next(in: text) else { return blocks }
            if label(of: line, keyword: "BEGIN", in: text) != nil {
                start = offset
            } else if let first = start, label(of: line, keyword: "END", in: text) != nil {
                blocks.append(first..<lines.offset)
                start = nil
            }
        }
    }

    /// The label of a line "-----BEGIN label-----", or nil when it is another line: capitals, digits and spaces, so
    /// that it can be shown.
    private static func label(of line: Range<Int>, keyword: String, in text: Span<UInt8>) -> String? {
        let prefix = "-----\(keyword) ".utf8
        let suffix = "-----".utf8
        // Most lines are base64, which has no hyphens, and are not to be copied: they are secret.
        guard let first = line.first, text[first] == UInt8(ascii: "-") else { return nil }
        let line = line.map { text[$0] }
        guard line.starts(with: prefix), line.dropFirst(prefix.count).count > suffix.count else { return nil }
        guard line.suffix(suffix.count).elementsEqual(suffix) else { return nil }
        let label = line.dropFirst(prefix.count).dropLast(suffix.count)
        guard label.count <= 64 else { return nil }
        for character in label {
            switch character {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "): break
            default: return nil
            }
        }
        return String(decoding: label, as: UTF8.self)
    }

    private static func string(_ range: Range<Int>, in text: Span<UInt8>) -> String {
        String(decoding: range.map { text[$0] }, as: UTF8.self)
    }
}

/// The lines of a text without what ends them, LF or CR LF, and without white space at their ends.
private struct Lines {
    private(set) var offset: Int

    init(_ text: Span<UInt8>, from offset: Int = 0) {
        self.offset = offset
    }

    mutating func next(in text: Span<UInt8>) -> Range<Int>? {
        guard offset < text.count else { return nil }
        let start = offset
        var end = start
        while end < text.count && text[end] != 0x0a { end += 1 }
        offset = min(end + 1, text.count)
        while end > start && (text[end - 1] == 0x20 || text[end - 1] == 0x09 || text[end - 1] == 0x0d) { end -= 1 }
        return start..<end
    }
}
