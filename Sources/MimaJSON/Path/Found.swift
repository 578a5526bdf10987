/// The six kinds of value that gjson tells apart, in the order in which it sorts them.
enum RawKind: UInt8, Sendable {
    case null, `false`, number, string, `true`, json
}

/// A value that lies in the searched text.
struct Hit {
    var kind = RawKind.null
    var lower = 0
    /// Behind the value; -1 for a string without an end.
    var upper = 0

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ kind: RawKind, _ lower: Int, _ upper: Int) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
    }

    var exists: Bool { kind != .null || upper > lower }
}

/// What a search found: a stretch of the text that was searched, or of a text that the search made.
///
/// Four words, which functions return in registers: what is stored and read again at once waits for memory.
struct Found {
    var lower = 0
    /// The kind in the topmost byte, the upper end in the others.
    private var kindAndUpper: UInt64 = 0
    /// Where the value is in the text that was searched; zero when that is not known.
    var index = 0
    /// What few results have; apart, so that the many others are copied without counting references.
    private(set) var extra: Extra?

    final class Extra: Sendable {
        let made: [UInt8]?
        let indexes: [Int]?

        init(_ made: [UInt8]?, _ indexes: [Int]?) {
            self.made = made
            self.indexes = indexes
        }
    }

    /// The text that a modifier, a multipath or a count made, which the stretch is then a part of.
    var made: [UInt8]? {
        get { extra?.made }
        set { setExtra(newValue, indexes) }
    }

    /// Where each element of a collected array is.
    var indexes: [Int]? {
        get { extra?.indexes }
        set { setExtra(made, newValue) }
    }

    @inline(__always)
    var kind: RawKind {
        get { RawKind(rawValue: UInt8(truncatingIfNeeded: kindAndUpper &>> 56)) ?? .null }
        set { self.kindAndUpper = UInt64(newValue.rawValue) &<< 56 | UInt64(truncatingIfNeeded: upper) }
    }

    @inline(__always)
    var upper: Int {
        get { Int(truncatingIfNeeded: kindAndUpper & 0x00FF_FFFF_FFFF_FFFF) }
        set { kindAndUpper = kindAndUpper & 0xFF00_0000_0000_0000 | UInt64(truncatingIfNeeded: newValue) }
    }

    /// Neither made nor collected: a stretch of the searched text.
    @inline(__always)
    var isPlain: Bool { extra == nil }

    private mutating func setExtra(_ made: [UInt8]?, _ indexes: [Int]?) {
        extra = made == nil && indexes == nil ? nil : Extra(made, indexes)
    }

    var exists: Bool { kind != .null || upper > lower }

    init() {}

    @inline(__always)
    init(_ hit: Hit, extra: Extra? = nil) {
        lower = hit.lower
        kindAndUpper = UInt64(hit.kind.rawValue) &<< 56 | UInt64(truncatingIfNeeded: hit.upper)
        self.extra = extra
    }

    @inline(__always)
    init(_ kind: RawKind, _ lower: Int, _ upper: Int) {
        self.init(Hit(kind, lower, upper))
    }

    init(_ kind: RawKind, made: [UInt8], indexes: [Int]? = nil) {
        self.init(Hit(kind, 0, made.count), extra: Extra(made, indexes))
    }

    /// A number of elements.
    static func count(_ count: Int) -> Found {
        let extra = count < smallCounts.count ? smallCounts[count] : Extra([UInt8]("\(count)".utf8), nil)
        return Found(Hit(.number, 0, extra.made?.count ?? 0), extra: extra)
    }

    /// Made once, for arrays so short that the making would take longer than the counting.
    private static let smallCounts = (0..<100).map { Extra([UInt8]("\($0)".utf8), nil) }

    /// Lends the raw bytes.
    @inline(__always)
    func withRaw<R>(in text: Bytes, _ body: (Bytes) -> R) -> R {
        guard !isPlain, let made else { return body(text[lower..<upper]) }
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
