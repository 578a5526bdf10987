import Glibc

/// Memory that is filled and read again and again, and wiped in the end: what passes through it may be secret.
///
/// Safe to use although it holds a pointer: the block belongs to this value alone, which cannot be copied, and lends it
/// only for the length of a call.
@safe
struct BatchBuffer: ~Copyable {
    private let block: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0
    /// How much of the memory was ever filled. Wiping no more than that keeps small files cheap.
    private var used = 0

    /// A page: the kernel copies whole aligned pages fastest.
    static let alignment = 4096

    init(capacity: Int) {
        let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: Self.alignment)
        unsafe block = raw.bindMemory(to: UInt8.self)
    }

    deinit {
        if let start = unsafe block.baseAddress { unsafe explicit_bzero(start, used) }
        unsafe block.deallocate()
    }

    /// Replaces the contents by what `body` writes; also when it throws, by what it had written then.
    mutating func fill<E: Error>(_ body: (inout OutputSpan<UInt8>) throws(E) -> Void) throws(E) {
        var output = unsafe OutputSpan(buffer: block, initializedCount: 0)
        defer { used = max(used, count) }
        do throws(E) {
            try body(&output)
            count = unsafe output.finalize(for: block)
        } catch {
            count = unsafe output.finalize(for: block)
            throw error
        }
    }

    /// Removes what is beyond the first `size` bytes.
    mutating func truncate(to size: Int) {
        count = min(count, size)
    }

    /// Lends the contents.
    func withBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(unsafe Span(_unsafeElements: UnsafeBufferPointer(rebasing: block[..<count])))
    }
}
