import MimaIO
import Synchronization

/// A source that never ends, and counts what it had to give.
final class EndlessSource: ByteSource {
    private struct State {
        var current: MemorySource
        var count = 0
    }

    private let block: [UInt8]
    private let state: Mutex<State>

    init(beginning: String, repeating text: String) {
        block = Array(String(repeating: text, count: 65536 / text.utf8.count + 1).utf8)
        state = Mutex(State(current: MemorySource(Array(beginning.utf8))))
    }

    /// How many bytes have been read.
    var count: Int { state.withLock { $0.count } }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let before = output.count
        let current = state.withLock { $0.current }
        if try current.read(into: &output) == 0 {
            let next = MemorySource(block)
            state.withLock { $0.current = next }
            _ = try next.read(into: &output)
        }
        let size = output.count - before
        state.withLock { $0.count += size }
        return size
    }
}
