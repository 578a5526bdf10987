/// A regular expression in the language of RFC 9485, which JSONPath's `match` and `search` take.
///
/// It is run as a set of states that all take in one character at once (Thompson, 1968): the time is the length of the
/// text by the number of states, whatever the expression. `^` and `$` hold at the text's ends, as the RFC's mapping to
/// other languages (§5) has it.
struct InteroperableRegex: Sendable {
    private let program: [RegexInstruction]

    /// The expression of a pattern; nil when it is none, or has more than ``RegexParser/stateLimit`` states.
    init?(_ pattern: String) {
        var parser = RegexParser(pattern)
        guard let expression = parser.whole() else { return nil }
        var program: [RegexInstruction] = []
        guard expression.emit(to: &program) else { return nil }
        self.program = program + [.match]
    }

    /// Whether the whole of `text`, or any part of it, matches.
    func matches(_ text: String, isWhole: Bool) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var current = RegexStates(count: program.count)
        var next = RegexStates(count: program.count)
        current.add(0, program, isStart: true, isEnd: scalars.isEmpty)
        for (position, scalar) in scalars.enumerated() {
            if !isWhole, current.isMatch { return true }
            let isEnd = position == scalars.count - 1
            next.removeAll()
            for state in current.list {
                guard case .character(let set) = program[state], set.contains(scalar) else { continue }
                next.add(state + 1, program, isStart: false, isEnd: isEnd)
            }
            if !isWhole { next.add(0, program, isStart: false, isEnd: isEnd) }
            swap(&current, &next)
            if isWhole, !isEnd, current.list.isEmpty { return false }
        }
        return current.isMatch
    }
}

/// A step of an expression's program.
enum RegexInstruction: Sendable {
    case character(RegexSet)
    case split(Int, Int)
    case jump(Int)
    case start, end, match
}

/// The states that a run is in.
private struct RegexStates {
    private(set) var list: [Int] = []
    private(set) var isMatch = false
    /// When each state was last added, so that clearing costs nothing.
    private var marks: [Int]
    private var round = 1

    init(count: Int) { marks = [Int](repeating: 0, count: count) }

    mutating func removeAll() {
        list.removeAll(keepingCapacity: true)
        isMatch = false
        round += 1
    }

    /// Adds a state, and all that are reached from it without a character.
    mutating func add(_ state: Int, _ program: [RegexInstruction], isStart: Bool, isEnd: Bool) {
        var waiting = [state]
        while let state = waiting.popLast() {
            guard marks[state] != round else { continue }
            marks[state] = round
            switch program[state] {
            case .character: list.append(state)
            case .split(let first, let second): waiting += [second, first]
            case .jump(let target): waiting.append(target)
            case .start: if isStart { waiting.append(state + 1) }
            case .end: if isEnd { waiting.append(state + 1) }
            case .match: isMatch = true
            }
        }
    }
}

/// A set of characters.
struct RegexSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var categories: [RegexCategory] = []
    var isInverted = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isListed = ranges.contains { $0.contains(scalar.value) } || categories.contains { $0.contains(scalar) }
        return isListed != isInverted
    }
}
