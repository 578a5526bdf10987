/// What running one file of test vectors gave.
public struct FileReport: Sendable, Equatable {
    /// The file, as it was named or found.
    public let path: String
    /// The suite that the file belongs to, and the algorithm where the file names one; empty for an unknown file.
    public let suite: String
    /// Whether the file could be read from the disk. One that was read and made no sense is a failure, but readable.
    public let isReadable: Bool
    /// How many cases went as they should.
    public private(set) var passed = 0
    /// How many of the ``passed`` cases are ones that the suite calls acceptable: they may be accepted or refused.
    public private(set) var acceptable = 0
    /// How many cases did not go as they should.
    public private(set) var failedCases = 0
    /// What failed: cases, and the file itself where its own count is wrong, or it cannot be understood.
    public private(set) var failures: [Failure] = []
    /// What was not run, by reason.
    public private(set) var skips: [Skip] = []

    init(path: String, suite: String, isReadable: Bool = true) {
        self.path = path
        self.suite = suite
        self.isReadable = isReadable
    }

    /// How many cases were run.
    public var run: Int { passed + failedCases }
    /// How many failures there are: of cases, and of the file itself.
    public var failed: Int { failures.count }
    /// How many cases were skipped.
    public var skipped: Int { skips.reduce(0) { $0 + $1.count } }
}

extension FileReport {
    /// A report of a file that failed as a whole.
    static func failure(
        path: String,
        suite: String = "",
        expected: String,
        found: String,
        isReadable: Bool = true
    ) -> FileReport {
        var report = FileReport(path: path, suite: suite, isReadable: isReadable)
        report.fail(expected: expected, found: found)
        return report
    }

    /// Records that the file itself is not as it should be.
    mutating func fail(expected: String, found: String) {
        failures.append(Failure(testCase: nil, comment: "", expected: expected, found: found))
    }

    /// Records `count` cases that cannot be run.
    mutating func skip(_ count: Int, because reason: String, testCase: String? = nil) {
        let cases = testCase.map { [$0] } ?? []
        if let index = skips.firstIndex(where: { $0.reason == reason }) {
            skips[index].count += count
            skips[index].cases += cases
        } else {
            skips.append(Skip(reason: reason, count: count, cases: cases))
        }
    }

    /// Holds what became of a case against what the suite says of it.
    mutating func record(_ name: String, comment: String, _ expected: ExpectedResult, _ verdict: Verdict) {
        func failed(_ expected: String, _ found: String) {
            failedCases += 1
            failures.append(Failure(testCase: name, comment: comment, expected: expected, found: found))
        }
        switch (verdict, expected) {
        case (.accepted, .valid), (.rejected, .invalid):
            passed += 1
        case (.accepted, .acceptable), (.rejected, .acceptable):
            passed += 1
            acceptable += 1
        case (.accepted, .invalid):
            failed("a refusal", "it was accepted")
        case (.rejected(let reason), .valid):
            failed("success", reason)
        case (.wrong(let expected, let found), _):
            failed(expected, found)
        case (.skipped(let reason), _):
            skip(1, because: reason, testCase: name)
        }
    }
}
