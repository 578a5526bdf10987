/// The condition of `#(…)`.
struct Query {
    enum Comparison { case exists, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, like, notLike, unknown }

    var path: Bytes
    var comparison = Comparison.exists
    /// The value to compare with, without quotes and escapes.
    var value: [UInt8] = []
    var number = 0.0
    /// `~true` and the like: the value is first turned into whether it is so.
    var tilde: Tilde?
    var selectsAll = false
    /// Behind the closing bracket.
    var end = 0

    enum Tilde { case isTrue, isFalse, isNull, exists, unknown }

    /// Asks whether `path` exists.
    init(path: Bytes) { self.path = path }

    /// Reads `#(…)` or `#[…]` at the start of `text`; nil when it does not end.
    init?(_ text: Bytes) {
        path = text[0..<0]
        var i = 2
        var valueStart = 0
        var depth = 1
        var hasEscape = false
        scan: while i < text.count {
            let byte = text[i]
            if depth == 1, valueStart == 0 {
                switch byte {
                case 0x21, 0x3D, 0x3C, 0x3E, 0x25:
                    valueStart = i
                    i += 1
                    continue scan
                default: break
                }
            }
            switch byte {
            case 0x5C: i += 1
            case 0x5B, 0x28: depth += 1
            case 0x5D, 0x29:
                depth -= 1
                if depth == 0 { break scan }
            case 0x22:
                i += 1
                while i < text.count, text[i] != 0x22 {
                    if text[i] == 0x5C {
                        hasEscape = true
                        i += 1
                    }
                    i += 1
                }
            default: break
            }
            i += 1
        }
        guard depth == 0 else { return nil }
        end = i + 1
        guard valueStart > 0 else {
            path = text[2..<i].trimmed
            return
        }
        path = text[2..<valueStart].trimmed
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
        var operand = text.from(length).trimmed
        if operand.count >= 2, operand[0] == 0x22, operand[operand.count - 1] == 0x22 {
            operand = operand[1..<operand.count - 1]
            value = hasEscape ? operand.unescaped : operand.array
        } else {
            value = operand.array
        }
        readTilde()
        number = withBytes(value) { $0.double }
    }

    private mutating func readTilde() {
        guard value.first == 0x7E else { return }
        tilde = withBytes(value) { value in
            let name = value.from(1)
            if name.equals("true") { return .isTrue }
            if name.equals("false") { return .isFalse }
            if name.equals("null") { return .isNull }
            return name.equals("*") ? .exists : .unknown
        }
        value = tilde == .unknown ? [] : [UInt8]("true".utf8)
    }
}
