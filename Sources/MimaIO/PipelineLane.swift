// Sendable is unchecked because of the worker: a lane is made on one thread and then used by one other alone.

/// What one thread of a pipeline needs: a worker and its two buffers.
final class PipelineLane<W: OrderedPipeline.Worker & ~Copyable>: @unchecked Sendable {
    typealias Order = BatchOrder<W.Failure>

    private let order: Order
    private let size: Int
    private var worker: W
    private var input: BatchBuffer
    private var output: BatchBuffer

    init(_ order: Order, worker: consuming sending W, inputByteCount: Int, outputByteCount: Int) {
        self.order = order
        self.worker = worker
        size = inputByteCount
        input = BatchBuffer(capacity: inputByteCount + Order.readAheadByteCount)
        output = BatchBuffer(capacity: outputByteCount)
    }

    /// Takes the next batch from the source; nil when there is none.
    func next() -> Order.Batch? {
        order.next(into: &input, size: size)
    }

    /// Transforms the batch that was taken last and writes the result in its turn; returns whether to go on.
    func process(_ batch: Order.Batch) -> Bool {
        var failure = batch.failure.map { PipelineError<W.Failure>.read($0) }
        if failure == nil {
            do throws(W.Failure) {
                try input.withBytes { (bytes) throws(W.Failure) in
                    try output.fill { (output) throws(W.Failure) in
                        try worker.transform(bytes, batch: batch.index, isLast: batch.isLast, into: &output)
                    }
                }
            } catch {
                failure = .transform(error)
                order.stop()
            }
        } else {
            output.removeAll()
        }
        return order.finish(batch, inputByteCount: input.count, output: output, failure: failure)
    }

    /// Works until there is nothing left to do.
    func run() {
        while let batch = next() {
            if !process(batch) { return }
        }
    }
}
