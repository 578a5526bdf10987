extension Suite {
    /// Response files of NIST's Cryptographic Algorithm Validation Program, and texts in the same form. What they are
    /// for stands in their names, and little of it in their first lines.
    static let cavp = Suite(
        recognizes: { file in
            if file.name.hasSuffix(".rsp") || file.name.hasSuffix(".fax") { return true }
            guard file.name.hasSuffix(".txt") else { return false }
            let start = String(decoding: file.data.prefix(400), as: UTF8.self)
            let stem = String(file.name.dropLast(4))
            return start.contains("# CAVS") || start.contains("#  CAVS")
                || start.hasPrefix("#") && (ResponseKind.code(stem) != nil || ResponseKind.cipher(stem) != nil)
        },
        run: { file in
            let responses = ResponseFile([UInt8](file.data))
            let kind = ResponseKind.named(String(file.name.dropLast(4)), responses)
            var report = FileReport(path: file.path, suite: "NIST CAVP, \(kind.name)")
            var count = 0
            for record in responses.records where kind.isCase(record) {
                count += 1
                let name = record.name(number: count)
                report.record(record, as: kind, named: name)
            }
            if count == 0 { report.fail(expected: "at least one case", found: "none") }
            return report
        }
    )
}

extension FileReport {
    /// Runs a case.
    mutating func record(_ record: ResponseFile.Record, as kind: ResponseKind, named name: String) {
        // Some of the program's own files have question marks for numbers.
        guard !record.own.values.contains(where: { $0.hasPrefix("?") }) else {
            return skip(1, because: "the file has a question mark for a value", testCase: name)
        }
        do throws(ResponseStop) {
            let (expected, verdict) = try kind.run(record)
            self.record(name, comment: record.own["result"] ?? "", expected, verdict)
        } catch {
            switch error {
            case .missing(let missing): skip(1, because: "needs \(missing.what)")
            case .malformed(let failure):
                let verdict = Verdict.wrong(expected: failure.expected, found: failure.found)
                self.record(name, comment: "", .valid, verdict)
            }
        }
    }
}

extension ResponseKind {
    /// The kind of a file with this name, without what follows the dot.
    fileprivate static func named(_ stem: String, _ file: ResponseFile) -> ResponseKind {
        if let kind = hash(stem) ?? cipher(stem) ?? authenticated(stem) ?? code(stem) ?? keyWrap(stem) { return kind }
        if file.header.contains("SP800-108"), file.header.contains("Counter Mode") { return counterKDF() }
        if file.header.contains("ANS X9.63") { return x963() }
        if let kind = agreement(file) ?? rsa(stem, header: file.header) { return kind }
        // Files of DSA and ECDSA have the same names.
        let names = Set(file.records.prefix(8).flatMap(\.values.keys))
        if names.contains("qx"), let kind = ecdsa(stem) { return kind }
        if names.contains("p"), let kind = dsa(stem) { return kind }
        for (start, algorithm) in [("kat_MLKEM", "ML-KEM"), ("kat_MLDSA", "ML-DSA")] where stem.hasPrefix(start) {
            return .missing(algorithm, caseName: "count")
        }
        return .missing("a reader of CAVP's \(stem)", caseName: "")
    }

    /// Files whose cases cannot be run for want of `what`.
    static func missing(_ what: String, caseName: String = "count") -> ResponseKind {
        ResponseKind(name: what, caseName: caseName) { _ throws(ResponseStop) in
            throw .missing(Missing(what))
        }
    }
}
