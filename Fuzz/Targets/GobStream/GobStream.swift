import FuzzSupport
import MimaGob

/// Streams of gob: what is read comes out the same however it arrives, and once written is read as the same.
@main
enum GobStream: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let whole = items(bytes, pieceByteCount: bytes.count)
        let inPieces = items(bytes, pieceByteCount: Int(bytes.last ?? 0) % 7 + 1)
        require(whole == inPieces, "the values depend on the pieces")
        // Values may be deeper than those that are read.
        require(skipped(bytes) >= whole.count, "a value that is read is not passed over")
        decode(bytes)
        guard let document = try? GobDocument(stream: bytes) else { return }
        _ = document.json.text
        guard let written = try? document.stream() else { return }
        // Not every stream is written as it was, but what was written once stays.
        let again = try? GobDocument(stream: written)
        require(again != nil, "a stream that was written is not read")
        require((try? again?.stream()) == written, "a stream that was written is not written again alike")
    }

    /// How many values can be passed over.
    private static func skipped(_ bytes: [UInt8]) -> Int {
        var reader = GobReader()
        reader.append(bytes)
        var count = 0
        while (try? reader.skip()) != nil { count += 1 }
        return count
    }

    private struct Inner: Codable {
        var x = 0
        var y: Int8 = 0
    }

    private struct Record: Codable {
        var name = ""
        var list: [Inner] = []
        var inner: Inner?
        var map: [String: Int] = [:]
        var score = 0.0
        var data: [UInt8] = []
        var tags: [String] = []
        var time = GobTime.zero
        var x = 0
    }

    // Made anew each time: of what lives to the end the leak checker does not see the pointers, which carry the tags
    // of enums.
    private static var inner: GobSchema<Inner> {
        GobSchema(name: "Inner", zero: Inner(), fields: [.field("X", \.x), .field("Y", \.y)])
    }

    private static var record: GobSchema<Record> {
        GobSchema(
            name: "Record",
            zero: Record(),
            fields: [
                .field("Name", \.name), .field("List", \.list, .slice(of: .structure(inner))),
                .field("Inner", \.inner, .optional(.structure(inner))), .field("Map", \.map),
                .field("Score", \.score), .field("Data", \.data), .field("Tags", \.tags), .field("Time", \.time),
                .field("X", \.x),
            ]
        )
    }

    /// The streams decoded as Swift types: values or an error, and what was decoded can be encoded.
    private static func decode(_ bytes: [UInt8]) {
        let record = record
        if let values = try? record.decode(bytes, limits: .untrusted) { _ = try? record.encode(values) }
        if let values = try? GobDecoder(limits: .untrusted).decodeAll(Record.self, from: bytes) {
            _ = try? GobEncoder.encode(values)
        }
        _ = try? GobDecoder(limits: .untrusted).decodeAll([String: Inner].self, from: bytes)
        _ = try? GobDecoder(limits: .untrusted).decodeAll([GobAny].self, from: bytes)
        _ = try? GobDecoder(limits: .untrusted).decodeAll([[Int]].self, from: bytes)
        _ = try? GobDecoder(limits: .untrusted).decodeAll(GobBigFloat.self, from: bytes)
    }

    private static func items(_ bytes: [UInt8], pieceByteCount: Int) -> [String] {
        var reader = GobReader()
        var found: [String] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + pieceByteCount)
            reader.append(bytes[start..<end])
            start = end
            do throws(GobError) {
                while let item = try reader.next() { found.append("\(item)") }
            } catch {
                return found
            }
        }
        return found
    }
}
