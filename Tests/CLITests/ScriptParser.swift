/// A script that is not written as Scripts/README.md says.
struct ScriptSyntaxError: Error, Equatable {
    let line: Int
    let message: String

    init(_ line: Int, _ message: String) {
        self.line = line
        self.message = message
    }
}

/// Reads the format of Scripts/README.md. What it does not know is an error: a misspelt expectation must not pass.
struct ScriptParser {
    private let lines: [String]
    private var position = 0
    private var script = Script()
    private var names: Set<String> = []

    static func parse(_ text: String) throws(ScriptSyntaxError) -> Script {
        var parser = ScriptParser(text)
        try parser.parseHead()
        try parser.parseCommands()
        return parser.script
    }

    private init(_ text: String) {
        // Split at line feeds alone: a carriage return is part of its line.
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String($0) ?? ""
        }
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
    }

    /// The number that an editor gives to the line just read.
    private var number: Int { position }

    private mutating func next() -> String? {
        guard position < lines.count else { return nil }
        defer { position += 1 }
        return lines[position]
    }

    // MARK: Before the first command

    private mutating func parseHead() throws(ScriptSyntaxError) {
        guard let first = lines.first, first.hasPrefix("# ") else {
            throw ScriptSyntaxError(1, "the first line is a comment that says what the scenario shows: '# …'")
        }
        while let line = next() {
            if line.isEmpty || line.hasPrefix("#") {
                continue
            } else if line.hasPrefix("$") {
                position -= 1
                return
            } else if line.hasPrefix("needs:") {
                let programs = line.dropFirst("needs:".count).split(separator: ",").map(Self.trimmed)
                guard !programs.isEmpty, programs.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
                    throw ScriptSyntaxError(number, "name the programs: 'needs: age, minisign'")
                }
                script.needs += programs
            } else if let name = Self.fileName(line) {
                try parseFiles(first: name)
            } else {
                throw ScriptSyntaxError(number, "neither a comment, nor 'needs:', nor '-- file --', nor '$ command'")
            }
        }
        throw ScriptSyntaxError(lines.count, "a script runs at least one command: '$ mima …'")
    }

    private mutating func parseFiles(first: String) throws(ScriptSyntaxError) {
        var name = first
        var start = number
        var contents = ""
        func end(_ script: inout Script) throws(ScriptSyntaxError) {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
                throw ScriptSyntaxError(start, "'\(name)' is not a file inside the scenario's folder")
            }
            guard !script.files.contains(where: { $0.name == name }) else {
                throw ScriptSyntaxError(start, "there is a file '\(name)' already")
            }
            script.files.append(Script.InputFile(name: name, contents: contents))
        }
        while let line = next() {
            if line == "--" {
                return try end(&script)
            } else if let other = Self.fileName(line) {
                try end(&script)
                (name, start, contents) = (other, number, "")
            } else {
                contents += line + "\n"
            }
        }
        throw ScriptSyntaxError(start, "the file '\(name)' does not end; close it with a line '--'")
    }

    // MARK: Commands

    private mutating func parseCommands() throws(ScriptSyntaxError) {
        /// Empty lines of output count only if more output follows: those before the next command are spacing.
        var empty: [Int] = []
        var inCommand = false
        var statusSeen = false
        while let line = next() {
            if line.hasPrefix("$") {
                script.commands.append(Script.Command(line: number, text: try rest(of: line)))
                while let last = script.commands.last, last.text.hasSuffix("\\"), let more = next() {
                    script.commands[script.commands.count - 1].text += "\n" + more
                }
                (empty, inCommand, statusSeen) = ([], true, false)
            } else if line.hasPrefix("#") {
                (empty, inCommand) = ([], false)
            } else if line.isEmpty {
                empty.append(number)
            } else if line == "--" || Self.fileName(line) != nil {
                throw ScriptSyntaxError(number, "files stand before the first command; an output line is '| \(line)'")
            } else {
                guard inCommand else {
                    throw ScriptSyntaxError(
                        number,
                        "a comment ends a command's expectations; move it before the '$' line"
                    )
                }
                if line.hasPrefix("?") {
                    guard !statusSeen else { throw ScriptSyntaxError(number, "the exit status is expected twice") }
                    statusSeen = true
                }
                try parseExpectation(line, after: empty)
                empty = []
            }
        }
    }

    private mutating func parseExpectation(_ line: String, after empty: [Int]) throws(ScriptSyntaxError) {
        var command = script.commands.removeLast()
        defer { script.commands.append(command) }
        switch line.utf8.first {
        case UInt8(ascii: "!"):
            command.errors.append(try expected(try rest(of: line, mayBeEmpty: true)))
        case UInt8(ascii: "?"):
            guard let status = Int32(try rest(of: line)), (0...255).contains(status) else {
                throw ScriptSyntaxError(number, "an exit status is a number from 0 to 255: '? 3'")
            }
            command.status = status
        case UInt8(ascii: "<"):
            command.terminal.append(.shows(try expected(try rest(of: line))))
        case UInt8(ascii: ">"):
            command.terminal.append(.types(try rest(of: line, mayBeEmpty: true), line: number))
        case UInt8(ascii: "*"):
            command.terminal.append(.typesUnseen(try rest(of: line, mayBeEmpty: true), line: number))
        default:
            let text = line.hasPrefix("|") ? try rest(of: line, mayBeEmpty: true) : line
            if !command.output.isEmpty {
                command.output += empty.map { Script.ExpectedLine(pattern: .empty, line: $0) }
            } else if !empty.isEmpty {
                throw ScriptSyntaxError(number, "an empty first line of output is written '|'")
            }
            command.output.append(try expected(text))
        }
    }

    private mutating func expected(_ text: String) throws(ScriptSyntaxError) -> Script.ExpectedLine {
        do {
            let pattern = try LinePattern(text, known: &names)
            return Script.ExpectedLine(pattern: pattern, line: number)
        } catch {
            throw ScriptSyntaxError(number, error.message)
        }
    }

    /// What follows a line's mark, as `text` in `! text`.
    private func rest(of line: String, mayBeEmpty: Bool = false) throws(ScriptSyntaxError) -> String {
        let rest = line.dropFirst()
        if rest.isEmpty && mayBeEmpty { return "" }
        guard rest.hasPrefix(" "), mayBeEmpty || rest.count > 1 else {
            let mark = line.prefix(1)
            throw ScriptSyntaxError(number, "'\(mark)' is followed by a space and text; an output line is '| \(line)'")
        }
        return String(rest.dropFirst())
    }

    /// The name in `-- name --`.
    private static func fileName(_ line: String) -> String? {
        guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.utf8.count > 6 else { return nil }
        return trimmed(line.dropFirst(3).dropLast(3))
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
