internal import MimaIO

/// A source that is read in blocks, with a buffer for small pieces. Large ones do not go through the buffer.
struct BlockInput {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var position = 0
    /// How many bytes have been taken.
    private(set) var offset = 0

    /// Small, because where contents are passed over by seeking, what was read beyond a header is read in vain.
    private static let bufferByteCount = 1 << 15

    init(_ source: any ByteSource) {
        self.source = source
    }

    /// The next block; nil at the end of the source.
    mutating func nextBlock() throws(ArchiveError) -> [UInt8]? {
        while buffer.count - position < Tar.blockByteCount {
            if try !refill() {
                if buffer.count == position { return nil }
                throw .truncated
            }
        }
        let block = Array(buffer[position..<position + Tar.blockByteCount])
        position += Tar.blockByteCount
        offset += Tar.blockByteCount
        return block
    }

    private mutating func refill() throws(ArchiveError) -> Bool {
        buffer.removeSubrange(..<position)
        position = 0
        let before = buffer.count
        try throwingArchiveError { () throws(IOError) in
            try buffer.append(addingCapacity: Self.bufferByteCount) { (output) throws(IOError) in
                _ = try source.read(into: &output)
            }
        }
        return buffer.count > before
    }

    /// Appends up to `limit` bytes; 0 at the end of the source.
    mutating func read(limit: Int, into output: inout OutputSpan<UInt8>) throws(ArchiveError) -> Int {
        let room = min(limit, output.freeCapacity)
        if room == 0 { return 0 }
        var count = min(room, buffer.count - position)
        if count > 0 {
            let bytes = buffer
            output.append(copying: bytes.span.extracting(position..<position + count))
            position += count
        } else if room == output.freeCapacity {
            count = try throwingArchiveError { () throws(IOError) in try source.read(into: &output) }
        } else {
            if try !refill() { return 0 }
            return try read(limit: limit, into: &output)
        }
        offset += count
        return count
    }

    /// Passes over exactly `byteCount` bytes.
    mutating func skip(_ byteCount: Int) throws(ArchiveError) {
        let buffered = min(byteCount, buffer.count - position)
        position += buffered
        offset += buffered
        var left = byteCount - buffered
        while left > 0 {
            let count = try throwingArchiveError { () throws(IOError) in try source.skip(left) }
            if count == 0 { throw .truncated }
            left -= count
            offset += count
        }
    }

    /// Reads what is left, so that whoever checks the source's end does.
    mutating func drain() throws(ArchiveError) {
        buffer = []
        position = 0
        while try throwingArchiveError({ () throws(IOError) in try source.skip(1 << 20) }) > 0 {}
    }
}
