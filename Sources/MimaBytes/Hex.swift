/// Hexadecimal digits: two a byte (base16, RFC 4648 §8).
///
/// Encoding and decoding look nothing up in tables, so their time does not depend on the bytes.
public enum Hex {
    /// The number of characters that `byteCount` bytes become.
    public static func encodedCount(byteCount: Int) -> Int {
        byteCount * 2
    }

    /// The number of bytes that `characterCount` characters can hold at the most.
    public static func maximumDecodedCount(characterCount: Int) -> Int {
        characterCount / 2
    }

    /// The digits of `bytes`, in lower case unless `uppercase` is set.
    public static func encode(_ bytes: Span<UInt8>, uppercase: Bool = false) -> String {
        String(asciiCapacity: encodedCount(byteCount: bytes.count)) { output in
            encode(bytes, uppercase: uppercase, into: &output)
        }
    }

    /// The digits of `bytes`, in lower case unless `uppercase` is set.
    public static func encode(_ bytes: [UInt8], uppercase: Bool = false) -> String {
        encode(bytes.span, uppercase: uppercase)
    }

    /// Appends the digits of `bytes` to `output` as ASCII.
    ///
    /// Traps when `output` has less room than ``encodedCount(byteCount:)``.
    public static func encode(_ bytes: Span<UInt8>, uppercase: Bool = false, into output: inout OutputSpan<UInt8>) {
        precondition(output.freeCapacity >= encodedCount(byteCount: bytes.count), "Hex: the output is too small")
        // The distance from the digit 9 to the letters: "A" or "a" follows it.
        let letters: UInt8 = uppercase ? 7 : 39
        let done = encodeBlocks(bytes, letters: letters, into: &output)
        for index in done..<bytes.count {
            let byte = bytes[index]
            output.append(digit(byte &>> 4, letters: letters))
            output.append(digit(byte & 15, letters: letters))
        }
    }

    /// Appends the digits of `bytes` to `output` as ASCII.
    ///
    /// Traps when `output` has less room than ``encodedCount(byteCount:)``.
    public static func encode(_ bytes: [UInt8], uppercase: Bool = false, into output: inout OutputSpan<UInt8>) {
        encode(bytes.span, uppercase: uppercase, into: &output)
    }

    private static func digit(_ value: UInt8, letters: UInt8) -> UInt8 {
        value &+ 48 &+ (mask(value, above: 9) & letters)
    }
}
