internal import FoundationEssentials

extension Suite {
    /// Recorded calls of gjson and sjson, recognised by their names.
    static let goJSONRecordings = Suite(
        recognizes: { file in
            ["gjson-cases.jsonl", "sjson-cases.jsonl", "gjson-api-cases.jsonl"].contains {
                file.name == $0 || file.name == "\($0).gz"
            }
        },
        run: { file in
            var report = FileReport(path: file.path, suite: "recorded calls of gjson and sjson")
            if file.name.hasPrefix("gjson-api") {
                report.run(file, GJSONAPICase.self, \.comment, { _ in nil }) { $0.run() }
            } else if file.name.hasPrefix("gjson") {
                report.run(file, GJSONCase.self, \.comment, { _ in nil }) { $0.run() }
            } else {
                report.run(file, SJSONCase.self, \.comment, \.knownDifference) { $0.run() }
            }
            return report
        }
    )
}

extension FileReport {
    fileprivate mutating func run<Case: Decodable>(
        _ file: VectorFile,
        _ type: Case.Type,
        _ comment: (Case) -> String,
        _ knownDifference: (Case) -> String?,
        _ run: (Case) -> Verdict
    ) {
        guard let contents = GobRecordings.contents(file) else {
            return fail(expected: "compressed lines of JSON", found: "something else")
        }
        var count = 0
        for line in contents.split(separator: 0x0a) {
            count += 1
            do throws(JSONFailure) {
                let recorded = try Data(line).decoded(type)
                let verdict = run(recorded)
                if case .wrong = verdict, let reason = knownDifference(recorded) {
                    skip(1, because: reason, testCase: "line \(count)")
                } else {
                    record("line \(count)", comment: comment(recorded), .valid, verdict)
                }
            } catch {
                fail(expected: "a recorded call in line \(count)", found: error.description)
            }
        }
        if count == 0 { fail(expected: "recorded calls", found: "none") }
    }
}
