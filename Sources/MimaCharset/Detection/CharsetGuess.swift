/// A character set that a text may be in.
public struct CharsetGuess: Hashable, Sendable {
    /// The character set.
    public let charset: Charset
    /// The language that the text then seems to be in, as a BCP 47 tag, where that was weighed.
    public let language: String?
    /// How sure the guess is, from 0 to 1; 1 is for what the text itself says or what cannot be mistaken.
    public let confidence: Double
}
