internal import MimaBytes

/// The format of SSH public keys in files that others than OpenSSH write (RFC 4716).
enum SSH2PublicKey {
    private static let begin = "---- BEGIN SSH2 PUBLIC KEY ----"
    private static let end = "---- END SSH2 PUBLIC KEY ----"

    /// Whether the text begins as one does.
    static func isOne(_ text: Span<UInt8>) -> Bool {
        // A line of PEM has a fifth hyphen.
        var start = 0
        while start < text.count, [0x20, 0x09, 0x0a, 0x0d].contains(text[start]) { start += 1 }
        return text.count - start > 5 && (0..<4).allSatisfy { text[start + $0] == UInt8(ascii: "-") }
            && text[start + 4] == UInt8(ascii: " ")
    }

    /// Reads a file with one key.
    static func read(_ text: Span<UInt8>) throws(CryptoError) -> OpenSSHPublicKey {
        let content = String(decoding: text.array(0..<text.count), as: UTF8.self)
        var lines = content.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).map(String.init)[...]
        guard lines.popFirst() == begin, lines.popLast() == end else {
            throw .invalidKey("the SSH2 public key has not the lines that begin and end it")
        }
        var comment = ""
        // A header is a name, a colon and a value; a backslash at a line's end goes on in the next.
        while let first = lines.first, let colon = first.firstIndex(of: ":") {
            var value = String(first[first.index(after: colon)...].drop { $0 == " " })
            lines.removeFirst()
            while value.hasSuffix("\\") {
                guard let next = lines.popFirst() else { throw .invalidKey("the SSH2 public key ends in a header") }
                value = value.dropLast() + next
            }
            if first[..<colon].lowercased() == "comment" {
                let isQuoted = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
                comment = isQuoted ? String(value.dropFirst().dropLast()) : value
            }
        }
        let bytes: [UInt8]
        do {
            bytes = try Base64.decode(lines.joined())
        } catch {
            throw .invalidKey("the SSH2 public key is not in base64")
        }
        return try OpenSSHPublicKey(wireEncoding: bytes, comment: comment)
    }

    /// The file, with lines of 70 characters.
    static func text(_ key: OpenSSHPublicKey) -> String {
        var result = begin + "\n"
        if !key.comment.isEmpty {
            // A line is 72 bytes at the most; a longer value would have to be broken, and says no more.
            let comment = key.comment.filter { !$0.isNewline && $0 != "\"" && $0 != "\\" }.prefix(40)
            result += "Comment: \"\(comment)\"\n"
        }
        var rest = Base64.encode(key.wireEncoding)[...]
        while !rest.isEmpty {
            result += rest.prefix(70) + "\n"
            rest = rest.dropFirst(70)
        }
        return result + end + "\n"
    }
}
