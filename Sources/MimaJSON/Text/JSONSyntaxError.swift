/// Why a text is not JSON (RFC 8259), and where.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    @nonexhaustive
    public enum Reason: Hashable, Sendable {
        /// The text ends within a value, or holds none.
        case unexpectedEnd
        /// A byte that cannot stand there.
        case unexpectedByte(UInt8)
        /// A number that is not written as RFC 8259 §6 has it.
        case badNumber
        /// A word that is none of `true`, `false` and `null`.
        case badLiteral
        /// A control character in a string, which must be escaped (§7).
        case controlCharacter(UInt8)
        /// A backslash that is not followed by one of the escapes of §7.
        case badEscape
        /// Bytes that are not UTF-8 (§8.1).
        case notUTF8
        /// Something behind the value.
        case trailingBytes
        /// Arrays and objects within one another, deeper than the limit.
        case tooDeep(limit: Int)
        /// A value of a ``JSONStream`` with more bytes than the limit.
        case tooLong(limit: Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// The offset of the first byte that is wrong.
    public let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// The reason and the offset, on one line.
    public var description: String {
        let what =
            switch reason {
            case .unexpectedEnd: "the text ends within a value"
            case .unexpectedByte(let byte): "unexpected \(Self.name(of: byte))"
            case .badNumber: "bad number"
            case .badLiteral: "bad literal: only true, false and null are known"
            case .controlCharacter(let byte): "\(Self.name(of: byte)) in a string must be escaped"
            case .badEscape: "bad escape in a string"
            case .notUTF8: "bytes that are not UTF-8"
            case .trailingBytes: "something follows the value"
            case .tooDeep(let limit): "nested deeper than \(limit) levels"
            case .tooLong(let limit): "a value of more than \(limit) bytes"
            }
        return "\(what) at byte \(offset)"
    }

    private static func name(of byte: UInt8) -> String {
        0x21...0x7E ~= byte ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x" + String(byte, radix: 16)
    }
}
