import FuzzSupport
import MimaGob

/// Streams of gob: what is read comes out the same however it arrives, and once written is read as the same.
@main
enum GobStream: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let whole = items(bytes, pieceByteCount: bytes.count)
        let inPieces = items(bytes, pieceByteCount: Int(bytes.last ?? 0) % 7 + 1)
        require(whole == inPieces, "the values depend on the pieces")
        guard let document = try? GobDocument(stream: bytes) else { return }
        _ = document.json.text
        guard let written = try? document.stream() else { return }
        // Not every stream is written as it was, but what was written once stays.
        let again = try? GobDocument(stream: written)
        require(again != nil, "a stream that was written is not read")
        require((try? again?.stream()) == written, "a stream that was written is not written again alike")
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
