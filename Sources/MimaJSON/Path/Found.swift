/// The six kinds of value that gjson tells apart, in the order in which it sorts them.
enum RawKind: UInt8, Sendable {
    case null, `false`, number, string, `true`, json
}

/// What a search found: a stretch of the text that was searched, or of a text that the search made.
struct Found {
    var kind = RawKind.null
    var lower = 0
    var upper = 0
    /// The text that a modifier, a multipath or a count made, which the stretch is then a part of.
    var made: [UInt8]?
    /// Where the value is in the text that was searched; zero when that is not known.
    var index = 0
    /// Where each element of a collected array is.
    var indexes: [Int]?

    var exists: Bool { kind != .null || upper > lower }

    init() {}

    @inline(__always)
    init(_ kind: RawKind, _ lower: Int, _ upper: Int) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
    }

    init(_ kind: RawKind, made: [UInt8]) {
        self.kind = kind
        upper = made.count
        self.made = made
    }

    /// Lends the raw bytes.
    @inline(__always)
    func withRaw<R>(in text: Bytes, _ body: (Bytes) -> R) -> R {
        guard let made else { return body(text[lower..<upper]) }
        return withBytes(made) { body($0[lower..<upper]) }
    }

    /// Lends the string that a value of kind `string` is, without quotes and escapes.
    @inline(__always)
    func withString<R>(in text: Bytes, _ body: (Bytes) -> R) -> R {
        withRaw(in: text) { raw in
            let content = raw.stringContent
            return content.firstIndex(of: 0x5C) == nil ? body(content) : withBytes(content.unescaped, body)
        }
    }
}

extension Bytes {
    /// What is between a string's quotes, the second of which may be missing.
    var stringContent: Bytes {
        guard count > 1 else { return from(1) }
        let end = stringEnd(from: 1)
        return self[1..<(end.isClosed && end.next == count ? count - 1 : count)]
    }
}
