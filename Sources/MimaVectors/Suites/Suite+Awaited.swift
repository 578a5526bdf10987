extension Suite {
    /// Formats that are known and whose modules are not here yet. A file of theirs counts as one skipped case.
    static let awaited: [Suite] = [
        awaited("recorded calls of gjson and sjson", module: "a run of these recordings") { file in
            file.name.hasSuffix(".jsonl.gz") && ["gjson-", "sjson-"].contains { file.name.hasPrefix($0) }
        }
    ]

    private static func awaited(
        _ name: String,
        module: String,
        recognizes: @escaping @Sendable (VectorFile) -> Bool
    ) -> Suite {
        Suite(recognizes: recognizes) { file in
            var report = FileReport(path: file.path, suite: name)
            report.skip(1, because: "needs \(module)", testCase: file.name)
            return report
        }
    }
}
