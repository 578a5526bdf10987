/// Why text could not be converted.
@nonexhaustive
public enum CharsetError: Error, Hashable, Sendable {
    /// No encoding has this label; `near` are those that look like it, nearest first, and may be empty.
    case unknownLabel(String, near: [String])
    /// The bytes at `offset`, counted from the start of the input, are nothing in the encoding.
    case malformed(offset: Int, bytes: [UInt8], charset: Charset)
    /// The encoding does not have the character that begins at `offset`, in bytes of UTF-8.
    case unmappable(scalar: Unicode.Scalar, offset: Int, charset: Charset)
    /// Nothing is encoded in this encoding, which is only ever decoded.
    case notEncodable(Charset)
}

extension CharsetError: CustomStringConvertible {
    /// What is wrong, in words.
    public var description: String {
        switch self {
        case .unknownLabel(let label, let near):
            "there is no character set \"\(label)\""
                + (near.isEmpty ? "" : "; near it: " + near.joined(separator: ", "))
        case .malformed(let offset, let bytes, let charset):
            "the \(bytes.count == 1 ? "byte" : "bytes") \(Self.hexadecimal(bytes)) at offset \(offset) "
                + "\(bytes.count == 1 ? "is" : "are") not \(charset.name)"
        case .unmappable(let scalar, let offset, let charset):
            "\(charset.name) does not have U+\(Self.hexadecimal(scalar)), at offset \(offset)"
        case .notEncodable(let charset):
            "nothing can be encoded in \(charset.name)"
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
