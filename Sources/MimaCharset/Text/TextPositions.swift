/// Positions in a text, translated between its bytes of UTF-8, its code units of UTF-16 and its code points: Go's byte and
/// rune views, and what editors and language servers count in.
///
/// It remembers a place in every 1,024 bytes, so that each translation reads no more than that of the text.
public struct TextPositions: Sendable {
    /// A place in a text, in all three units.
    public struct Position: Hashable, Sendable {
        /// The bytes of UTF-8 before it.
        public var utf8: Int
        /// The code units of UTF-16 before it.
        public var utf16: Int
        /// The code points before it.
        public var codePoints: Int
    }

    private static let step = 1024

    private let text: [UInt8]
    /// The places at the multiples of `step` bytes, moved back to where a character begins.
    private let marks: [Position]
    /// The end of the text: its length in each unit.
    public let end: Position

    /// Prepares a text, which is well-formed UTF-8.
    ///
    /// Throws ``CharsetError/malformed(offset:bytes:charset:)`` where it is not.
    public init(utf8 text: [UInt8]) throws(CharsetError) {
        if let offset = UTF8Text.firstMalformedOffset(in: text) {
            throw .malformed(offset: offset, bytes: Array(text[offset...].prefix(4)), charset: .utf8)
        }
        self.text = text
        var position = Position(utf8: 0, utf16: 0, codePoints: 0)
        var marks = [position]
        while position.utf8 < text.count {
            Self.advance(&position, by: text[position.utf8])
            if position.utf8 / Self.step >= marks.count { marks.append(position) }
        }
        self.marks = marks
        end = position
    }

    /// Prepares a text.
    public init(_ text: String) {
        // A String is well-formed UTF-8.
        self = (try? TextPositions(utf8: Array(text.utf8))) ?? TextPositions()
    }

    private init() {
        text = []
        marks = [Position(utf8: 0, utf16: 0, codePoints: 0)]
        end = marks[0]
    }

    /// The place that is `offset` bytes of UTF-8 into the text, or that of the character which has that byte; nil beyond
    /// the end.
    public func at(utf8 offset: Int) -> Position? {
        position(offset) { $0.utf8 }
    }

    /// The place that is `offset` code units of UTF-16 into the text, or that of the character which has that unit; nil
    /// beyond the end.
    public func at(utf16 offset: Int) -> Position? {
        position(offset) { $0.utf16 }
    }

    /// The place that is `offset` code points into the text; nil beyond the end.
    public func at(codePoint offset: Int) -> Position? {
        position(offset) { $0.codePoints }
    }

    private func position(_ offset: Int, _ unit: (Position) -> Int) -> Position? {
        guard offset >= 0, offset <= unit(end) else { return nil }
        // The last mark that is not after the place.
        var low = 0
        var high = marks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if unit(marks[middle]) <= offset { low = middle } else { high = middle }
        }
        var position = marks[low]
        while unit(position) < offset {
            var next = position
            Self.advance(&next, by: text[position.utf8])
            if unit(next) > offset { break }
            position = next
        }
        return position
    }

    /// Goes past a character that begins with `lead`.
    private static func advance(_ position: inout Position, by lead: UInt8) {
        position.utf8 += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        position.utf16 += lead < 0xF0 ? 1 : 2
        position.codePoints += 1
    }
}
