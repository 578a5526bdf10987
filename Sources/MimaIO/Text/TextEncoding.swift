public import MimaBytes

/// A way to write bytes as text, for streams of any length: on all cores, in bounded memory.
public enum TextEncoding: Sendable {
    /// Base64 (RFC 4648 §§4, 5).
    case base64(Base64.Alphabet)
    /// Base32 (RFC 4648 §§6, 7).
    case base32(Base32.Alphabet)
    /// Hexadecimal digits (RFC 4648 §8).
    case hex(uppercase: Bool)

    /// The number of bytes that are encoded at a time: whole groups in each encoding, and little enough to stay in a
    /// core's cache with its text.
    static let batchByteCount = 15 * 16384

    func characterCount(byteCount: Int, padded: Bool) -> Int {
        switch self {
        case .base64: Base64.encodedCount(byteCount: byteCount, padded: padded)
        case .base32: Base32.encodedCount(byteCount: byteCount, padded: padded)
        case .hex: Hex.encodedCount(byteCount: byteCount)
        }
    }

    func encode(_ bytes: Span<UInt8>, padded: Bool, into output: inout OutputSpan<UInt8>) {
        switch self {
        case .base64(let alphabet): Base64.encode(bytes, alphabet: alphabet, padded: padded, into: &output)
        case .base32(let alphabet): Base32.encode(bytes, alphabet: alphabet, padded: padded, into: &output)
        case .hex(let uppercase): Hex.encode(bytes, uppercase: uppercase, into: &output)
        }
    }

    func decode(
        _ text: Span<UInt8>,
        padding: PaddingRule,
        into output: inout OutputSpan<UInt8>
    ) throws(BytesError) {
        switch self {
        case .base64(let alphabet): try Base64.decode(text, alphabet: alphabet, padding: padding, into: &output)
        case .base32(let alphabet): try Base32.decode(text, alphabet: alphabet, padding: padding, into: &output)
        case .hex: try Hex.decode(text, into: &output)
        }
    }
}
