import Synchronization

// Sendable is unchecked because of the variables. Each belongs to one of the two locks, and is touched under it only.

/// Hands out the batches of a source, one thread at a time, and lets the threads write their results in that order.
final class BatchOrder<Failure: Error>: @unchecked Sendable {
    /// What a thread got from the source.
    struct Batch {
        let index: Int
        let isLast: Bool
        /// Why the source gave nothing.
        let failure: IOError?
    }

    private let source: any ByteSource
    private let sink: any ByteSink
    private let progress: ((Int) -> Void)?

    private let reading = Monitor()
    private var nextIndex = 0
    private var isDrained = false
    /// Why the source gives no more; whole batches that it gave before are handed out first.
    private var sourceFailure: IOError?
    /// The beginning of the next batch, read with the one before it: only so is it known that there is a next one.
    private var carried: [UInt8] = []
    /// How much of the next batch is read ahead, in bytes. A single one would do, but a whole page keeps what is read
    /// aligned to pages.
    static var readAheadByteCount: Int { BatchBuffer.alignment }

    private let writing = Monitor()
    private var turn = 0
    private var bytesDone = 0
    private var failure: PipelineError<Failure>?

    /// Set with the first failure. Not under a lock, because a thread may hold `reading` for as long as a slow source
    /// takes, and the others are not to wait for that.
    private let isStopped = Atomic(false)

    init(source: any ByteSource, sink: any ByteSink, progress: (@Sendable (Int) -> Void)?) {
        self.source = source
        self.sink = sink
        self.progress = progress
    }

    /// Takes the next batch, of at most `size` bytes, into a buffer that has room for ``readAheadByteCount`` more; nil
    /// when there is none.
    func next(into buffer: inout BatchBuffer, size: Int) -> Batch? {
        reading.withLock {
            if isDrained || isStopped.load(ordering: .relaxed) { return nil }
            let index = nextIndex
            nextIndex += 1
            do throws(IOError) {
                try buffer.fill { (output) throws(IOError) in
                    output.append(copying: carried.span)
                    carried.removeAll(keepingCapacity: true)
                    if let sourceFailure { throw sourceFailure }
                    try source.fill(&output)
                }
            } catch {
                sourceFailure = error
            }
            if buffer.count > size {
                carried = buffer.removeRest(after: size)
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

    /// Waits for the batch's turn and writes its output; then, when there is a `failure`, ends everything with it.
    ///
    /// Returns whether to go on.
    func finish(
        _ batch: Batch,
        inputByteCount: Int,
        output: borrowing BatchBuffer,
        failure: PipelineError<Failure>?
    ) -> Bool {
        writing.withLock {
            while turn != batch.index && self.failure == nil { writing.wait() }
            // An earlier batch has failed: this one never was.
            if self.failure != nil { return false }
            do throws(IOError) {
                if output.count > 0 {
                    try output.withBytes { (bytes) throws(IOError) in try sink.write(bytes) }
                }
                self.failure = failure
            } catch {
                self.failure = .write(error)
            }
            if self.failure == nil {
                turn += 1
                bytesDone += inputByteCount
                progress?(bytesDone)
            } else {
                stop()
            }
            writing.broadcast()
            return self.failure == nil
        }
    }

    /// Throws the failure that ended everything, if there was one. For the end, when all threads have ended.
    func throwFailure() throws(PipelineError<Failure>) {
        if let failure = writing.withLock({ failure }) { throw failure }
    }
}
