/// Reads a source in batches, transforms them on all cores, and writes the results in the batches' order.
///
/// Each thread repeats: take the next batch from the source, transform it, and write what is due, its own and what
/// others have put down meanwhile. So reading, transforming and writing overlap, the sink sees what one thread alone
/// would have written, and memory stays at `workers` × (`inputByteCount` + `outputByteCount`) + `outputByteCount`
/// however long the input is.
public enum OrderedPipeline {
    /// What a thread does to its batches. Each thread has a worker of its own, so a worker may keep and change state
    /// (a keyed context, say), but sees only some of the batches.
    public protocol Worker: ~Copyable, SendableMetatype {
        /// Why a batch could not be transformed.
        associatedtype Failure: Error

        /// Turns one batch into output.
        ///
        /// Batches are numbered from 0, and all but the last are of the full size. There is always a last one: of an
        /// empty input it is batch 0, and empty; an input that is an exact multiple of the size ends with a full one.
        ///
        /// `output` starts empty and has room for `outputByteCount` bytes. What has been appended to it is written
        /// even when this throws, so only append what may be released.
        mutating func transform(
            _ input: Span<UInt8>,
            batch: Int,
            isLast: Bool,
            into output: inout OutputSpan<UInt8>
        ) throws(Failure)
    }

    /// Runs the whole of `source` through workers into `sink`.
    ///
    /// When batch k fails, for whatever reason, everything before it is written and nothing after it: if its transform
    /// threw, what that had appended is written too; then the error is thrown. Of several failures the one of the
    /// earliest batch is thrown. The source may have been read further than what was written.
    ///
    /// An input that fits into one batch is handled on the calling thread. Otherwise more threads are started, the
    /// calling thread works too, and all have ended when this returns.
    ///
    /// - Parameters:
    ///   - workers: How many threads work, the calling one among them; one for each core that the process may use
    ///     unless given. More do not pay: 1 GiB in memory took the same time with one more than there are cores.
    ///   - inputByteCount: The size of a batch; at least 1. A mebibyte or so makes the cost of handing batches around
    ///     vanish.
    ///   - outputByteCount: The most that a worker appends for one batch.
    ///   - progress: Called after each batch is written, by one thread at a time, with the number of input bytes that
    ///     are done.
    ///   - makeWorker: Makes a worker for a thread; called on the calling thread, before anything is written. The
    ///     compiler wants to be told what it throws: `{ () throws(MyError) in MyWorker(key) }`.
    public static func run<W: Worker & ~Copyable>(
        from source: any ByteSource,
        to sink: any ByteSink,
        workers: Int? = nil,
        inputByteCount: Int,
        outputByteCount: Int,
        progress: (@Sendable (_ bytesDone: Int) -> Void)? = nil,
        makeWorker: () throws(W.Failure) -> sending W
    ) throws(PipelineError<W.Failure>) {
        precondition(inputByteCount > 0 && outputByteCount >= 0, "OrderedPipeline: a batch must have a size")
        let threadCount = max(1, workers ?? availableCoreCount())
        let reader = BatchReader(source, size: inputByteCount)
        let writer = BatchWriter<W.Failure>(sink, size: outputByteCount, threadCount: threadCount, progress: progress)
        func makeLane() throws(PipelineError<W.Failure>) -> PipelineLane<W> {
            do throws(W.Failure) {
                return PipelineLane(from: reader, to: writer, worker: try makeWorker())
            } catch {
                throw .transform(error)
            }
        }

        let lane = try makeLane()
        guard let first = lane.next() else { return }
        if first.batch.isLast || first.batch.failure != nil {
            _ = lane.process(first)
            return try writer.throwFailure()
        }
        var lanes: [PipelineLane<W>] = []
        for _ in 1..<threadCount {
            lanes.append(try makeLane())
        }
        // When the system has no threads left, those that there are do the work.
        let threads = lanes.compactMap { lane in SystemThread.start { lane.run() } }
        if lane.process(first) { lane.run() }
        for thread in threads {
            thread.join()
        }
        try writer.throwFailure()
    }
}
