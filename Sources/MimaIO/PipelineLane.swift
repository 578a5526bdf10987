// Sendable is unchecked because of the worker: a lane is made on one thread and then used by one other alone.

/// What one thread of a pipeline needs: a worker and its input buffer.
final class PipelineLane<W: OrderedPipeline.Worker & ~Copyable>: @unchecked Sendable {
    /// A batch, whose input is in the lane's buffer, with the output that it is to get.
    struct Item {
        let batch: BatchReader.Batch
        fileprivate let output: BatchWriter<W.Failure>.Output
    }

    private let reader: BatchReader
    private let writer: BatchWriter<W.Failure>
    private var worker: W
    private var input: BatchBuffer

    init(from reader: BatchReader, to writer: BatchWriter<W.Failure>, worker: consuming sending W) {
        self.reader = reader
        self.writer = writer
        self.worker = worker
        input = reader.makeBuffer()
    }

    /// Takes the next batch from the source; nil when there is none, or when everything has ended with a failure.
    func next() -> Item? {
        guard let output = writer.takeOutput(), let batch = reader.next(into: &input) else { return nil }
        return Item(batch: batch, output: output)
    }

    /// Transforms the batch that was taken last, and has the result written when it is due; returns whether to go on.
    func process(_ item: Item) -> Bool {
        let batch = item.batch
        var failure = batch.failure.map { PipelineError<W.Failure>.read($0) }
        if failure == nil {
            do throws(W.Failure) {
                try input.withBytes { (bytes) throws(W.Failure) in
                    try item.output.buffer.fill { (output) throws(W.Failure) in
                        try worker.transform(bytes, batch: batch.index, isLast: batch.isLast, into: &output)
                    }
                }
            } catch {
                failure = .transform(error)
            }
        }
        if failure != nil { reader.stop() }
        let goesOn = writer.finish(item.output, of: batch.index, inputByteCount: input.count, failure: failure)
        if !goesOn { reader.stop() }
        return goesOn
    }

    /// Works until there is nothing left to do.
    func run() {
        while let item = next() {
            if !process(item) { return }
        }
    }
}
