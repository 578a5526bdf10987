import Glibc

/// The blocks that an Argon2 fills, 1 KiB each: memory of its own, wiped when the value goes away.
///
/// It comes from mmap and not from the allocator because that can say no, and because large pages can be asked for:
/// blocks are read at random, so with pages of 4 KiB nearly every one of them misses the TLB. Measured with 64 MiB:
/// 0.14 s a hash instead of 0.19 s.
@safe
final class Argon2Memory: @unchecked Sendable {
    // Sendable: the segments that threads write at the same time are disjoint, and what they read of other lanes' is
    // finished (RFC 9106 §3.4).

    /// The words of the blocks, 128 each.
    let words: UnsafeMutablePointer<UInt64>
    private let byteCount: Int

    static let wordsPerBlock = 128
    static let blockByteCount = 1024

    /// Takes memory for `blockCount` blocks, or gives nil when the system has not that much.
    init?(blockCount: Int) {
        let (byteCount, overflow) = blockCount.multipliedReportingOverflow(by: Argon2Memory.blockByteCount)
        if overflow { return nil }
        let start = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
        // Only advice; and only whole large pages are affected, so that no more memory than this is taken.
        _ = unsafe madvise(start, byteCount, MADV_HUGEPAGE)
        unsafe words = start.assumingMemoryBound(to: UInt64.self)
        self.byteCount = byteCount
    }

    deinit {
        unsafe explicit_bzero(words, byteCount)
        unsafe munmap(words, byteCount)
    }

    /// The words of one block.
    @inline(__always)
    func block(_ index: Int) -> UnsafeMutablePointer<UInt64> {
        unsafe words + index &* Argon2Memory.wordsPerBlock
    }
}
