// Sendable is unchecked because of the variables, which are touched under the lock only, or by the one thread that
// writes.

/// Writes what became of the batches in their order, whichever is finished first.
///
/// A thread whose batch is not due puts its result down and goes on with another: whoever writes goes on with what the
/// others have put down. So no thread waits for its turn, unless all buffers are full.
final class BatchWriter<Failure: Error>: @unchecked Sendable {
    /// The output of a batch, on its way from the worker to the sink.
    final class Output {
        var buffer: BatchBuffer
        fileprivate var inputByteCount = 0
        fileprivate var failure: PipelineError<Failure>?

        fileprivate init(capacity: Int) {
            buffer = BatchBuffer(capacity: capacity)
        }
    }

    private let sink: any ByteSink
    private let progress: ((Int) -> Void)?
    private let size: Int
    private let limit: Int

    private let monitor = Monitor()
    private var outputCount = 0
    private var spare: [Output] = []
    /// The outputs that are finished and not written; that of batch k is at k modulo the limit. They have room: every
    /// batch that is neither written nor yet to be read has an output of its own.
    private var finished: [Output?]
    private var turn = 0
    private var hasWriter = false
    private var failure: PipelineError<Failure>?

    /// The writing thread's own.
    private var bytesDone = 0

    /// Writes outputs of up to `size` bytes to `sink`.
    ///
    /// One more is in memory than there are threads, so that a thread can go on while what it did is not due yet. With
    /// none to spare, 1 GiB in memory took a fifth longer; two to spare changed nothing (two cores, medians of nine).
    init(_ sink: any ByteSink, size: Int, threadCount: Int, progress: (@Sendable (Int) -> Void)?) {
        self.sink = sink
        self.progress = progress
        self.size = size
        limit = threadCount + 1
        finished = Array(repeating: nil, count: limit)
    }

    /// An output for a batch that is yet to be taken from the source: the batch that is due then has one for certain,
    /// and is what the others wait for when there is none left. Nil when everything has ended with a failure.
    func takeOutput() -> Output? {
        monitor.withLock {
            while failure == nil && spare.isEmpty && outputCount == limit { monitor.wait() }
            if failure != nil { return nil }
            if let output = spare.popLast() { return output }
            outputCount += 1
            return Output(capacity: size)
        }
    }

    /// Puts down the output of batch `index`, to be written when it is due; then, when there is a `failure`, everything
    /// ends with it.
    ///
    /// Returns whether to go on.
    func finish(_ output: Output, of index: Int, inputByteCount: Int, failure: PipelineError<Failure>?) -> Bool {
        output.inputByteCount = inputByteCount
        output.failure = failure
        let isWriter = monitor.withLock {
            finished[index % limit] = output
            if hasWriter { return false }
            hasWriter = true
            return true
        }
        guard isWriter else { return true }
        while let due = takeDue() {
            do throws(PipelineError<Failure>) {
                try write(due)
            } catch {
                // The writer's part is not given up: nothing is written any more.
                monitor.withLock {
                    self.failure = error
                    monitor.broadcast()
                }
                return false
            }
        }
        return true
    }

    /// The output whose turn it is; when it is not there yet, this thread's part as writer ends.
    private func takeDue() -> Output? {
        monitor.withLock {
            let due = finished[turn % limit].take()
            if due == nil { hasWriter = false }
            return due
        }
    }

    private func write(_ output: Output) throws(PipelineError<Failure>) {
        if output.buffer.count > 0 {
            do throws(IOError) {
                try output.buffer.withBytes { (bytes) throws(IOError) in try sink.write(bytes) }
            } catch {
                throw .write(error)
            }
        }
        if let failure = output.failure { throw failure }
        bytesDone += output.inputByteCount
        progress?(bytesDone)
        output.buffer.truncate(to: 0)
        monitor.withLock {
            turn += 1
            spare.append(output)
            monitor.signal()
        }
    }

    /// Throws the failure that ended everything, if there was one. For the end, when all threads have ended.
    func throwFailure() throws(PipelineError<Failure>) {
        if let failure = monitor.withLock({ failure }) { throw failure }
    }
}
