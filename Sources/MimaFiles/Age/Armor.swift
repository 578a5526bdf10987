/// The ASCII armor of age: strict PEM (RFC 7468 §3) with the label AGE ENCRYPTED FILE, lines of 64 characters, the last
/// one shorter or full, padded.
enum Armor {
    static let beginning = "-----BEGIN AGE ENCRYPTED FILE-----"
    static let end = "-----END AGE ENCRYPTED FILE-----"
    static let charactersPerLine = Base64Lines.charactersPerLine
    static let bytesPerLine = Base64Lines.bytesPerLine
    /// How much white space may stand before the beginning, and after the end.
    static let maximumWhitespace = 1024

    static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0d).contains(byte)
    }
}
