/// Why a text is not a valid encoding of bytes.
@nonexhaustive
public enum BytesError: Error, Equatable, Sendable {
    /// A character outside the alphabet stands at `offset` (in bytes of UTF-8 from the text's start).
    case invalidCharacter(UInt8, offset: Int)
}
