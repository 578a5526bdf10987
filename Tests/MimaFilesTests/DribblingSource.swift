import MimaIO
import Synchronization

/// A source that gives its bytes in pieces of the sizes it is told, over and over, and then ends or fails.
final class DribblingSource: ByteSource {
    private let bytes: [UInt8]
    private let sizes: [Int]
    private let failure: IOError?
    private let state = Mutex((position: 0, calls: 0))

    init(_ bytes: [UInt8], sizes: [Int], failure: IOError? = nil) {
        self.bytes = bytes
        self.sizes = sizes
        self.failure = failure
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let room = output.freeCapacity
        let range = state.withLock { state in
            let size = sizes[state.calls % sizes.count]
            let start = state.position
            state.calls += 1
            state.position += min(size, room, bytes.count - start)
            return start..<state.position
        }
        if range.isEmpty, room > 0, let failure { throw failure }
        // One copy: byte after byte is slow without optimization.
        return try MemorySource(Array(bytes[range])).read(into: &output)
    }
}
