import MimaVectors

extension JSONOutput {
    /// The report of a run of test vectors: the totals, and each file with its failures and skips.
    init(_ report: Report) {
        self = .object([
            "good": .bool(report.isGood),
            "run": .number(report.run),
            "passed": .number(report.passed),
            "acceptable": .number(report.acceptable),
            "failed": .number(report.failed),
            "skipped": .number(report.skipped),
            "files": .array(report.files.map(JSONOutput.init)),
        ])
    }

    private init(_ file: FileReport) {
        self = .object([
            "path": .string(file.path),
            "suite": .string(file.suite),
            "readable": .bool(file.isReadable),
            "run": .number(file.run),
            "passed": .number(file.passed),
            "acceptable": .number(file.acceptable),
            "failed": .number(file.failed),
            "skipped": .number(file.skipped),
            "failures": .array(file.failures.map(JSONOutput.init)),
            "skips": .array(file.skips.map(JSONOutput.init)),
        ])
    }

    /// Without a case it is the file that failed.
    private init(_ failure: Failure) {
        self = .object([
            "case": failure.testCase.map(JSONOutput.string) ?? .null,
            "comment": .string(failure.comment),
            "expected": .string(failure.expected),
            "found": .string(failure.found),
        ])
    }

    private init(_ skip: Skip) {
        self = .object([
            "reason": .string(skip.reason),
            "count": .number(skip.count),
            "cases": .array(skip.cases.map(JSONOutput.string)),
        ])
    }
}
