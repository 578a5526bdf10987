/// The condition of `#(…)`.
struct Query {
    enum Comparison { case exists, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, like, notLike, unknown }

    var path: Bytes
    private(set) var comparison = Comparison.exists
    /// The value to compare with, without quotes, and without escapes unless ``unescapedValue`` is there.
    private var value: Bytes
    private var unescapedValue: [UInt8]?
    private(set) var number = 0.0
    /// What the value is as a truth value.
    private(set) var isTrue = false
    private(set) var isFalse = false
    /// `~true` and the like: the value is first turned into whether it is so.
    private(set) var tilde: Tilde?
    var selectsAll = false
    /// Behind the closing bracket.
    private(set) var end = 0
    /// Conditions in parentheses with `&&` and `||` between them, which to gjson are the name of a key.
    private(set) var condition: QueryCondition?

    enum Tilde { case isTrue, isFalse, isNull, exists, unknown }

    /// Asks whether `path` exists.
    init(path: Bytes) {
        self.path = path
        value = path[0..<0]
    }

    /// Reads `#(…)` or `#[…]` in `text`, whose first bracket is before `start`; nil when it does not end.
    init?(_ text: Bytes, from start: Int = 2, depth: Int = 0) {
        path = text[0..<0]
        value = path
        var i = start
        var valueStart = 0
        var level = 1
        var hasEscape = false
        scan: while i < text.count {
            let byte = text[i]
            switch byte {
            case 0x21, 0x3D, 0x3C, 0x3E, 0x25:
                if level == 1, valueStart == 0 { valueStart = i }
            case 0x5C: i &+= 1
            case 0x5B, 0x28: level &+= 1
            case 0x5D, 0x29:
                level &-= 1
                if level == 0 { break scan }
            case 0x22:
                i &+= 1
                while i < text.count, text[i] != 0x22 {
                    if text[i] == 0x5C {
                        hasEscape = true
                        i &+= 1
                    }
                    i &+= 1
                }
            default: break
            }
            i &+= 1
        }
        guard level == 0 else { return nil }
        end = i &+ 1
        guard valueStart > 0 else {
            path = text[start..<i].trimmed
            if path[0] == 0x28 { condition = QueryCondition(path, depth: depth) }
            return
        }
        path = text[start..<valueStart].trimmed
        readComparison(text[valueStart..<i].trimmed, hasEscape: hasEscape)
    }

    private mutating func readComparison(_ text: Bytes, hasEscape: Bool) {
        let followsEqual = text[1] == 0x3D
        var length = 1
        switch text[0] {
        case 0x21:
            if followsEqual {
                (comparison, length) = (.notEqual, 2)
            } else if text[1] == 0x25 {
                (comparison, length) = (.notLike, 2)
            } else if text.count == 1 {
                comparison = .unknown
            } else {
                // No operator at all, but with the whole of it as a value, which existence ignores.
                (comparison, length) = (.exists, 0)
            }
        case 0x3C: (comparison, length) = followsEqual ? (.lessOrEqual, 2) : (.less, 1)
        case 0x3E: (comparison, length) = followsEqual ? (.greaterOrEqual, 2) : (.greater, 1)
        case 0x3D: (comparison, length) = followsEqual ? (.equal, 2) : (.equal, 1)
        default: comparison = .like
        }
        value = text.from(length).trimmed
        if value.count >= 2, value[0] == 0x22, value[value.count - 1] == 0x22 {
            value = value[1..<value.count - 1]
            if hasEscape { unescapedValue = value.unescaped }
        }
        withValue { value in
            if value[0] == 0x7E {
                readTilde(value.from(1))
            } else {
                (isTrue, isFalse) = (value.equals("true"), value.equals("false"))
                number = value.double
            }
        }
    }

    private mutating func readTilde(_ name: Bytes) {
        if name.equals("true") {
            tilde = .isTrue
        } else if name.equals("false") {
            tilde = .isFalse
        } else if name.equals("null") {
            tilde = .isNull
        } else {
            tilde = name.equals("*") ? .exists : .unknown
        }
        isTrue = true
    }

    /// Lends the value to compare with.
    @inline(__always)
    func withValue<R>(_ body: (Bytes) -> R) -> R {
        guard let unescapedValue else { return body(value) }
        return withBytes(unescapedValue, body)
    }
}
