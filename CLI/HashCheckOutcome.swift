import Glibc
import Mima

/// What came of one line of a list.
struct HashCheckOutcome {
    enum Verdict {
        case matches
        case differs
        /// There is no such file.
        case missing(ToolError)
        case unreadable(ToolError)

        /// The word for machines.
        var word: String {
            switch self {
            case .matches: "match"
            case .differs: "mismatch"
            case .missing: "missing"
            case .unreadable: "unreadable"
            }
        }

        /// Why the file could not be checked.
        var error: ToolError? {
            switch self {
            case .matches, .differs: nil
            case .missing(let error), .unreadable(let error): error
            }
        }
    }

    enum Result {
        case checked(Checksums.Entry, Verdict, isGuess: Bool)
        case malformed(Checksums.Fault)
    }

    /// The line's number, counted from 1.
    let line: Int
    let result: Result

    /// The line that `--json` prints.
    func json(list: String) -> [UInt8] {
        let line = JSONOutput.number(line)
        let facts: JSONOutput
        switch result {
        case .malformed(let fault):
            facts = .object([
                "list": .string(list), "line": line, "result": "malformed", "error": .string("\(fault)"),
            ])
        case .checked(let entry, let verdict, _):
            facts = .object([
                "list": .string(list),
                "line": line,
                "file": .string(String(decoding: entry.name, as: UTF8.self)),
                "algorithm": .string(Checksums.Function.fixed(entry.algorithm).name),
                "result": .string(verdict.word),
                "error": verdict.error.map { .string($0.message) } ?? .null,
            ])
        }
        return Array("\(facts.text)\n".utf8)
    }

    /// The line that coreutils prints; nil when it prints none.
    func text(ignoringMissing: Bool) -> [UInt8]? {
        guard case .checked(let entry, let verdict, _) = result else { return nil }
        let words: String
        switch verdict {
        case .matches: words = "OK"
        case .differs: words = "FAILED"
        case .missing where ignoringMissing: return nil
        case .missing, .unreadable: words = "FAILED open or read"
        }
        var name = Checksums.displayed(entry.name)
        // For programs the line is coreutils' byte for byte, but no list may steer the terminal of who checks it.
        if Terminal.isStandardOutputTerminal { name = Array(String(decoding: name, as: UTF8.self).visible().utf8) }
        return name + Array(": \(words)\n".utf8)
    }
}

extension FilesError {
    /// Whether the file was not there.
    var isMissingFile: Bool {
        if case .io(.system("open", _, errno: ENOENT)) = self { true } else { false }
    }
}
