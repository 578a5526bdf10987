/// What the encodings that switch between modes remember from one character to the next.
struct EncodingState: Sendable {
    /// Which characters the bytes stand for.
    var mode = DecodingState.Mode.ascii
    /// UTF-7: bits that are not yet six, and how many they are.
    var bits: UInt32 = 0
    var bitCount = 0
}

/// Why an encoding kernel stopped.
enum EncodingStop {
    /// All has been read, but perhaps for a character that the end cuts.
    case end
    /// The target has no room for a step.
    case full
    /// The encoding does not have the character, which is `count` bytes of UTF-8.
    case unmappable(code: UInt32, count: Int)
    /// The next `count` bytes are not UTF-8.
    case malformed(count: Int)
}
