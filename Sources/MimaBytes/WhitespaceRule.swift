/// What a decoder does with white space: space, tab, carriage return and line feed.
public enum WhitespaceRule: Sendable {
    /// White space is an invalid character like any other.
    case reject
    /// White space is skipped wherever it stands, also within the padding.
    case skip

    /// Whether `character` is to be passed over.
    func skips(_ character: UInt8) -> Bool {
        switch character {
        case 0x20, 0x09, 0x0d, 0x0a: self == .skip
        default: false
        }
    }
}
