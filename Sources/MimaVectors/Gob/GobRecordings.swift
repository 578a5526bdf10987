internal import FoundationEssentials
internal import MimaArchive
internal import MimaBytes
internal import MimaGob

/// Runs the recordings of Go's encoding/gob.
enum GobRecordings {
    /// The largest file that is decompressed; the largest recording has 3 MB.
    private static let maximumByteCount = 64 << 20

    static func contents(_ file: VectorFile) -> [UInt8]? {
        let bytes = Array(file.data)
        guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
        return try? Gzip.decompress(bytes, maximumByteCount: maximumByteCount)
    }

    /// The lines of a file of JSON lines.
    static func lines(_ file: VectorFile) -> [RecordedJSON]? {
        guard let contents = contents(file) else { return nil }
        var lines: [RecordedJSON] = []
        for line in contents.split(separator: 0x0a) {
            guard let value = try? Data(line).decoded(RecordedJSON.self) else { return nil }
            lines.append(value)
        }
        return lines
    }

    static func verdict(_ body: () throws(GobError) -> Verdict) -> Verdict {
        do throws(GobError) { return try body() } catch { return .rejected("\(error)") }
    }

    /// A stream reads as its description says, is passed over, printed, and written again to the same bytes.
    ///
    /// - Parameter description: Nil for one that is nested deeper than the JSON decoder goes; then only the bytes are
    ///   compared.
    static func stream(_ stream: [UInt8], _ description: RecordedJSON?) -> Verdict {
        verdict { () throws(GobError) in
            var reader = GobReader()
            reader.append(stream)
            var items: [GobItem] = []
            while let item = try reader.next() { items.append(item) }
            try reader.finish()
            let expected = description?["wire"]?["values"]?.array ?? []
            guard description == nil || items.count == expected.count else {
                return .wrong(expected: "\(expected.count) values", found: "\(items.count)")
            }
            for (item, value) in zip(items, expected) {
                guard item.type == value["type"]?.number,
                    item.value.described(reader.types, item.type) == value["v"]
                else { return .wrong(expected: "the value as described", found: "another one") }
            }
            for item in items { _ = item.value.outline() }
            var skipping = GobReader()
            skipping.append(stream)
            var count = 0
            while try skipping.skip() != nil { count += 1 }
            try skipping.finish()
            guard count == items.count else { return .wrong(expected: "\(items.count) passed over", found: "\(count)") }
            let document = GobDocument(types: reader.types, items: items)
            let again = try GobDocument(json: GobJSON(parsing: Array(document.json.text.utf8)))
            let verdict = Verdict.comparing("the stream by JSON", expected: stream, found: try again.stream())
            guard verdict == .accepted else { return verdict }
            return .comparing("the stream", expected: stream, found: try document.stream())
        }
    }

    /// A line of the compatibility table.
    static func compatibility(_ line: RecordedJSON) -> Verdict {
        guard let bytes = try? Hex.decode(line["hex"]?.string ?? "") else { return .skipped("malformed hexadecimal") }
        return verdict { () throws(GobError) in
            guard let found = try GobCompatibility.decode(bytes, as: line["dst"]?.string ?? "") else {
                return .skipped("no Swift type for Go's \(line["dst"]?.string ?? "")")
            }
            // Go refused it: its caller holds that against the verdict.
            guard let expected = line["out"] else { return .accepted }
            return simplified(found) == simplified(expected)
                ? .accepted : .wrong(expected: "\(simplified(expected))", found: "\(simplified(found))")
        }
    }

    /// A description without what is said twice, and with the entries of maps in order.
    private static func simplified(_ value: RecordedJSON) -> RecordedJSON {
        switch value {
        case .object(var members):
            if members["k"] == .string("float") || members["bits"] != nil { members["v"] = nil }
            if members["k"] != .string("interface") { members["go"] = nil }
            members = members.mapValues { simplified($0) }
            if case .array(let entries) = members["entries"] {
                members["entries"] = .array(entries.sorted { "\($0)" < "\($1)" })
            }
            return .object(members)
        case .array(let values): return .array(values.map { simplified($0) })
        default: return value
        }
    }

    /// A malformed stream is read as far as Go reads it; what is wrong is an error with its offset.
    static func malformed(_ line: RecordedJSON) -> Verdict {
        guard let bytes = try? Hex.decode(line["hex"]?.string ?? "") else { return .skipped("malformed hexadecimal") }
        var reader = GobReader()
        reader.append(bytes)
        var count = 0
        var isWhole = true
        do throws(GobError) {
            while try reader.next() != nil { count += 1 }
            try reader.finish()
        } catch {
            isWhole = false
        }
        let from = line["from"]?.string ?? ""
        let expected = line["values_before_error"]?.number ?? 0
        // Go passes over interfaces by a count that nested definitions make wrong; we read what is in them.
        if from.contains("iface") || from == "struct_ptrs" { return .accepted }
        // Go says EOF for a message that ends in the middle of a value too.
        let isWholeInGo = line["discard_err"] == .string("EOF")
        let isRight = count == expected && (isWhole == isWholeInGo || isWholeInGo)
        return isRight
            ? .accepted
            : .wrong(
                expected: "\(expected) values, \(line["discard_err"]?.string ?? "")",
                found: "\(count) values, \(isWhole ? "the end" : "an error")"
            )
    }
}
