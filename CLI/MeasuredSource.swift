import Mima
import Synchronization

/// An input that shows on the terminal how much of it has been read, when reading it takes long.
final class MeasuredSource: ByteSource {
    private let source: InputFile
    private let progress: Progress
    private let byteCount = Atomic(0)

    init(_ source: InputFile) {
        self.source = source
        progress = Progress(total: source.size, label: source.path)
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let count = try source.read(into: &output)
        if count == 0 {
            progress.finish()
        } else {
            progress.update(byteCount.add(count, ordering: .relaxed).newValue)
        }
        return count
    }

    func skip(_ byteCount: Int) throws(IOError) -> Int {
        let count = try source.skip(byteCount)
        progress.update(self.byteCount.add(count, ordering: .relaxed).newValue)
        return count
    }
}
