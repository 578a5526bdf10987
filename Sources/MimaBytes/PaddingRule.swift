/// What a decoder demands of the "=" that fill the last group of characters (RFC 4648 §3.2).
public enum PaddingRule: Sendable {
    /// The last group must be filled.
    case required
    /// There must be no padding.
    case forbidden
    /// The last group is either filled or has no padding at all.
    case optional
}
