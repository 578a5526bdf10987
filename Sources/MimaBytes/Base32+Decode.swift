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
        for index in text.indices {
            let character = text[index]
            _ = try decoder.take(character, value: alphabet.value(of: character), at: index, into: &output)
        }
        try decoder.finish(at: text.count)
    }
}
