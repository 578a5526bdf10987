extension Suite {
    /// Formats that are known and whose modules are not here yet. A file of theirs counts as one skipped case.
    static let awaited: [Suite] = [
        awaited("recorded calls of gjson and sjson", module: "a run of these recordings") { file in
            file.name.hasSuffix(".jsonl.gz") && ["gjson-", "sjson-"].contains { file.name.hasPrefix($0) }
        },
        awaited("character set tables", module: "MimaCharset") { file in
            file.shape.map { !$0.isArray && $0.keys.isSuperset(of: ["big5", "gb18030", "jis0208"]) } ?? false
        },
        awaited("character set labels", module: "MimaCharset") { file in
            file.shape.map { $0.isArray && $0.keys == ["encodings", "heading"] } ?? false
        },
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
