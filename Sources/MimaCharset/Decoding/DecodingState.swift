/// What the encodings that switch between modes remember from one byte to the next.
struct DecodingState: Sendable {
    /// Which characters the bytes stand for.
    enum Mode: Sendable {
        case ascii
        case roman
        case katakana
        case twoByte
        case base64
    }

    var mode = Mode.ascii
    /// ISO-2022-JP: an escape sequence came last, so that another one is an error.
    var isAfterEscape = false
    /// UTF-7: bits that are not yet a code unit, and how many they are.
    var bits: UInt32 = 0
    var bitCount = 0
    /// UTF-7: a high surrogate that waits for its low one.
    var highSurrogate: UInt32 = 0
    /// UTF-7: the shift has just been made, so that "-" is a plus sign.
    var isAfterShift = false
}
