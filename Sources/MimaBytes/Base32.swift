/// Base32: eight characters for five bytes (RFC 4648 §§6, 7).
///
/// Decoding is strict: one text for each sequence of bytes, unless the caller asks for leniency. Lower-case letters are
/// not in the alphabets. Encoding and decoding look nothing up in tables.
public enum Base32 {
    /// The 32 characters that stand for the values.
    public enum Alphabet: Sendable {
        /// "A" to "Z", then "2" to "7" (RFC 4648 §6).
        case standard
        /// "0" to "9", then "A" to "V", which sort as the bytes do (RFC 4648 §7).
        case extendedHex

        /// The character for a value below 32.
        func character(_ value: UInt8) -> UInt8 {
            switch self {
            case .standard: value &+ 65 &- (mask(value, above: 25) & 41)
            case .extendedHex: value &+ 48 &+ (mask(value, above: 9) & 7)
            }
        }

        /// The value of a character, 0xff for one that is not in the alphabet.
        func value(of character: UInt8) -> UInt8 {
            switch self {
            case .standard:
                let isLetter = mask(character, from: 65, count: 26)
                let isDigit = mask(character, from: 50, count: 6)
                return (character &- 65) & isLetter | (character &- 24) & isDigit | ~(isLetter | isDigit)
            case .extendedHex:
                let isDigit = mask(character, from: 48, count: 10)
                let isLetter = mask(character, from: 65, count: 22)
                return (character &- 48) & isDigit | (character &- 55) & isLetter | ~(isLetter | isDigit)
            }
        }
    }

    /// The number of characters that `byteCount` bytes become.
    public static func encodedCount(byteCount: Int, padded: Bool = true) -> Int {
        let rest = byteCount % 5
        return byteCount / 5 * 8 + (rest == 0 ? 0 : padded ? 8 : (rest * 8 + 4) / 5)
    }

    /// The number of bytes that `characterCount` characters can hold at the most.
    public static func maximumDecodedCount(characterCount: Int) -> Int {
        characterCount / 8 * 5 + characterCount % 8 * 5 / 8
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
    /// the text of the whole when each piece but the last is a multiple of 5 bytes.
    public static func encode(
        _ bytes: Span<UInt8>,
        alphabet: Alphabet = .standard,
        padded: Bool = true,
        into output: inout OutputSpan<UInt8>
    ) {
        precondition(
            output.freeCapacity >= encodedCount(byteCount: bytes.count, padded: padded),
            "Base32: the output is too small"
        )
        var index = encodeBlocks(bytes, alphabet: alphabet, into: &output)
        while index < bytes.count {
            // Up to five bytes, in the upper 40 bits.
            let taken = min(5, bytes.count - index)
            var group: UInt64 = 0
            for place in 0..<taken {
                group |= UInt64(bytes[index + place]) &<< UInt64(56 - 8 * place)
            }
            let characters = encodedCount(byteCount: taken, padded: false)
            for _ in 0..<characters {
                output.append(alphabet.character(UInt8(truncatingIfNeeded: group &>> 59)))
                group &<<= 5
            }
            if padded {
                output.append(repeating: UInt8(ascii: "="), count: 8 - characters)
            }
            index += taken
        }
    }

    /// Appends the text for `bytes` to `output` as ASCII.
    ///
    /// Traps when `output` has less room than ``encodedCount(byteCount:padded:)``. The texts of consecutive pieces make
    /// the text of the whole when each piece but the last is a multiple of 5 bytes.
    public static func encode(
        _ bytes: [UInt8],
        alphabet: Alphabet = .standard,
        padded: Bool = true,
        into output: inout OutputSpan<UInt8>
    ) {
        encode(bytes.span, alphabet: alphabet, padded: padded, into: &output)
    }
}
