extension Hex {
    /// The bytes that `text` stands for. Digits may be of either case.
    ///
    /// Throws `invalidCharacter`, or `invalidLength` when a digit is left over.
    public static func decode(_ text: String, whitespace: WhitespaceRule = .reject) throws(BytesError) -> [UInt8] {
        try decode(text.utf8.span, whitespace: whitespace)
    }

    /// The bytes that `text`, in ASCII, stands for. Digits may be of either case.
    ///
    /// Throws `invalidCharacter`, or `invalidLength` when a digit is left over.
    public static func decode(
        _ text: Span<UInt8>,
        whitespace: WhitespaceRule = .reject
    ) throws(BytesError) -> [UInt8] {
        try [UInt8](capacity: maximumDecodedCount(characterCount: text.count)) {
            (output: inout OutputSpan<UInt8>) throws(BytesError) in
            try decode(text, whitespace: whitespace, into: &output)
        }
    }

    /// The bytes that `text`, in ASCII, stands for. Digits may be of either case.
    ///
    /// Throws `invalidCharacter`, or `invalidLength` when a digit is left over.
    public static func decode(_ text: [UInt8], whitespace: WhitespaceRule = .reject) throws(BytesError) -> [UInt8] {
        try decode(text.span, whitespace: whitespace)
    }

    /// Appends the bytes that `text`, in ASCII, stands for to `output`.
    ///
    /// ``maximumDecodedCount(characterCount:)`` is always room enough. Throws `invalidCharacter`, `invalidLength` or
    /// `outputTooSmall`; `output` then has the count it had before.
    public static func decode(
        _ text: Span<UInt8>,
        whitespace: WhitespaceRule = .reject,
        into output: inout OutputSpan<UInt8>
    ) throws(BytesError) {
        let before = output.count
        let room = output.freeCapacity
        do {
            try appendDecoded(text, whitespace: whitespace, room: room, to: &output)
        } catch {
            output.removeLast(output.count - before)
            throw error
        }
    }

    private static func appendDecoded(
        _ text: Span<UInt8>,
        whitespace: WhitespaceRule,
        room: Int,
        to output: inout OutputSpan<UInt8>
    ) throws(BytesError) {
        var index = decodeBlocks(text, from: 0, into: &output)
        var digits = index
        var high: UInt8 = 0
        while index < text.count {
            let character = text[index]
            let value = value(of: character)
            if value > 15 {
                guard whitespace.skips(character) else {
                    throw .invalidCharacter(character, offset: index)
                }
                index += 1
                if digits.isMultiple(of: 2) {
                    index = decodeBlocks(text, from: index, digits: &digits, into: &output)
                }
                continue
            }
            if digits.isMultiple(of: 2) {
                high = value
            } else {
                guard !output.isFull else { throw .outputTooSmall(capacity: room) }
                output.append(high &<< 4 | value)
            }
            digits += 1
            index += 1
        }
        guard digits.isMultiple(of: 2) else { throw .invalidLength(characters: digits) }
    }

    /// Goes on with whole blocks after white space; returns the index of the first character that is left.
    private static func decodeBlocks(
        _ text: Span<UInt8>,
        from index: Int,
        digits: inout Int,
        into output: inout OutputSpan<UInt8>
    ) -> Int {
        let next = decodeBlocks(text, from: index, into: &output)
        digits += next - index
        return next
    }

    /// The value of a digit, 0xff for any other character.
    private static func value(of character: UInt8) -> UInt8 {
        let isDigit = mask(character, from: 48, count: 10)
        let isLetter = mask(character | 0x20, from: 97, count: 6)
        return (character &- 48) & isDigit
            | ((character | 0x20) &- 87) & isLetter
            | ~(isDigit | isLetter)
    }
}
