import MimaGob
import Testing

/// What Go's encoding/gob wrote, with an independent description of every value, when the recordings are at hand.
@Suite(.enabled(if: RecordedStreams.isHere, "the recorded streams are not beside the checkout"))
struct RecordedStreamTests {
    @Test("every recorded stream reads as it is described, and is written again to the same bytes")
    func recorded() throws {
        let descriptions = try RecordedStreams.descriptions()
        #expect(descriptions.count == 265)
        for (description, bytes) in descriptions {
            let name = description["name"]?.string ?? ""
            var reader = GobReader()
            reader.append(bytes)
            var items: [GobItem] = []
            while let item = try reader.next() { items.append(item) }
            try reader.finish()
            let expected = description["wire"]?["values"]?.array ?? []
            #expect(items.count == expected.count, "\(name)")
            for (item, value) in zip(items, expected) {
                #expect(item.type == value["type"]?.int, "\(name)")
                let found = item.value.described(types: reader.types, type: item.type)
                let isAsDescribed = found == value["v"]
                #expect(isAsDescribed, "\(name)")
            }
            #expect(try GobWriter.stream(of: items, types: reader.types) == bytes, "\(name)")
        }
    }

    @Test("every recorded stream reads the same a byte at a time")
    func piecemeal() throws {
        for (description, bytes) in try RecordedStreams.descriptions() {
            guard bytes.count < 5_000 else { continue }
            var reader = GobReader()
            var items: [GobItem] = []
            for byte in bytes {
                reader.append([byte])
                while let item = try reader.next() { items.append(item) }
            }
            try reader.finish()
            let whole = try GobReader.items(in: bytes)
            #expect(items == whole || "\(items)" == "\(whole)", "\(description["name"]?.string ?? "")")
        }
    }

    @Test(
        "every recorded stream cut anywhere, or with a bit of any byte flipped, is read or refused, and skipped alike"
    )
    func damaged() throws {
        for (_, bytes) in try RecordedStreams.descriptions() where bytes.count < 150 {
            for index in bytes.indices {
                check(Array(bytes.prefix(index)))
                var flipped = bytes
                for bit in 0..<8 {
                    flipped[index] = bytes[index] ^ 1 << UInt8(bit)
                    check(flipped)
                }
            }
        }
    }

    private func check(_ bytes: [UInt8]) {
        let read = Result { () throws(GobError) in try GobReader.items(in: bytes, limits: .untrusted).count }
        let skipped = Result { () throws(GobError) -> Int in
            var reader = GobReader(limits: .untrusted)
            reader.append(bytes)
            var count = 0
            while try reader.skip() != nil { count += 1 }
            try reader.finish()
            return count
        }
        #expect(read == skipped)
    }

    @Test("every malformed stream is read as far as Go reads it")
    func malformed() throws {
        let cases = try RecordedStreams.lines(of: "go-malformed.jsonl.gz")
        #expect(cases.count == 2_041)
        var differences: [String] = []
        for line in cases {
            var reader = GobReader()
            var count = 0
            var failure = "EOF"
            reader.append(line["hex"]?.hex ?? [])
            do throws(GobError) {
                while try reader.next() != nil { count += 1 }
                try reader.finish()
            } catch {
                failure = error.description
            }
            let expected = line["discard_err"]?.string ?? ""
            let from = line["from"]?.string ?? ""
            // Go passes over interfaces by a count that nested definitions make wrong; we read what is in them.
            let holdsInterface = from.contains("iface") || from == "struct_ptrs"
            // Go calls the end of a message inside a value by the same name as the end of the stream.
            let isCutShort = expected == "EOF" && count == line["values_before_error"]?.int
            if failure == "EOF" ? expected != "EOF" || count != line["values_before_error"]?.int : expected == "EOF" {
                if holdsInterface || isCutShort { continue }
                differences.append("\(from): \(expected), ours \(count) \(failure) \(line["hex"]?.string ?? "")")
            } else if count != line["values_before_error"]?.int, !holdsInterface {
                differences.append("\(from): \(expected), ours \(count) \(failure) \(line["hex"]?.string ?? "")")
            }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(400).joined(separator: "\n"))")
    }
}
