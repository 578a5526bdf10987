import Synchronization

// Sendable is unchecked because of the variables, which are touched under the lock only.

/// Hands out the batches of a source, one thread at a time.
final class BatchReader: @unchecked Sendable {
    /// What a thread got from the source.
    struct Batch {
        let index: Int
        let isLast: Bool
        /// Why the source gave nothing.
        let failure: IOError?
    }

    /// How much of the next batch is read ahead, in bytes. A single one would do, but a whole page keeps what is read
    /// aligned to pages.
    static let readAheadByteCount = BatchBuffer.alignment

    private let source: any ByteSource
    private let size: Int
    private let reading = Monitor()
    private var nextIndex = 0
    private var isDrained = false
    /// Why the source gives no more; whole batches that it gave before are handed out first.
    private var sourceFailure: IOError?
    /// The beginning of the next batch, read with the one before it: only so is it known that there is a next one.
    private var carried = BatchBuffer(capacity: readAheadByteCount)
    /// Not under the lock: a thread may hold that for as long as a slow source takes, and others are not to wait.
    private let isStopped = Atomic(false)

    /// Reads `source` in batches of `size` bytes; the last may be shorter.
    init(_ source: any ByteSource, size: Int) {
        self.source = source
        self.size = size
    }

    /// A buffer that has room for a batch, and for what is read of the next.
    func makeBuffer() -> BatchBuffer {
        BatchBuffer(capacity: size + Self.readAheadByteCount)
    }

    /// Takes the next batch into a buffer; nil when there is none.
    func next(into buffer: inout BatchBuffer) -> Batch? {
        reading.withLock {
            if isDrained || isStopped.load(ordering: .relaxed) { return nil }
            let index = nextIndex
            nextIndex += 1
            do throws(IOError) {
                try buffer.fill { (output) throws(IOError) in
                    carried.withBytes { output.append(copying: $0) }
                    if let sourceFailure { throw sourceFailure }
                    try source.fill(&output)
                }
            } catch {
                sourceFailure = error
            }
            if buffer.count > size {
                buffer.withBytes { bytes in
                    carried.fill { $0.append(copying: bytes.extracting(droppingFirst: size)) }
                }
                buffer.truncate(to: size)
            } else {
                isDrained = true
                // What was read of a batch that is not whole is worth nothing: nobody knows whether it is the last.
                if let sourceFailure { return Batch(index: index, isLast: false, failure: sourceFailure) }
            }
            return Batch(index: index, isLast: isDrained, failure: nil)
        }
    }

    /// Has no further batches handed out.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
    }
}
