internal import FoundationEssentials
internal import Glibc

extension Data {
    /// Data of at most `capacity` bytes that `body` writes in place: neither filled with zeros before nor copied
    /// afterwards.
    static func written<E: Error>(
        capacity: Int,
        _ body: (inout OutputSpan<UInt8>) throws(E) -> Void
    ) throws(E) -> Data {
        // A block of no bytes may have no address; one of one byte has.
        guard let block = unsafe malloc(Swift.max(capacity, 1)) else {
            preconditionFailure("no memory for \(capacity) bytes")
        }
        let buffer = unsafe UnsafeMutableBufferPointer(
            start: block.bindMemory(to: UInt8.self, capacity: capacity),
            count: capacity
        )
        var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
        do {
            try body(&output)
        } catch {
            output.removeAll()
            unsafe free(block)
            throw error
        }
        let count = unsafe output.finalize(for: buffer)
        return unsafe Data(bytesNoCopy: block, count: count, deallocator: .free)
    }

    /// Data with a copy of `bytes`.
    init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBytes { bytes in unsafe Data(bytes) }
    }
}

extension [UInt8] {
    /// An array with a copy of `bytes`.
    init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
    }
}
