/// Why a text is not a valid encoding of bytes.
///
/// Offsets count bytes of UTF-8 from the start of the text as it was given, white space included. No case carries more
/// of the text than one character.
@nonexhaustive
public enum BytesError: Error, Equatable, Sendable {
    /// The byte at `offset` is not a character of the alphabet.
    case invalidCharacter(UInt8, offset: Int)
    /// No whole number of bytes has an encoding of so many characters (white space and padding not counted).
    case invalidLength(characters: Int)
    /// Padding stands at `offset` where none may, or is missing there.
    case invalidPadding(offset: Int)
    /// The character at `offset`, the last before the end or the padding, has bits set that encode nothing.
    case nonCanonical(offset: Int)
    /// The decoded bytes do not fit into the output, which had room for `capacity` more.
    case outputTooSmall(capacity: Int)
    /// Bech32: the letter at `offset` is of the other case than the letters before it.
    case mixedCase(offset: Int)
    /// Bech32: there is no "1" between the human-readable part and the data.
    case missingSeparator
    /// Bech32: the human-readable part is empty (`offset` 0) or has a character at `offset` that is not printable ASCII.
    case invalidHumanReadablePart(offset: Int)
    /// Bech32: the checksum does not fit the text.
    case invalidChecksum
}

extension BytesError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .invalidCharacter(let byte, let offset):
            "The character \(Self.name(byte)) at offset \(offset) does not belong to the encoding."
        case .invalidLength(let characters):
            "\(characters) \(characters == 1 ? "character does" : "characters do") not encode a whole number of bytes."
        case .invalidPadding(let offset):
            "The padding at offset \(offset) is missing, incomplete or not allowed."
        case .nonCanonical(let offset):
            "The last character, at offset \(offset), has unused bits that are not zero."
        case .outputTooSmall(let capacity):
            "The decoded bytes do not fit into the \(capacity) bytes that there is room for."
        case .mixedCase(let offset):
            "The letter at offset \(offset) is not of the same case as those before it."
        case .missingSeparator:
            "The \"1\" that separates the human-readable part from the data is missing."
        case .invalidHumanReadablePart(let offset):
            "The human-readable part is empty or has an invalid character at offset \(offset)."
        case .invalidChecksum:
            "The checksum is wrong: a character has been changed, lost or added."
        }
    }

    /// Printable ASCII in quotes, anything else as a number, so that a message cannot upset a terminal.
    private static func name(_ byte: UInt8) -> String {
        if byte > 0x20 && byte < 0x7f {
            return "\"\(Character(Unicode.Scalar(byte)))\""
        }
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0x0\(digits)" : "0x\(digits)"
    }
}
