/// What one thread writes and another reads: for two pieces of work of which one wants a sink and the other a source.
///
/// At most about a mebibyte is under way. When the reader gives up, writing throws `.closedPipe`; when the writer fails,
/// reading throws its error. Sendable is unchecked: the variables are touched under the lock only.
public final class BytePipe: ByteSource, ByteSink, @unchecked Sendable {
    private static let capacity = 1 << 20
    private static let pieceByteCount = 1 << 17

    private let monitor = Monitor()
    private var pieces: [[UInt8]] = []
    private var byteCount = 0
    private var isFinished = false
    private var isAbandoned = false
    private var failure: IOError?

    /// The reader's own: what it has taken and not passed on yet.
    private var current: [UInt8] = []
    private var position = 0

    /// An empty pipe.
    public init() {}

    /// Hands `bytes` on; waits while too many are under way. Throws `.closedPipe` when nobody reads any more.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        var start = 0
        while start < bytes.count {
            let end = min(start + Self.pieceByteCount, bytes.count)
            let piece = [UInt8](capacity: end - start) { $0.append(copying: bytes.extracting(start..<end)) }
            start = end
            try monitor.withLock { () throws(IOError) in
                while byteCount >= Self.capacity && !isAbandoned { monitor.wait() }
                if isAbandoned { throw .closedPipe(path: "pipe") }
                pieces.append(piece)
                byteCount += piece.count
                monitor.broadcast()
            }
        }
    }

    /// Says that nothing more will be written, or why.
    public func finish(_ failure: IOError? = nil) {
        monitor.withLock {
            isFinished = true
            self.failure = failure
            monitor.broadcast()
        }
    }

    /// Says that nothing more will be read.
    public func abandon() {
        monitor.withLock {
            isAbandoned = true
            pieces = []
            byteCount = 0
            monitor.broadcast()
        }
    }

    /// Appends what has been written; waits when nothing is at hand. 0 after ``finish(_:)``.
    public func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        if output.isFull { return 0 }
        if position == current.count {
            position = 0
            current = try monitor.withLock { () throws(IOError) in
                while pieces.isEmpty && !isFinished { monitor.wait() }
                if pieces.isEmpty {
                    if let failure { throw failure }
                    return []
                }
                let piece = pieces.removeFirst()
                byteCount -= piece.count
                monitor.broadcast()
                return piece
            }
        }
        let piece = current
        let count = min(output.freeCapacity, piece.count - position)
        output.append(copying: piece.span.extracting(position..<position + count))
        position += count
        return count
    }
}
