internal import MimaBytes

extension OpenSSHPublicKey {
    /// Reads a line of a `.pub` or `authorized_keys` file: type, key in base64 and, if there is one, a comment, with
    /// spaces or tabs between them. Options in front of the type are not supported.
    /// White space around the line, a line feed too, does not count.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the line is something else.
    public init(line: String) throws(CryptoError) {
        try self.init(line: Array(line.utf8))
    }

    /// Reads a line of a `.pub` or `authorized_keys` file: type, key in base64 and, if there is one, a comment, with
    /// spaces or tabs between them. Options in front of the type are not supported. In the comment, what is not UTF-8
    /// is replaced. White space around the line, a line feed too, does not count.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the line is something else.
    public init(line: [UInt8]) throws(CryptoError) {
        var rest = Self.trimmed(line[...], of: { Self.isSpace($0) || $0 == 0x0a || $0 == 0x0d })
        if rest.contains(where: { $0 == 0x0a || $0 == 0x0d || $0 == 0 }) {
            throw .invalidKey("there is more than one line where one SSH public key should be")
        }
        guard let type = Self.typeName(Self.takeField(from: &rest)) else {
            throw .invalidKey("the line does not begin with the type of an SSH public key")
        }
        let text = Self.takeField(from: &rest)
        if text.isEmpty { throw .invalidKey("the line has no SSH public key after the type") }
        let bytes: [UInt8]
        do {
            bytes = try Base64.decode(Array(text))
        } catch {
            throw .invalidKey("the SSH public key is not in base64")
        }
        let comment = String(decoding: Self.trimmed(rest, of: Self.isSpace), as: UTF8.self)
        try self.init(wireEncoding: bytes, comment: comment)
        if self.type != type {
            throw .invalidKey("the line says \(type), and the SSH public key in it \(self.type)")
        }
    }

    /// The line of a `.pub` file without the line feed at its end: type, key in base64 and comment, if there is one.
    ///
    /// Characters that would end the line or are not to be shown become spaces.
    public var line: String {
        let line = "\(type) \(Base64.encode(wireEncoding))"
        if comment.isEmpty { return line }
        let scalars = comment.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        var text = line + " "
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    /// Takes white space, and then everything up to the next white space, off the front.
    private static func takeField(from text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text = text.drop(while: isSpace)
        let field = text.prefix { !isSpace($0) }
        text = text[field.endIndex...]
        return field
    }

    private static func trimmed(
        _ text: ArraySlice<UInt8>,
        of isTrimmed: (UInt8) -> Bool
    ) -> ArraySlice<UInt8> {
        var text = text.drop(while: isTrimmed)
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }

    private static func isSpace(_ character: UInt8) -> Bool { character == 0x20 || character == 0x09 }
}
