/// Reads a JSONPath query (RFC 9535).
struct JSONPathParser {
    private let text: [UInt8]
    private var i = 0
    private var depth = 0

    /// Filters, parentheses and functions within one another.
    private static let depthLimit = 100

    init(_ text: [UInt8]) { self.text = text }

    private var byte: UInt8 { i < text.count ? text[i] : 0 }
    private func byte(ahead k: Int) -> UInt8 { i + k < text.count ? text[i + k] : 0 }

    private func bad(_ reason: String) -> JSONError { .badQuery(reason: reason, offset: i) }

    private mutating func skipSpace() {
        while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { i += 1 }
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard i < text.count, byte == wanted else { return false }
        i += 1
        return true
    }

    private mutating func take(_ wanted: StaticString) -> Bool {
        let count = wanted.utf8CodeUnitCount
        guard i + count <= text.count, withBytes(text, { $0[i..<i + count].equals(wanted) }) else { return false }
        i += count
        return true
    }

    mutating func query() throws(JSONError) -> [JSONPathSegment] {
        guard String(validating: text, as: UTF8.self) != nil else { throw bad("it is not UTF-8") }
        guard take(0x24) else { throw bad("a query begins with $") }
        let segments = try segments()
        guard i == text.count else { throw bad("a segment was expected: . or [") }
        return segments
    }

    private mutating func segments() throws(JSONError) -> [JSONPathSegment] {
        var segments: [JSONPathSegment] = []
        while true {
            let start = i
            skipSpace()
            if byte == 0x5B {
                segments.append(JSONPathSegment(selectors: try bracket()))
            } else if take(0x2E) {
                let isDescendant = take(0x2E)
                if isDescendant, byte == 0x5B {
                    segments.append(JSONPathSegment(selectors: try bracket(), isDescendant: true))
                } else if take(0x2A) {
                    segments.append(JSONPathSegment(selectors: [.wildcard], isDescendant: isDescendant))
                } else {
                    segments.append(JSONPathSegment(selectors: [.name(try shorthand())], isDescendant: isDescendant))
                }
            } else {
                i = start
                return segments
            }
        }
    }

    /// A name behind a dot (§2.5.1.1).
    private mutating func shorthand() throws(JSONError) -> [UInt8] {
        let start = i
        while i < text.count {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: i += 1
            case 0x30...0x39 where i > start: i += 1
            default:
                guard i > start else { throw bad("a name was expected") }
                return Array(text[start..<i])
            }
        }
        guard i > start else { throw bad("a name was expected") }
        return Array(text[start...])
    }

    private mutating func bracket() throws(JSONError) -> [JSONPathSelector] {
        i += 1
        var selectors: [JSONPathSelector] = []
        repeat {
            skipSpace()
            selectors.append(try selector())
            skipSpace()
        } while take(0x2C)
        guard take(0x5D) else { throw bad("] was expected") }
        return selectors
    }

    private mutating func selector() throws(JSONError) -> JSONPathSelector {
        switch byte {
        case 0x22, 0x27: return .name(try string())
        case 0x2A:
            i += 1
            return .wildcard
        case 0x3F:
            i += 1
            skipSpace()
            return .filter(try or())
        default: return try indexOrSlice()
        }
    }

    private mutating func indexOrSlice() throws(JSONError) -> JSONPathSelector {
        var start: Int?
        if byte != 0x3A {
            let number = try integer()
            let mark = i
            skipSpace()
            guard byte == 0x3A else {
                i = mark
                return .index(number)
            }
            start = number
        }
        i += 1
        skipSpace()
        var end: Int?
        var step = 1
        if byte == 0x2D || 0x30...0x39 ~= byte {
            end = try integer()
            skipSpace()
        }
        if take(0x3A) {
            let mark = i
            skipSpace()
            if byte == 0x2D || 0x30...0x39 ~= byte { step = try integer() } else { i = mark }
        }
        return .slice(start: start, end: end, step: step)
    }

    /// An integer within ±(2^53 - 1) (§2.1), without a leading zero.
    private mutating func integer() throws(JSONError) -> Int {
        let isNegative = take(0x2D)
        let start = i
        var value = 0
        while 0x30...0x39 ~= byte, i < text.count {
            guard i - start < 16 else { throw bad("the number is too large") }
            value = value * 10 + Int(byte - 0x30)
            i += 1
        }
        guard i > start else { throw bad("a selector was expected") }
        guard text[start] != 0x30 || (i == start + 1 && !isNegative) else { throw bad("a zero leads the number") }
        guard value <= 9_007_199_254_740_991 else { throw bad("the number is too large") }
        return isNegative ? -value : value
    }

    /// A string in quotes (§2.3.1.1), without its escapes.
    private mutating func string() throws(JSONError) -> [UInt8] {
        let quote = byte
        i += 1
        var out: [UInt8] = []
        while i < text.count {
            let byte = self.byte
            if byte == quote {
                i += 1
                return out
            }
            guard byte >= 0x20 else { throw bad("a control character must be escaped") }
            i += 1
            guard byte == 0x5C else {
                out.append(byte)
                continue
            }
            let escape = self.byte
            i += 1
            switch escape {
            case 0x62: out.append(0x08)
            case 0x66: out.append(0x0C)
            case 0x6E: out.append(0x0A)
            case 0x72: out.append(0x0D)
            case 0x74: out.append(0x09)
            case 0x2F, 0x5C, quote: out.append(escape)
            case 0x75:
                var scalar = try codeUnit()
                if 0xD800...0xDBFF ~= scalar, take(0x5C), take(0x75) {
                    let low = try codeUnit()
                    guard 0xDC00...0xDFFF ~= low else { throw bad("a surrogate has no other half") }
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                }
                guard let valid = Unicode.Scalar(scalar) else { throw bad("a surrogate has no other half") }
                out.append(contentsOf: Array(String(Character(valid)).utf8))
            default: throw bad("bad escape")
            }
        }
        throw bad("the string does not end")
    }

    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = hexDigit(byte) else { throw bad("four hexadecimal digits were expected") }
            value = value << 4 | digit
            i += 1
        }
        return value
    }

    // Filters (§2.3.5)

    private mutating func nested<R>(_ body: (inout JSONPathParser) throws(JSONError) -> R) throws(JSONError) -> R {
        guard depth < Self.depthLimit else { throw bad("nested deeper than \(Self.depthLimit) levels") }
        depth += 1
        let result = try body(&self)
        depth -= 1
        return result
    }

    private mutating func or() throws(JSONError) -> JSONPathLogical {
        try nested { parser throws(JSONError) in
            var terms = [try parser.and()]
            parser.skipSpace()
            while parser.take("||") {
                parser.skipSpace()
                terms.append(try parser.and())
                parser.skipSpace()
            }
            return terms.count == 1 ? terms[0] : .or(terms)
        }
    }

    private mutating func and() throws(JSONError) -> JSONPathLogical {
        var terms = [try basic()]
        skipSpace()
        while take("&&") {
            skipSpace()
            terms.append(try basic())
            skipSpace()
        }
        return terms.count == 1 ? terms[0] : .and(terms)
    }

    private mutating func basic() throws(JSONError) -> JSONPathLogical {
        if take(0x21) {
            skipSpace()
            if byte == 0x28 { return .not(try parenthesis()) }
            return .not(try test())
        }
        if byte == 0x28 { return try parenthesis() }
        if byte == 0x6D || byte == 0x73, let call = try matchCall() { return call }
        let mark = i
        let left = try operand()
        let afterLeft = i
        skipSpace()
        guard let comparison = comparison() else {
            guard case .query(let query) = left else {
                i = mark
                throw bad("a comparison was expected")
            }
            i = afterLeft
            return .exists(query)
        }
        try requireValue(left)
        skipSpace()
        let right = try operand()
        try requireValue(right)
        return .compare(left, comparison, right)
    }

    private mutating func parenthesis() throws(JSONError) -> JSONPathLogical {
        i += 1
        skipSpace()
        let inner = try or()
        skipSpace()
        guard take(0x29) else { throw bad(") was expected") }
        return inner
    }

    /// What stands behind a `!`: a query or a logical function.
    private mutating func test() throws(JSONError) -> JSONPathLogical {
        if let call = try matchCall() { return call }
        guard byte == 0x40 || byte == 0x24 else { throw bad("a query was expected") }
        return .exists(try subquery())
    }

    private func requireValue(_ operand: JSONPathOperand) throws(JSONError) {
        if case .query(let query) = operand, !query.isSingular {
            throw bad("a query that may find many nodes cannot be compared")
        }
    }

    private mutating func comparison() -> JSONPathComparison? {
        if take("==") { return .equal }
        if take("!=") { return .notEqual }
        if take("<=") { return .lessOrEqual }
        if take(">=") { return .greaterOrEqual }
        if take(0x3C) { return .less }
        return take(0x3E) ? .greater : nil
    }

    private mutating func subquery() throws(JSONError) -> JSONPathSubquery {
        let isFromRoot = byte == 0x24
        i += 1
        return try nested { parser throws(JSONError) in
            JSONPathSubquery(isFromRoot: isFromRoot, segments: try parser.segments())
        }
    }

    private mutating func operand() throws(JSONError) -> JSONPathOperand {
        switch byte {
        case 0x24, 0x40: return .query(try subquery())
        case 0x22, 0x27:
            let content = try string()
            var quoted: [UInt8] = []
            withBytes(content) { $0.appendQuoted(to: &quoted, .minimal) }
            return .literal(quoted)
        case 0x2D, 0x30...0x39: return .literal(try number())
        default: break
        }
        if take("length(") {
            return .length(try nested { parser throws(JSONError) in try parser.valueArgument() })
        }
        if take("count(") { return .count(try queryArgument()) }
        if take("value(") { return .value(try queryArgument()) }
        for word in ["true", "false", "null"] as [StaticString] where take(word) {
            return .literal(Array("\(word)".utf8))
        }
        throw bad("a value, a query or a function was expected")
    }

    private mutating func number() throws(JSONError) -> [UInt8] {
        let start = i
        _ = take(0x2D)
        let digits = i
        while 0x30...0x39 ~= byte { i += 1 }
        guard i > digits, text[digits] != 0x30 || i == digits + 1 else { throw bad("bad number") }
        if take(0x2E) {
            guard 0x30...0x39 ~= byte else { throw bad("bad number") }
            while 0x30...0x39 ~= byte { i += 1 }
        }
        if byte == 0x65 || byte == 0x45 {
            i += 1
            if byte == 0x2B || byte == 0x2D { i += 1 }
            guard 0x30...0x39 ~= byte else { throw bad("bad number") }
            while 0x30...0x39 ~= byte { i += 1 }
        }
        return Array(text[start..<i])
    }

    // Functions (§2.4)

    private mutating func valueArgument() throws(JSONError) -> JSONPathOperand {
        let argument = try innerValue()
        guard take(0x29) else { throw bad(") was expected") }
        return argument
    }

    private mutating func innerValue() throws(JSONError) -> JSONPathOperand {
        skipSpace()
        let argument = try operand()
        try requireValue(argument)
        skipSpace()
        return argument
    }

    private mutating func queryArgument() throws(JSONError) -> JSONPathSubquery {
        skipSpace()
        guard byte == 0x24 || byte == 0x40 else { throw bad("a query was expected") }
        let query = try subquery()
        skipSpace()
        guard take(0x29) else { throw bad(") was expected") }
        return query
    }

    private mutating func matchCall() throws(JSONError) -> JSONPathLogical? {
        let isWhole: Bool
        if take("match(") {
            isWhole = true
        } else if take("search(") {
            isWhole = false
        } else {
            return nil
        }
        return try nested { parser throws(JSONError) in
            let string = try parser.innerValue()
            guard parser.take(0x2C) else { throw parser.bad("a second argument was expected") }
            let pattern = try parser.valueArgument()
            return .matches(string, pattern: JSONPathPattern(pattern), isWhole: isWhole)
        }
    }
}
