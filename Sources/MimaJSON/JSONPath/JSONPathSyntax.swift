// What a JSONPath query is made of (RFC 9535 §2).

/// `[…]` or `..[…]`: the selectors in it, applied to each node or to it and all below it.
struct JSONPathSegment: Sendable {
    var selectors: [JSONPathSelector]
    var isDescendant = false
}

indirect enum JSONPathSelector: Sendable {
    case name([UInt8])
    case wildcard
    case index(Int)
    case slice(start: Int?, end: Int?, step: Int)
    case filter(JSONPathLogical)
}

/// A query within a filter, from the root or from the current node.
struct JSONPathSubquery: Sendable {
    var isFromRoot: Bool
    var segments: [JSONPathSegment]

    /// Whether it finds one node at most (§2.3.5.1).
    var isSingular: Bool {
        segments.allSatisfy { segment in
            guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
            switch segment.selectors[0] {
            case .name, .index: return true
            case .wildcard, .slice, .filter: return false
            }
        }
    }
}

indirect enum JSONPathLogical: Sendable {
    case or([JSONPathLogical])
    case and([JSONPathLogical])
    case not(JSONPathLogical)
    case exists(JSONPathSubquery)
    case compare(JSONPathOperand, JSONPathComparison, JSONPathOperand)
    /// `match` must cover the whole string, `search` any part.
    case matches(JSONPathOperand, pattern: JSONPathPattern, isWhole: Bool)
}

enum JSONPathComparison: Sendable { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }

indirect enum JSONPathOperand: Sendable {
    /// A literal's JSON text.
    case literal([UInt8])
    case query(JSONPathSubquery)
    case length(JSONPathOperand)
    case count(JSONPathSubquery)
    case value(JSONPathSubquery)
}

/// The expression that a string is to match.
indirect enum JSONPathPattern: Sendable {
    /// A literal's expression, made with the query; nil when the literal is none, which nothing matches.
    case ready(InteroperableRegex?)
    /// One that the text holds, made when it is met.
    case computed(JSONPathOperand)

    init(_ operand: JSONPathOperand) {
        guard case .literal(let text) = operand else {
            self = .computed(operand)
            return
        }
        self = .ready(
            withBytes(text) { literal in
                let value = literal.wholeValue
                guard value.kind == .string else { return nil }
                return InteroperableRegex(value.withString(in: literal) { $0.string })
            }
        )
    }
}
