/// Memory that is filled and read again and again.
///
/// Safe to use although it holds a pointer: the block belongs to this value alone, which cannot be copied, and lends it
/// only for the length of a call.
@safe
struct BatchBuffer: ~Copyable {
    private let block: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(capacity: Int) {
        unsafe block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    }

    deinit {
        unsafe block.deallocate()
    }

    /// Replaces the contents by what `body` writes; also when it throws, by what it had written then.
    mutating func fill<E: Error>(_ body: (inout OutputSpan<UInt8>) throws(E) -> Void) throws(E) {
        var output = unsafe OutputSpan(buffer: block, initializedCount: 0)
        do throws(E) {
            try body(&output)
            count = unsafe output.finalize(for: block)
        } catch {
            count = unsafe output.finalize(for: block)
            throw error
        }
    }

    /// Empties the buffer.
    mutating func removeAll() {
        count = 0
    }

    /// Removes the last byte and returns it.
    mutating func removeLast() -> UInt8 {
        precondition(count > 0, "BatchBuffer: it is empty")
        count -= 1
        return unsafe block[count]
    }

    /// Lends the contents.
    func withBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(unsafe Span(_unsafeElements: UnsafeBufferPointer(rebasing: block[..<count])))
    }
}
