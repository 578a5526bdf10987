/// Decodes base64 and base32 one character at a time: what follows the last whole block, and where white space or
/// mistakes are (RFC 4648 §§3.2, 3.5, 4, 6).
struct GroupDecoder {
    /// 6 for base64, 5 for base32.
    let bitsPerCharacter: Int
    /// The number of characters that encode a whole number of bytes without rest: 4 or 8.
    let groupSize: Int
    let padding: PaddingRule
    let whitespace: WhitespaceRule
    /// The room in the output at the start, for the error.
    let room: Int

    /// Characters that carried bits.
    private var characters = 0
    /// The number of "=" so far.
    private var pads = 0
    /// Bits that do not make a byte yet, in the low end.
    private var bits: UInt32 = 0
    private var bitCount = 0
    /// Where the last character that carried bits was.
    private var lastOffset = 0

    init(bitsPerCharacter: Int, groupSize: Int, padding: PaddingRule, whitespace: WhitespaceRule, room: Int) {
        self.bitsPerCharacter = bitsPerCharacter
        self.groupSize = groupSize
        self.padding = padding
        self.whitespace = whitespace
        self.room = room
    }

    /// Whether whole groups have been read, so that blocks may be decoded by other means.
    var isAtGroupStart: Bool {
        characters % groupSize == 0 && pads == 0
    }

    /// Counts characters that were decoded by other means.
    mutating func skip(characters count: Int) {
        characters += count
    }

    /// Takes the character at `offset`, whose value in the alphabet is `value` (0xff: it is not in it).
    ///
    /// Returns whether it was white space.
    mutating func take(
        _ character: UInt8,
        value: UInt8,
        at offset: Int,
        into output: inout OutputSpan<UInt8>
    ) throws(BytesError) -> Bool {
        if value != 0xff {
            guard pads == 0 else { throw .invalidPadding(offset: offset) }
            characters += 1
            lastOffset = offset
            bits = bits &<< UInt32(bitsPerCharacter) | UInt32(value)
            bitCount += bitsPerCharacter
            if bitCount >= 8 {
                bitCount -= 8
                guard !output.isFull else { throw .outputTooSmall(capacity: room) }
                output.append(UInt8(truncatingIfNeeded: bits &>> UInt32(bitCount)))
                bits &= (1 &<< UInt32(bitCount)) &- 1
            }
            return false
        }
        if character == UInt8(ascii: "=") {
            let used = characters % groupSize
            guard padding != .forbidden, used != 0, endsByte, used + pads < groupSize else {
                throw .invalidPadding(offset: offset)
            }
            pads += 1
            return false
        }
        guard whitespace.skips(character) else { throw .invalidCharacter(character, offset: offset) }
        return true
    }

    /// Checks that the text, whose size is `end`, may end here.
    func finish(at end: Int) throws(BytesError) {
        guard endsByte else { throw .invalidLength(characters: characters) }
        let used = characters % groupSize
        if used != 0 {
            let isFilled = used + pads == groupSize
            guard isFilled || (pads == 0 && padding != .required) else { throw .invalidPadding(offset: end) }
        }
        guard bits == 0 else { throw .nonCanonical(offset: lastOffset) }
    }

    /// Whether the last character was needed for the last byte; another one with no byte to end would encode nothing.
    private var endsByte: Bool {
        bitCount < bitsPerCharacter
    }
}
