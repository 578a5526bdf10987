import MimaVectors

/// The report of a run of test vectors for a person: failures first, then a row for each file, then the totals.
///
/// Files of one case each, as the age test kit has them, share a row for each folder.
struct VectorTable {
    private let report: Report
    /// The most failures that are shown of one file; `--json` has them all.
    private static let maximumFailureCount = 20

    init(_ report: Report) {
        self.report = report
    }

    /// The whole text without a last line feed; with `skips`, the list of what was skipped before the totals; in a
    /// terminal's colours when `isColored`.
    func text(skips: Bool, isColored: Bool = false) -> String {
        var lines = failureLines()
        lines.append(row("run", "passed", "failed", "skipped", "file"))
        for files in rows() {
            let name = files.count == 1 ? files[0].path : "\(folder(of: files[0]))/ (\(files.count) files)"
            lines.append(row(Report(files: files), name + remarks(on: files)))
        }
        lines.append(row(report, report.files.count == 1 ? "in 1 file" : "in \(report.files.count) files"))
        lines.append("")
        if skips { lines += skipLines() }
        if report.acceptable > 0 {
            lines.append("\(report.acceptable) of the passed may be accepted or refused, as their suites say.")
        }
        lines.append("vectors: \(report.passed) passed, \(report.failed) failed, \(report.skipped) skipped")
        return lines.map { line in
            let text = line.visible()
            guard isColored, let color = color(of: line) else { return text }
            return "\u{1B}[\(color)m\(text)\u{1B}[0m"
        }.joined(separator: "\n")
    }

    /// Red for failures, yellow for skips, and for the totals green when all is well.
    private func color(of line: String) -> String? {
        if line.hasPrefix("FAILED ") { return "1;31" }
        if line.hasPrefix("SKIPPED ") { return "33" }
        if line.hasPrefix("vectors: ") { return report.isGood ? "1;32" : "1;31" }
        return nil
    }

    private func failureLines() -> [String] {
        var lines: [String] = []
        for file in report.files where file.failed > 0 {
            lines.append("FAILED \(file.path)")
            lines += file.failures.prefix(Self.maximumFailureCount).map { "  \($0)" }
            let more = file.failed - Self.maximumFailureCount
            if more > 0 { lines.append("  and \(more) more") }
            lines.append("")
        }
        return lines
    }

    private func skipLines() -> [String] {
        var lines: [String] = []
        for skip in report.skips {
            lines.append("SKIPPED \(skip.count): \(skip.reason)")
            for file in report.files {
                for own in file.skips where own.reason == skip.reason {
                    let isWhole = own.cases.isEmpty || own.count == 1 && file.run == 0
                    lines.append("  \(file.path)" + (isWhole ? "" : ": \(own.cases.joined(separator: ", "))"))
                }
            }
            lines.append("")
        }
        return lines
    }

    /// The files, those that share a row together.
    private func rows() -> [[FileReport]] {
        var rows: [[FileReport]] = []
        for file in report.files {
            if let last = rows.last?.first, shareRow(last, file) {
                rows[rows.count - 1].append(file)
            } else {
                rows.append([file])
            }
        }
        return rows
    }

    private func shareRow(_ one: FileReport, _ other: FileReport) -> Bool {
        one.suite == other.suite && !one.suite.isEmpty && folder(of: one) == folder(of: other)
            && [one, other].allSatisfy { $0.run + $0.skipped <= 1 }
    }

    private func folder(of file: FileReport) -> String {
        file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? "."
    }

    /// The suite and why something was skipped.
    private func remarks(on files: [FileReport]) -> String {
        let reasons = Report(files: files).skips.map(\.reason)
        let suite = files[0].suite.isEmpty ? [] : [files[0].suite]
        return (suite + reasons).reduce("") { $0 + ($0.isEmpty ? ": " : "; ") + $1 }
    }

    private func row(_ report: Report, _ text: String) -> String {
        row("\(report.run)", "\(report.passed)", "\(report.failed)", "\(report.skipped)", text)
    }

    /// Numbers to the right, in columns that fit a million cases; the text to the left.
    private func row(_ run: String, _ passed: String, _ failed: String, _ skipped: String, _ text: String) -> String {
        let cells = [run, passed, failed, skipped].map { String(repeating: " ", count: max(0, 7 - $0.count)) + $0 }
        return cells.joined(separator: " ") + "  " + text
    }
}
