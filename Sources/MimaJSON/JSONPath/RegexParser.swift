/// What an expression is made of (RFC 9485 §4).
indirect enum RegexExpression {
    case character(RegexSet)
    case start, end
    case sequence([RegexExpression])
    case choice([RegexExpression])
    case repeated(RegexExpression, atLeast: Int, atMost: Int?)

    /// Appends the program; false when it becomes too long.
    func emit(to program: inout [RegexInstruction]) -> Bool {
        guard program.count < RegexParser.stateLimit else { return false }
        switch self {
        case .character(let set): program.append(.character(set))
        case .start: program.append(.start)
        case .end: program.append(.end)
        case .sequence(let parts):
            for part in parts { guard part.emit(to: &program) else { return false } }
        case .choice(let branches):
            var jumps: [Int] = []
            for (position, branch) in branches.enumerated() {
                let split = program.count
                if position < branches.count - 1 { program.append(.split(split + 1, split + 1)) }
                guard branch.emit(to: &program) else { return false }
                guard position < branches.count - 1 else { break }
                jumps.append(program.count)
                program.append(.jump(0))
                program[split] = .split(split + 1, program.count)
            }
            for jump in jumps { program[jump] = .jump(program.count) }
        case .repeated(let inner, let atLeast, let atMost):
            for _ in 0..<atLeast { guard inner.emit(to: &program) else { return false } }
            guard let atMost else {
                let split = program.count
                program.append(.split(split + 1, split + 1))
                guard inner.emit(to: &program) else { return false }
                program.append(.jump(split))
                program[split] = .split(split + 1, program.count)
                return true
            }
            var splits: [Int] = []
            for _ in atLeast..<max(atLeast, atMost) {
                splits.append(program.count)
                program.append(.split(0, 0))
                guard inner.emit(to: &program) else { return false }
            }
            for split in splits { program[split] = .split(split + 1, program.count) }
        }
        return true
    }
}

/// A general category of Unicode, or a whole group of them, by its name in `\p{…}`.
struct RegexCategory: Sendable {
    let name: String
    let isInverted: Bool

    /// Nil for a name that RFC 9485 does not have.
    init?(_ name: String, isInverted: Bool) {
        guard Self.names.contains(name) else { return nil }
        self.name = name
        self.isInverted = isInverted
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        Self.name(scalar.properties.generalCategory).hasPrefix(name) != isInverted
    }

    private static let names: Set<String> = [
        "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf",
        "Pi", "Po", "Ps", "Z", "Zl", "Zp", "Zs", "S", "Sc", "Sk", "Sm", "So", "C", "Cc", "Cf", "Cn", "Co",
    ]

    private static func name(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}

/// Reads an expression (RFC 9485 §4).
struct RegexParser {
    /// How many states an expression may have: `{1000}` repeats what is before it a thousand times.
    static let stateLimit = 10_000
    private static let depthLimit = 100

    private let scalars: [Unicode.Scalar]
    private var i = 0
    private var depth = 0

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    private var next: Unicode.Scalar? { i < scalars.count ? scalars[i] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        i += 1
        return true
    }

    /// The whole pattern.
    mutating func whole() -> RegexExpression? {
        guard let expression = choice(), i == scalars.count else { return nil }
        return expression
    }

    private mutating func choice() -> RegexExpression? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { return nil }
        var branches: [RegexExpression] = []
        repeat {
            var pieces: [RegexExpression] = []
            while let scalar = next, scalar != "|", scalar != ")" {
                guard let atom = atom(), let piece = quantified(atom) else { return nil }
                pieces.append(piece)
            }
            branches.append(.sequence(pieces))
        } while take("|")
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func quantified(_ atom: RegexExpression) -> RegexExpression? {
        if take("*") { return .repeated(atom, atLeast: 0, atMost: nil) }
        if take("+") { return .repeated(atom, atLeast: 1, atMost: nil) }
        if take("?") { return .repeated(atom, atLeast: 0, atMost: 1) }
        guard take("{") else { return atom }
        guard let atLeast = number() else { return nil }
        if take("}") { return .repeated(atom, atLeast: atLeast, atMost: atLeast) }
        guard take(",") else { return nil }
        if take("}") { return .repeated(atom, atLeast: atLeast, atMost: nil) }
        guard let atMost = number(), atMost >= atLeast, take("}") else { return nil }
        return .repeated(atom, atLeast: atLeast, atMost: atMost)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, 0x30...0x39 ~= scalar.value {
            // No longer count is of use.
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), Self.stateLimit)
            i += 1
        }
        return value
    }

    private mutating func atom() -> RegexExpression? {
        guard let scalar = next else { return nil }
        i += 1
        switch scalar {
        case "(":
            guard let inner = choice(), take(")") else { return nil }
            return inner
        case ".":
            // Any character but a line's end.
            return .character(RegexSet(ranges: [0x0A...0x0A, 0x0D...0x0D], isInverted: true))
        case "^": return .start
        case "$": return .end
        case "\\": return escape().map { .character($0) }
        case "[": return set().map { .character($0) }
        case ")", "*", "+", "?", "]", "{", "|", "}": return nil
        default: return .character(RegexSet(ranges: [scalar.value...scalar.value]))
        }
    }

    /// What follows a backslash.
    private mutating func escape() -> RegexSet? {
        guard let scalar = next else { return nil }
        i += 1
        let value: UInt32
        switch scalar {
        case "n": value = 0x0A
        case "r": value = 0x0D
        case "t": value = 0x09
        case "(", ")", "*", "+", "-", ".", "?", "[", "\\", "]", "^", "{", "|", "}": value = scalar.value
        case "p", "P":
            guard take("{") else { return nil }
            var name = ""
            while let letter = next, letter != "}", name.count < 3 {
                name.unicodeScalars.append(letter)
                i += 1
            }
            guard take("}"), let category = RegexCategory(name, isInverted: scalar == "P") else { return nil }
            return RegexSet(categories: [category])
        default: return nil
        }
        return RegexSet(ranges: [value...value])
    }

    /// What follows `[`.
    private mutating func set() -> RegexSet? {
        var set = RegexSet()
        set.isInverted = take("^")
        var isFirst = true
        while let scalar = next {
            i += 1
            switch scalar {
            case "]": return isFirst ? nil : set
            case "-":
                guard isFirst || next == "]" else { return nil }
                set.ranges.append(0x2D...0x2D)
            case "[": return nil
            default:
                var lower = scalar.value
                if scalar == "\\" {
                    guard let escaped = escape() else { return nil }
                    guard let only = escaped.ranges.first else {
                        set.categories += escaped.categories
                        break
                    }
                    lower = only.lowerBound
                }
                guard let upper = rangeEnd(lower), upper >= lower else { return nil }
                set.ranges.append(lower...upper)
            }
            isFirst = false
        }
        return nil
    }

    /// The end of a range that begins with `lower`, which is also its end when no hyphen follows.
    private mutating func rangeEnd(_ lower: UInt32) -> UInt32? {
        guard next == "-", i + 1 < scalars.count, scalars[i + 1] != "]" else { return lower }
        i += 1
        guard let scalar = next, scalar != "[", scalar != "-" else { return nil }
        i += 1
        guard scalar == "\\" else { return scalar.value }
        return escape()?.ranges.first?.lowerBound
    }
}
