/// Base64: four characters for three bytes (RFC 4648 §§4, 5).
///
/// Decoding is strict: one text for each sequence of bytes, unless the caller asks for leniency. Encoding and decoding
/// look nothing up in tables, so their time does not depend on the bytes.
public enum Base64 {
    /// The 64 characters that stand for the values.
    public enum Alphabet: Sendable {
        /// "+" and "/" for 62 and 63 (RFC 4648 §4).
        case standard
        /// "-" and "_" for 62 and 63 (RFC 4648 §5).
        case urlSafe
    }

    /// The number of characters that `byteCount` bytes become.
    public static func encodedCount(byteCount: Int, padded: Bool = true) -> Int {
        let rest = byteCount % 3
        return byteCount / 3 * 4 + (rest == 0 ? 0 : padded ? 4 : rest + 1)
    }

    /// The number of bytes that `characterCount` characters can hold at the most.
    public static func maximumDecodedCount(characterCount: Int) -> Int {
        characterCount / 4 * 3 + characterCount % 4 * 3 / 4
    }

    /// The text for `bytes`; unless `padded`, the last group is not filled with "=".
    public static func encode(_ bytes: Span<UInt8>, alphabet: Alphabet = .standard, padded: Bool = true) -> String {
        String(asciiCapacity: encodedCount(byteCount: bytes.count, padded: padded)) { output in
            encode(bytes, alphabet: alphabet, padded: padded, into: &output)
        }
    }

    /// The text for `bytes`; unless `padded`, the last group is not filled with "=".
    public static func encode(_ bytes: [UInt8], alphabet: Alphabet = .standard, padded: Bool = true) -> String {
        encode(bytes.span, alphabet: alphabet, padded: padded)
    }

    /// Appends the text for `bytes` to `output` as ASCII.
    ///
    /// Traps when `output` has less room than ``encodedCount(byteCount:padded:)``. The texts of consecutive pieces make
    /// the text of the whole when each piece but the last is a multiple of 3 bytes.
    public static func encode(
        _ bytes: Span<UInt8>,
        alphabet: Alphabet = .standard,
        padded: Bool = true,
        into output: inout OutputSpan<UInt8>
    ) {
        precondition(
            output.freeCapacity >= encodedCount(byteCount: bytes.count, padded: padded),
            "Base64: the output is too small"
        )
        var index = encodeBlocks(bytes, alphabet: alphabet, into: &output)
        while index < bytes.count {
            // Up to three bytes, in the upper 24 bits; `taken` bytes need one character more than there are bytes.
            let taken = min(3, bytes.count - index)
            var group: UInt32 = 0
            for place in 0..<taken {
                group |= UInt32(bytes[index + place]) &<< UInt32(24 - 8 * place)
            }
            for _ in 0...taken {
                output.append(alphabet.character(UInt8(truncatingIfNeeded: group &>> 26)))
                group &<<= 6
            }
            if padded {
                output.append(repeating: UInt8(ascii: "="), count: 3 - taken)
            }
            index += taken
        }
    }

    /// Appends the text for `bytes` to `output` as ASCII.
    ///
    /// Traps when `output` has less room than ``encodedCount(byteCount:padded:)``. The texts of consecutive pieces make
    /// the text of the whole when each piece but the last is a multiple of 3 bytes.
    public static func encode(
        _ bytes: [UInt8],
        alphabet: Alphabet = .standard,
        padded: Bool = true,
        into output: inout OutputSpan<UInt8>
    ) {
        encode(bytes.span, alphabet: alphabet, padded: padded, into: &output)
    }
}
