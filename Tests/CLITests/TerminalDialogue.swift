/// Plays a script's terminal lines: waits for each prompt and types each answer, in order.
struct TerminalDialogue {
    struct Problem {
        let line: Int
        let text: String
    }

    private var steps: ArraySlice<Script.TerminalStep>
    /// What the terminal shows and no step has accounted for.
    private var shown: [UInt8] = []
    /// What was typed, line by line, and the terminal will show since it echoes.
    private var echoes: ArraySlice<[UInt8]> = []
    /// The script line that was played last.
    private var line = 0
    private(set) var values: [String: String]
    private(set) var problem: Problem?

    init(_ steps: [Script.TerminalStep], values: [String: String]) {
        self.steps = steps[...]
        self.values = values
    }

    /// Does what can be done now.
    mutating func advance(on terminal: PseudoTerminal) {
        read(terminal)
        while problem == nil, let step = steps.first {
            switch step {
            case .shows(let expected):
                line = expected.line
                guard take(expected) else { return }
            case .types(let text, let number):
                line = number
                terminal.type(Self.keys(text))
                // A terminal does not show the key that ends the input.
                if text != "^D" { echoes.append([UInt8](text.utf8)) }
            case .typesUnseen(let text, let number):
                line = number
                guard !terminal.echoes else { return }
                terminal.type(Self.keys(text))
            }
            steps.removeFirst()
        }
    }

    /// Accounts for what the command showed last, after it ended.
    mutating func finish(on terminal: PseudoTerminal) {
        terminal.closeDevice()
        read(terminal)
        while problem == nil, case .shows(let expected) = steps.first, take(expected) { steps.removeFirst() }
        guard problem == nil else { return }
        dropEcho()
        let rest = shown.split(separator: UInt8(ascii: "\n")).map { Self.clean($0) }.first { !$0.isEmpty }
        let text =
            switch steps.first {
            case .shows: "this was not shown before the command ended"
            case .types: "the command ended before this was typed"
            case .typesUnseen: "what is typed stayed visible, so this was not typed"
            case nil: ""
            }
        if let rest {
            let also = "the command also showed '\(OutputComparison.visible(rest))'"
            problem = Problem(line: line, text: text.isEmpty ? also : "\(text); \(also)")
        } else if !text.isEmpty {
            problem = Problem(line: line, text: text)
        }
    }

    private mutating func read(_ terminal: PseudoTerminal) {
        var bytes: [UInt8] = []
        terminal.readAvailable(into: &bytes)
        // A terminal ends lines with CR LF.
        shown += bytes.filter { $0 != UInt8(ascii: "\r") }
    }

    /// Takes one shown line, or a prompt that waits on an unfinished line, if it is the expected one.
    private mutating func take(_ expected: Script.ExpectedLine) -> Bool {
        guard dropEcho() else { return false }
        while let end = shown.firstIndex(of: UInt8(ascii: "\n")) {
            let line = Self.clean(shown[..<end])
            shown.removeFirst(end + 1)
            if line.isEmpty { continue }
            if expected.pattern.matches(line, values: &values) { return true }
            let text = "expected '\(expected.pattern.source)', shown '\(OutputComparison.visible(line))'"
            problem = Problem(line: expected.line, text: text)
            return false
        }
        let prompt = Self.clean(shown[...])
        guard !prompt.isEmpty, expected.pattern.matches(prompt, values: &values) else { return false }
        shown = []
        return true
    }

    /// Drops what the terminal shows only because it was typed.
    ///
    /// - Returns: Whether that has been dealt with; otherwise more has to be read first.
    @discardableResult
    private mutating func dropEcho() -> Bool {
        while let echo = echoes.first {
            let rest = shown.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            if rest.starts(with: echo) {
                shown = [UInt8](rest.dropFirst(echo.count))
            } else if echo.starts(with: rest) {
                return false
            }
            echoes.removeFirst()
        }
        return true
    }

    /// What pressing the keys sends: Enter ends each line, and `^C` and `^D` are single keys.
    private static func keys(_ text: String) -> String {
        switch text {
        case "^C": "\u{3}"
        case "^D": "\u{4}"
        default: text + "\r"
        }
    }

    /// The text of a shown line, without the sequences that move the cursor and without spaces around it.
    private static func clean(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var rest = line
        while let byte = rest.popFirst() {
            if byte == 0x1B, rest.first == UInt8(ascii: "[") {
                rest = rest.drop { !(0x40...0x7E).contains($0) || $0 == UInt8(ascii: "[") }.dropFirst()
            } else {
                text.append(byte)
            }
        }
        let blank = UInt8(ascii: " ")
        return [UInt8](text.drop { $0 == blank }.reversed().drop { $0 == blank }.reversed())
    }
}
