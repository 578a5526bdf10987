import Mima
import Synchronization

/// What `mima hash --check` says of each line, of each list, and in the end.
final class HashCheckReport: Sendable {
    private struct State {
        var list = ""
        var counts = Counts()
        var warned: Set<Insecure.HashAlgorithm> = []
        /// A file of any list does not match.
        var hasMismatch = false
        /// Something could not be checked.
        var hasProblem = false
    }

    /// What came of the lines of one list.
    private struct Counts {
        var matching = 0
        var differing = 0
        var unreadable = 0
        /// Files that do not exist and need not.
        var missing = 0
        /// Lines that are checksums, but nothing tells of which function.
        var ambiguous = 0
        var malformed = 0
        var firstFault: String?
        /// A function that the size of a digest suggested.
        var guess: HashAlgorithm?

        var checksums: Int { matching + differing + unreadable + missing + ambiguous }

        /// What went wrong, each in a sentence.
        var sentences: [String] {
            var all: [String] = []
            if malformed > 0 {
                all.append(malformed == 1 ? "1 line is no checksum" : "\(malformed) lines are no checksums")
            }
            if ambiguous > 0 { all.append("\(Self.counted(ambiguous, "checksum")) could not be checked") }
            if unreadable > 0 { all.append("\(Self.counted(unreadable, "file")) could not be read") }
            if differing > 0 {
                // When nothing matches, the guess may be to blame.
                let guess = matching == 0 ? guess.map { Checksums.Function.fixed($0).name } : nil
                let doubt = guess.map { "; if these are not \($0) checksums, say which with -a" } ?? ""
                all.append("\(Self.counted(differing, "file")) \(differing == 1 ? "does" : "do") NOT match\(doubt)")
            }
            return all
        }

        private static func counted(_ count: Int, _ word: String) -> String {
            "\(count) \(word)\(count == 1 ? "" : "s")"
        }
    }

    private let state = Mutex(State())
    private let printer: HashPrinter
    private let options: HashCheckOptions
    private let isQuiet: Bool
    private let isJSON: Bool

    init(_ printer: HashPrinter, _ options: HashCheckOptions, isQuiet: Bool, isJSON: Bool) {
        self.printer = printer
        self.options = options
        self.isQuiet = isQuiet
        self.isJSON = isJSON
    }

    /// The exit status, if it is not that all is well. A file that does not match outweighs what could not be checked.
    var status: ToolError.Status? {
        state.withLock { $0.hasMismatch ? .no : $0.hasProblem ? .badInput : nil }
    }

    /// Starts the report on a list.
    func begin(list: String) {
        state.withLock { state in
            state.list = list
            state.counts = Counts()
        }
    }

    /// Tells that a list cannot be read, or no further.
    func addUnreadableList(_ error: ToolError) {
        state.withLock { $0.hasProblem = true }
        printer.complain(error)
    }

    /// Tells what came of a line of the list.
    func add(_ outcome: HashCheckOutcome) throws(IOError) {
        try state.withLock { (state) throws(IOError) in
            switch outcome.result {
            case .malformed(let fault):
                add(fault, inLine: outcome.line, to: &state)
            case .checked(let entry, let verdict, let isGuess):
                // SHA-256 is what everybody expects.
                if isGuess && entry.algorithm != .sha256 { state.counts.guess = entry.algorithm }
                if case .insecure(let broken) = entry.algorithm, state.warned.insert(broken).inserted, !isQuiet {
                    printUnlessStatus(broken.warning)
                }
                add(verdict, to: &state)
            }
            if options.status { return }
            if isQuiet, case .checked(_, .matches, _) = outcome.result { return }
            if isJSON {
                try printer.writeIfRead(outcome.json(list: state.list))
            } else if let line = outcome.text(ignoringMissing: options.ignoreMissing) {
                try printer.writeIfRead(line)
            }
        }
    }

    private func add(_ verdict: HashCheckOutcome.Verdict, to state: inout State) {
        switch verdict {
        case .matches:
            state.counts.matching += 1
        case .differs:
            state.counts.differing += 1
            state.hasMismatch = true
        case .missing where options.ignoreMissing:
            state.counts.missing += 1
        case .missing(let error), .unreadable(let error):
            state.counts.unreadable += 1
            state.hasProblem = true
            printer.complain(error)
        }
    }

    private func add(_ fault: Checksums.Fault, inLine line: Int, to state: inout State) {
        let place = "\(state.list): line \(line)"
        if case .ambiguousDigest(_, let candidates) = fault {
            state.hasProblem = true
            state.counts.ambiguous += 1
            // One is enough: the others will be like it.
            if state.counts.ambiguous == 1 {
                let names = candidates.map { "-a \($0.name)" }.joined(separator: " or ")
                let advice = "say which with \(candidates.isEmpty ? "-a" : names)"
                printer.complain(.badInput("\(fault)", at: place, advice: advice))
            }
            return
        }
        state.counts.malformed += 1
        if state.counts.firstFault == nil { state.counts.firstFault = "line \(line): \(fault)" }
        if options.strict { state.hasProblem = true }
        if options.warn { printer.complain(.badInput("\(fault)", at: place)) }
    }

    /// Ends the report on a list with what is to be known of it as a whole.
    func endList() {
        state.withLock { state in
            let counts = state.counts
            if counts.checksums == 0 {
                state.hasProblem = true
                let reason = counts.firstFault.map { "no checksums in it; \($0)" } ?? "no checksums in it"
                printer.complain(.badInput(reason, at: state.list))
                return
            }
            for sentence in counts.sentences { printUnlessStatus("\(state.list): \(sentence)") }
            if options.ignoreMissing && counts.missing == counts.checksums {
                state.hasProblem = true
                printUnlessStatus("\(state.list): no file was checked, all are missing")
            }
        }
    }

    private func printUnlessStatus(_ text: String) {
        if !options.status { printer.note(text) }
    }
}
