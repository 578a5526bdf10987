import ArgumentParser
import Mima
import MimaVectors

/// `mima vectors`: runs files of test vectors and says what passed, failed and was skipped.
struct Vectors: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vectors",
        abstract: "Check this machine's cryptography against published test vectors.",
        discussion: """
            Reads the files of Wycheproof (JSON that names its schema), NIST's response files (.rsp) and validation \
            protocol (ACVP), the age test kit, the suites of JSON, and Mima's own, recognised by their contents and \
            names; folders are walked. In a folder, hidden files, texts for people (README, *.md), source code and \
            JSON schemas are passed over, keys, certificates and texts of unknown form skipped; any other file that \
            is not recognised is a failure.

            Exit status: 0 when at least one case was run and none failed, 1 when one failed or none was run, \
            3 when a path cannot be read. In colour on a terminal, unless NO_COLOR is set.
            """
    )

    @Argument(help: "Files and folders of test vectors.", completion: .file())
    var paths: [String]

    @Flag(help: "List what was skipped, by reason, with the files and cases.")
    var skipped = false

    @Flag(help: "Write the whole report, the skips included, as JSON.")
    var json = false

    @Option(
        name: .customLong("junit"),
        help: ArgumentHelp("Write the report to this file too, as JUnit's XML.", valueName: "file"),
        completion: .file()
    )
    var junit: String?

    func validate() throws {
        if json && skipped { throw ValidationError("'--json' lists what was skipped in any case.") }
    }

    func run() throws {
        // Before there are other threads, to which the environment belongs too.
        let isColored = Terminal.isStandardOutputTerminal && !Environment.refusesColor
        // A place that cannot be written to is told before the work, not after it.
        var junitFile: AtomicFile?
        if let junit { junitFile = try AtomicFile(path: junit) }
        let vectors = VectorRun(paths: paths)
        let progress = Progress(total: vectors.byteCount, label: "running test vectors")
        let report = vectors.report { progress.update($0) }
        progress.finish()
        if let junitFile { try writeJUnit(report, to: junitFile) }
        try write(report, isColored: isColored)
        try judge(report)
    }

    private func write(_ report: Report, isColored: Bool) throws(IOError) {
        let text = json ? JSONOutput(report).text : VectorTable(report).text(skips: skipped, isColored: isColored)
        do throws(IOError) {
            try StandardOutput.write(line: text)
        } catch {
            // A reader that has seen enough goes away; the status still tells.
            if case .closedPipe = error { return }
            throw error
        }
    }

    /// Before the report for a person, whose reader may go away.
    private func writeJUnit(_ report: Report, to file: AtomicFile) throws(IOError) {
        let text = Array(VectorReportJUnit(report).text.utf8)
        try file.write(text.span)
        try file.commit()
    }

    private func judge(_ report: Report) throws(ToolError) {
        if let file = report.files.first(where: { !$0.isReadable }) {
            throw .badInput(file.failures.first?.found ?? "it cannot be read", at: file.path)
        }
        if report.failed > 0 {
            throw .no(report.failed == 1 ? "1 failure" : "\(report.failed) failures")
        }
        if report.files.isEmpty {
            throw .no("no file of test vectors was found", advice: "name files, or the folder that has them")
        }
        if report.run == 0 {
            throw .no("no case was run", advice: json ? nil : "see what was skipped with --skipped")
        }
    }
}
