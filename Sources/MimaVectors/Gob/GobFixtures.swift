internal import MimaBytes
internal import MimaGob

/// The recordings that are no descriptions of streams: small streams to read by eye, and what Go refuses to encode.
enum GobFixtures {
    /// A line of the fixtures: a stream that Go wrote without an error is read and written again.
    static func verdict(_ line: String) -> Verdict {
        guard line.hasSuffix(" err=<nil>"), !line.contains("=>") else {
            return .skipped("a note on Go's behaviour, or an encoding that Go refused")
        }
        let words = line.dropLast(10).split(separator: " ")
        guard let last = words.last, let stream = try? Hex.decode(String(last)), !stream.isEmpty else {
            return .skipped("a line without a stream")
        }
        return GobRecordings.verdict { () throws(GobError) in
            // The lines are cut out of one process, where a type may have been sent before.
            .comparing("the stream", expected: stream, found: try GobDocument(stream: stream).stream())
        }
    }

    private struct Unregistered: Codable, Sendable { var x = 1 }
    private struct Point: Codable, Sendable { var x = 0 }
    private struct Refusing: Encodable {
        struct Boom: Error {}
        func encode(to encoder: any Encoder) throws { throw Boom() }
    }

    /// What Go refuses to encode and Swift can express is refused too.
    static func refusal(_ line: RecordedJSON) -> Verdict {
        GobRecordings.verdict { () throws(GobError) in
            switch line["case"]?.string ?? "" {
            case "nil", "nil_ptr", "ptr_ptr_nil", "rec_ptr": _ = try GobEncoder.encode(Point?.none)
            case "gobencoder_err": _ = try GobEncoder.encode(Refusing())
            case "array_nil_ptr", "slice_nil_ptr", "slice_gobenc_nilptr":
                _ = try GobEncoder.encode([Point(), nil])
            case "map_nil_ptr": _ = try GobEncoder.encode(["a": Point?.none])
            case "iface_unregistered", "chan_in_iface": _ = try GobEncoder.encode([GobAny(Unregistered())])
            default: return .skipped("Swift has no such value")
            }
            return .accepted
        }
    }
}
