public import MimaIO
internal import Synchronization

/// A source that gives its bytes in pieces of many sizes.
public final class PieceSource: ByteSource {
    private let bytes: [UInt8]
    private let state: Mutex<(position: Int, size: Int)>

    /// A source of `bytes` whose first piece has `size` bytes.
    public init(_ bytes: [UInt8], firstPiece size: Int) {
        self.bytes = bytes
        state = Mutex((0, max(1, size)))
    }

    /// Appends the next piece, as far as there is room for it.
    public func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let room = output.freeCapacity
        let range = state.withLock { state in
            let start = state.position
            state.position += min(state.size, room, bytes.count - start)
            state.size = state.size % 97 + 1
            return start..<state.position
        }
        for index in range { output.append(bytes[index]) }
        return range.count
    }
}
