import FuzzSupport
import MimaArchive
import MimaIO

/// Gzip files: what comes out does not depend on the pieces that come, and is what was compressed.
@main
enum GzipStream: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let limit = 1 << 20
        let whole = try? Gzip.decompress(bytes, maximumByteCount: limit)
        let sink = MemorySink()
        let source = try? DecompressingSource(.gzip, PieceSource(bytes, firstPiece: bytes.count % 89), limit: limit)
        let isRead = (try? source?.copy(to: sink)) != nil
        require(isRead == (whole != nil), "pieces")
        if let whole { require(sink.bytes == whole, "pieces give something else") }
        guard let packed = try? Gzip.compress(bytes) else { return require(false, "compression failed") }
        require((try? Gzip.decompress(packed, maximumByteCount: bytes.count)) == bytes, "the way back")
    }
}
