internal import FoundationEssentials
internal import MimaBytes

extension Suite {
    /// Recordings of Go's encoding/gob, recognised by their names.
    static let gobRecordings = Suite(
        recognizes: { file in
            [
                "go-streams.tar.gz", "go-compat.jsonl.gz", "go-malformed.jsonl.gz", "go-encode-errors.jsonl",
                "go-fixtures.txt", "go-random.txt",
            ].contains(file.name)
        },
        run: { file in
            var report = FileReport(path: file.path, suite: "recorded gob streams")
            switch file.name {
            case "go-streams.tar.gz": report.recordStreams(file)
            case "go-fixtures.txt": report.recordFixtures(file)
            case "go-random.txt": report.recordRandomStreams(file)
            default: report.recordLines(file)
            }
            return report
        }
    )
}

extension FileReport {
    fileprivate mutating func recordStreams(_ file: VectorFile) {
        guard let files = GobRecordings.contents(file).flatMap({ TarEntries.files(in: $0) }) else {
            return fail(expected: "a compressed tar archive", found: "something else")
        }
        let contents = Dictionary(files.map { ($0.name, $0.contents) }) { first, _ in first }
        var count = 0
        for (name, bytes) in files where name.hasSuffix(".gob") {
            count += 1
            let stem = String(name.dropLast(4))
            guard let json = contents["\(stem).json"] else {
                fail(expected: "a description of \(name)", found: "none")
                continue
            }
            let description = try? Data(json).decoded(RecordedJSON.self)
            // A list of a thousand values in each other is more than the decoder takes; nothing else may fail.
            if description == nil, !stem.hasSuffix("rec_list_1000") {
                fail(expected: "a description of \(name)", found: "malformed JSON")
                continue
            }
            record(stem, comment: "", .valid, GobRecordings.stream(bytes, description))
        }
        if count == 0 { fail(expected: "streams", found: "none") }
    }

    fileprivate mutating func recordFixtures(_ file: VectorFile) {
        let lines = String(decoding: file.data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        for (index, line) in lines.enumerated() {
            record("line \(index + 1)", comment: "", .valid, GobFixtures.verdict(String(line)))
        }
    }

    fileprivate mutating func recordRandomStreams(_ file: VectorFile) {
        let lines = String(decoding: file.data, as: UTF8.self).split(separator: "\n")
        for (index, line) in lines.enumerated() {
            record("line \(index + 1)", comment: "", .valid, GobRandomStreams.verdict(line))
        }
        if lines.isEmpty { fail(expected: "streams", found: "none") }
    }

    fileprivate mutating func recordLines(_ file: VectorFile) {
        guard let lines = GobRecordings.lines(file), !lines.isEmpty else {
            return fail(expected: "lines of JSON", found: "something else")
        }
        for (index, line) in lines.enumerated() {
            let name = "line \(index + 1)"
            switch file.name {
            case "go-compat.jsonl.gz":
                let comment = "\(line["src"]?.string ?? "") into \(line["dst"]?.string ?? "")"
                let isGood = line["ok"] == .bool(true)
                record(name, comment: comment, isGood ? .valid : .invalid, GobRecordings.compatibility(line))
            case "go-malformed.jsonl.gz":
                record(name, comment: line["from"]?.string ?? "", .valid, GobRecordings.malformed(line))
            default: record(name, comment: line["case"]?.string ?? "", .invalid, GobFixtures.refusal(line))
            }
        }
    }
}
