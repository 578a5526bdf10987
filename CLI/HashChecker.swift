import ArgumentParser
import Mima
import Synchronization

/// `mima hash --check LIST…`: hashes the files that lists name, all cores at work, and compares.
struct HashChecker {
    let function: Checksums.Function?
    let separator: Checksums.Separator
    let options: HashCheckOptions
    let isQuiet: Bool
    let isJSON: Bool
    private let printer = HashPrinter()

    init(
        function: Checksums.Function?,
        separator: Checksums.Separator,
        options: HashCheckOptions,
        isQuiet: Bool,
        isJSON: Bool
    ) {
        self.function = function
        self.separator = separator
        self.options = options
        self.isQuiet = isQuiet
        self.isJSON = isJSON
    }

    func run(_ lists: [[UInt8]]) throws {
        printer.begin(total: nil)
        let report = HashCheckReport(printer, options, isQuiet: isQuiet, isJSON: isJSON)
        let isInputUsed = Mutex(lists.contains(HashInput.standardInputName))
        for list in lists {
            do {
                let source = try HashInput.open(list)
                report.begin(list: source.path)
                let reader = Checksums.Reader(source, separator: separator, function: function)
                let printer = printer
                try OrderedJobs.run(
                    next: { () throws(any Error) in
                        try reader.next().map { item in Job(item, isInputUsed) }
                    },
                    perform: { job in job.perform(progress: printer.advance) },
                    deliver: { (outcome) throws(any Error) in try report.add(outcome) }
                )
                report.endList()
            } catch let error as FilesError {
                report.addUnreadableList(ToolError(error, at: String(decoding: list, as: UTF8.self)))
            }
        }
        printer.finish()
        if let status = report.status { throw ExitCode(status.rawValue) }
    }

    /// A line of a list that is to be checked.
    private struct Job {
        let item: Checksums.Item
        /// The line wants standard input, which was the list, or another line's, and is empty by now.
        let wantsUsedInput: Bool

        init(_ item: Checksums.Item, _ isInputUsed: borrowing Mutex<Bool>) {
            self.item = item
            guard case .entry(let entry, _, _) = item, entry.name == HashInput.standardInputName else {
                wantsUsedInput = false
                return
            }
            wantsUsedInput = isInputUsed.withLock { isUsed in
                defer { isUsed = true }
                return isUsed
            }
        }

        func perform(progress: (Int) -> Void) -> HashCheckOutcome {
            switch item {
            case .malformed(let fault, let line):
                return HashCheckOutcome(line: line, result: .malformed(fault))
            case .entry(let entry, let line, let isGuess):
                let verdict = check(entry, progress: progress)
                return HashCheckOutcome(line: line, result: .checked(entry, verdict, isGuess: isGuess))
            }
        }

        private func check(_ entry: Checksums.Entry, progress: (Int) -> Void) -> HashCheckOutcome.Verdict {
            if wantsUsedInput {
                return .unreadable(.badInput("it has been read already, and is listed again", at: "standard input"))
            }
            do throws(FilesError) {
                let source = try HashInput.open(entry.name)
                return try entry.matches(contentsOf: source, progress: progress) ? .matches : .differs
            } catch {
                let message = ToolError(error, at: String(decoding: entry.name, as: UTF8.self))
                return error.isMissingFile ? .missing(message) : .unreadable(message)
            }
        }
    }
}
