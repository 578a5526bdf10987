import Foundation

/// Runs one script in a fresh folder of its own.
struct ScriptRun {
    /// Where a script and the tool disagree: the script's line, and everything a person needs to see.
    struct Failure: Equatable {
        let line: Int
        let text: String
    }

    let script: Script
    /// The program that the script calls `mima`.
    let tool: String
    /// How long a single command may take.
    var timeout: Duration = .seconds(60)

    /// - Returns: Nothing if every command did what it must, or the first command that did not.
    func run() throws -> Failure? {
        let root = FileManager.default.temporaryDirectory.appending(path: "mima-script-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for folder in ["bin", "tmp", "work"] {
            try FileManager.default.createDirectory(at: root.appending(path: folder), withIntermediateDirectories: true)
        }
        let link = root.appending(path: "bin/mima").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: tool)
        let work = root.appending(path: "work")
        for file in script.files {
            let path = work.appending(path: file.name)
            let folder = path.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(file.contents.utf8).write(to: path)
        }

        var values: [String: String] = [:]
        for command in script.commands {
            let process = ShellProcess(
                command: command.text,
                environment: environment(in: root).merging(values) { system, _ in system },
                scratch: root.path,
                terminal: command.terminal.isEmpty ? nil : TerminalDialogue(command.terminal, values: values),
                timeout: timeout
            )
            if let failure = Self.check(try process.run(), of: command, values: &values) { return failure }
        }
        return nil
    }

    /// Nothing of the person's own settings: a scenario means the same everywhere.
    private func environment(in root: URL) -> [String: String] {
        [
            "PATH": root.appending(path: "bin").path + ":" + Programs.searchPath,
            "HOME": root.appending(path: "work").path,
            "TMPDIR": root.appending(path: "tmp").path,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "dumb",
            "NO_COLOR": "1",
        ]
    }

    private static func check(
        _ result: ShellProcess.Result,
        of command: Script.Command,
        values: inout [String: String]
    ) -> Failure? {
        var line = command.line
        var problems: [String] = []
        if let problem = result.terminalProblem {
            line = problem.line
            problems.append("at the terminal, \(problem.text)")
        }
        values.merge(result.values) { _, new in new }
        switch result.end {
        case .exited(command.status):
            break
        case .exited(let status):
            problems.append("the exit status is \(status), expected \(command.status)")
        case .overdue(let timeout):
            problems.append("it ran for longer than \(timeout) and was killed")
        case .abandoned:
            break
        }
        let streams = [
            ("output", result.output, command.output), ("error", result.errors, command.errors),
        ]
        for (name, printed, expected) in streams {
            let comparison = OutputComparison(printed: printed, expected: expected)
            if let difference = comparison.difference(values: &values) {
                if problems.isEmpty { line = difference.line ?? line }
                problems.append("standard \(name) (- expected, + printed):\n\(difference.text)")
            } else if !problems.isEmpty && !printed.isEmpty {
                problems.append("standard \(name) is as expected:\n\(comparison.asPrinted)")
            }
        }
        guard !problems.isEmpty else { return nil }
        return Failure(line: line, text: "$ \(command.text)\n" + problems.joined(separator: "\n"))
    }
}
