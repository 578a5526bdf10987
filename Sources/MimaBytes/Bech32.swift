/// Bech32: a readable prefix, "1", and bytes with a checksum that finds typing errors (BIP 173).
///
/// Texts may be of any length, as those of age keys are; the limit of 90 characters is Bitcoin's. Without it the
/// checksum still fails for all but one in 2^30 damaged texts. Neither the bytes nor their characters index a table,
/// and temporary copies are wiped.
public enum Bech32 {
    /// The text for `bytes` under a prefix, all in the prefix's case (lower when it has no letters).
    ///
    /// Throws `invalidHumanReadablePart` or `mixedCase`.
    public static func encode(humanReadablePart: String, bytes: Span<UInt8>) throws(BytesError) -> String {
        var letterCase = LetterCase()
        var checksum = Checksum()
        try checksum.take(humanReadablePart: humanReadablePart.utf8.span, letterCase: &letterCase)

        var values = groups(of: bytes)
        defer { wipe(&values) }
        for value in values {
            checksum.take(value)
        }
        let lowerCase: UInt8 = letterCase.isUpper ? 0 : 0x20
        let count = humanReadablePart.utf8.count + 1 + values.count + Checksum.count
        return String(asciiCapacity: count) { output in
            for character in humanReadablePart.utf8 {
                output.append(character)
            }
            output.append(separator)
            for value in values {
                output.append(character(for: value, lowerCase: lowerCase))
            }
            for value in checksum.values {
                output.append(character(for: value, lowerCase: lowerCase))
            }
        }
    }

    /// The text for `bytes` under a prefix, all in the prefix's case (lower when it has no letters).
    ///
    /// Throws `invalidHumanReadablePart` or `mixedCase`.
    public static func encode(humanReadablePart: String, bytes: [UInt8]) throws(BytesError) -> String {
        try encode(humanReadablePart: humanReadablePart, bytes: bytes.span)
    }

    /// Five bits a value, most significant first, the last filled up with zeros.
    private static func groups(of bytes: Span<UInt8>) -> [UInt8] {
        var values: [UInt8] = []
        values.reserveCapacity(bytes.count / 5 * 8 + 8)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for index in bytes.indices {
            bits = bits &<< 8 | UInt32(bytes[index])
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                values.append(UInt8(truncatingIfNeeded: bits &>> bitCount) & 31)
            }
        }
        if bitCount > 0 {
            values.append(UInt8(truncatingIfNeeded: bits &<< (5 - bitCount)) & 31)
        }
        return values
    }
}
