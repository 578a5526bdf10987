import FuzzSupport
import MimaArchive

/// Streams of zlib: what comes out is never more than was allowed.
@main
enum ZlibStream: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let limit = 1 << 20
        guard let whole = try? Zlib.decompress(bytes, maximumByteCount: limit) else { return }
        require(whole.count <= limit, "more than allowed")
        require((try? Zlib.decompress(bytes, maximumByteCount: whole.count)) == whole, "the limit itself")
        if !whole.isEmpty {
            require((try? Zlib.decompress(bytes, maximumByteCount: whole.count - 1)) == nil, "beyond the limit")
        }
    }
}
