extension Bech32 {
    /// The prefix of `text`, in ASCII, in the case that it has there, and its bytes.
    ///
    /// The text is of either case, but not of both; `humanReadablePart` shows which. Throws `missingSeparator`,
    /// `invalidHumanReadablePart`, `mixedCase`, `invalidCharacter`, `invalidChecksum`, `invalidLength` or
    /// `nonCanonical`.
    public static func decode(
        _ text: Span<UInt8>
    ) throws(BytesError) -> (humanReadablePart: String, bytes: [UInt8]) {
        guard let separator = text.indices.last(where: { text[$0] == separator }) else { throw .missingSeparator }
        let humanReadablePart = text.extracting(..<separator)
        var letterCase = LetterCase()
        var checksum = Checksum()
        try checksum.take(humanReadablePart: humanReadablePart, letterCase: &letterCase)

        let start = separator + 1
        var values: [UInt8] = []
        values.reserveCapacity(text.count - start)
        defer { wipe(&values) }
        for offset in start..<text.count {
            let character = text[offset]
            try letterCase.check(character, at: offset)
            let value = value(of: character)
            guard value != 0xff else { throw .invalidCharacter(character, offset: offset) }
            checksum.take(value)
            values.append(value)
        }
        guard values.count >= Checksum.count, checksum.isValid else { throw .invalidChecksum }

        let bytes = try bytes(from: values.span.extracting(droppingLast: Checksum.count), at: start)
        let prefix = String(asciiCapacity: separator) { output in
            for index in humanReadablePart.indices {
                output.append(humanReadablePart[index])
            }
        }
        return (prefix, bytes)
    }

    /// The prefix of `text`, in the case that it has there, and its bytes.
    ///
    /// The text is of either case, but not of both; `humanReadablePart` shows which. Throws `missingSeparator`,
    /// `invalidHumanReadablePart`, `mixedCase`, `invalidCharacter`, `invalidChecksum`, `invalidLength` or
    /// `nonCanonical`.
    public static func decode(_ text: String) throws(BytesError) -> (humanReadablePart: String, bytes: [UInt8]) {
        try decode(text.utf8.span)
    }

    /// The prefix of `text`, in ASCII, in the case that it has there, and its bytes.
    ///
    /// The text is of either case, but not of both; `humanReadablePart` shows which. Throws `missingSeparator`,
    /// `invalidHumanReadablePart`, `mixedCase`, `invalidCharacter`, `invalidChecksum`, `invalidLength` or
    /// `nonCanonical`.
    public static func decode(_ text: [UInt8]) throws(BytesError) -> (humanReadablePart: String, bytes: [UInt8]) {
        try decode(text.span)
    }

    /// Joins values of five bits to bytes; the first of them is at `start` in the text.
    ///
    /// At most four bits may be left over, and they must be zero (BIP 173, as for segwit addresses).
    private static func bytes(from values: Span<UInt8>, at start: Int) throws(BytesError) -> [UInt8] {
        // Allocated once at its final size: an array that grows leaves copies of its contents behind.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count / 8 * 5 + 5)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for index in values.indices {
            bits = bits &<< 5 | UInt32(values[index])
            bitCount += 5
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits &>> bitCount))
                bits &= (1 &<< bitCount) &- 1
            }
        }
        guard bitCount < 5, bits == 0 else {
            wipe(&bytes)
            if bitCount >= 5 {
                throw .invalidLength(characters: values.count)
            }
            throw .nonCanonical(offset: start + values.count - 1)
        }
        return bytes
    }
}
