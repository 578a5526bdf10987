extension Suite {
    /// Files of NIST's Automated Cryptographic Validation Protocol.
    static let acvp = Suite(
        recognizes: { file in
            guard let shape = file.shape, file.name != "expectedResults.json" else { return false }
            if shape.isArray { return shape.keys.contains("acvVersion") }
            return shape.keys.isSuperset(of: ["testGroups", "vsId"]) && !shape.keys.contains("schema")
        },
        run: { file in
            let content: ACVPFile
            do throws(RecordFailure) {
                content = try ACVPFile(file)
            } catch {
                return .failure(path: file.path, suite: "NIST ACVP", expected: error.expected, found: error.found)
            }
            let name = [content.algorithm, content.mode].filter { !$0.isEmpty }.joined(separator: ", ")
            var report = FileReport(path: file.path, suite: "NIST ACVP, \(name)")
            let kind = ResponseKind.acvp(algorithm: content.algorithm, mode: content.mode)
            for (number, record) in content.cases { report.record(record, as: kind, named: "tcId \(number)") }
            if content.cases.isEmpty { report.fail(expected: "at least one case", found: "none") }
            return report
        }
    )
}

extension VectorFile {
    /// Whether it belongs to a set of the protocol and is no questions: the answers are read with them.
    var isPartOfACVP: Bool {
        ["expectedResults.json", "registration.json", "validation.json"].contains(name)
    }
}
