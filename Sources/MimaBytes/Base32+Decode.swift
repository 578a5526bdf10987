extension Base32 {
    /// The bytes that `text` stands for.
    ///
    /// Throws `invalidCharacter`, `invalidLength`, `invalidPadding` or `nonCanonical`.
    public static func decode(
        _ text: String,
        alphabet: Alphabet = .standard,
        padding: PaddingRule = .required,
        whitespace: WhitespaceRule = .reject
    ) throws(BytesError) -> [UInt8] {
        try decode(text.utf8.span, alphabet: alphabet, padding: padding, whitespace: whitespace)
    }

    /// The bytes that `text`, in ASCII, stands for.
    ///
    /// Throws `invalidCharacter`, `invalidLength`, `invalidPadding` or `nonCanonical`.
    public static func decode(
        _ text: Span<UInt8>,
        alphabet: Alphabet = .standard,
        padding: PaddingRule = .required,
        whitespace: WhitespaceRule = .reject
    ) throws(BytesError) -> [UInt8] {
        try [UInt8](capacity: maximumDecodedCount(characterCount: text.count)) {
            (output: inout OutputSpan<UInt8>) throws(BytesError) in
            try decode(text, alphabet: alphabet, padding: padding, whitespace: whitespace, into: &output)
        }
    }

    /// The bytes that `text`, in ASCII, stands for.
    ///
    /// Throws `invalidCharacter`, `invalidLength`, `invalidPadding` or `nonCanonical`.
    public static func decode(
        _ text: [UInt8],
        alphabet: Alphabet = .standard,
        padding: PaddingRule = .required,
        whitespace: WhitespaceRule = .reject
    ) throws(BytesError) -> [UInt8] {
        try decode(text.span, alphabet: alphabet, padding: padding, whitespace: whitespace)
    }

    /// Appends the bytes that `text`, in ASCII, stands for to `output`.
    ///
    /// ``maximumDecodedCount(characterCount:)`` is always room enough. Throws `invalidCharacter`, `invalidLength`,
    /// `invalidPadding`, `nonCanonical` or `outputTooSmall`; `output` then has the count it had before.
    public static func decode(
        _ text: Span<UInt8>,
        alphabet: Alphabet = .standard,
        padding: PaddingRule = .required,
        whitespace: WhitespaceRule = .reject,
        into output: inout OutputSpan<UInt8>
    ) throws(BytesError) {
        let before = output.count
        var decoder = GroupDecoder(
            bitsPerCharacter: 5,
            groupSize: 8,
            padding: padding,
            whitespace: whitespace,
            room: output.freeCapacity
        )
        do {
            try decode(text, alphabet: alphabet, with: &decoder, into: &output)
        } catch {
            output.removeLast(output.count - before)
            throw error
        }
    }

    private static func decode(
        _ text: Span<UInt8>,
        alphabet: Alphabet,
        with decoder: inout GroupDecoder,
        into output: inout OutputSpan<UInt8>
    ) throws(BytesError) {
        var index = decodeBlocks(text, from: 0, alphabet: alphabet, into: &output)
        decoder.skip(characters: index)
        while index < text.count {
            if decoder.isAtGroupStart, decodeGroup(text, at: index, alphabet: alphabet, into: &output) {
                decoder.skip(characters: 8)
                index += 8
                continue
            }
            let character = text[index]
            let value = alphabet.value(of: character)
            let wasSpace = try decoder.take(character, value: value, at: index, into: &output)
            index += 1
            // After the end of a line, whole blocks are likely again.
            if wasSpace && decoder.isAtGroupStart {
                let next = decodeBlocks(text, from: index, alphabet: alphabet, into: &output)
                decoder.skip(characters: next - index)
                index = next
            }
        }
        try decoder.finish(at: text.count)
    }

    /// Decodes eight characters at once, when there are so many, all in the alphabet, and room for their five bytes;
    /// otherwise does nothing, and whoever takes them one by one finds out what is wrong.
    @inline(__always)
    private static func decodeGroup(
        _ text: Span<UInt8>,
        at index: Int,
        alphabet: Alphabet,
        into output: inout OutputSpan<UInt8>
    ) -> Bool {
        guard text.count - index >= 8, output.freeCapacity >= 5 else { return false }
        var bits: UInt64 = 0
        var all: UInt8 = 0
        for place in 0..<8 {
            let value = alphabet.value(of: text[index &+ place])
            all |= value
            bits = bits &<< 5 | UInt64(value)
        }
        // What is not in the alphabet has the value 0xff.
        if all > 31 { return false }
        for shift in stride(from: UInt64(32), through: 0, by: -8) {
            output.append(UInt8(truncatingIfNeeded: bits &>> shift))
        }
        return true
    }
}
