import Synchronization

/// Bytes in memory as a source.
public final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private let position = Mutex(0)

    /// A source that gives `bytes` and ends.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Appends as many of the bytes that are left as `output` has room for; 0 at the end.
    public func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let bytes = bytes
        let room = output.freeCapacity
        let range = position.withLock { start in
            let end = start + min(room, bytes.count - start)
            defer { start = end }
            return start..<end
        }
        output.append(copying: bytes.span.extracting(range))
        return range.count
    }
}
