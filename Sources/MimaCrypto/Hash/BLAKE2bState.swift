/// One running BLAKE2b hash as plain memory: the compression function and the bytes that wait for it.
///
/// Not wiped by itself: whoever owns the memory does that (``BLAKE2bCore``).
struct BLAKE2bState {
    private var compression: BLAKE2bCompression
    /// The first `pendingCount` of these are not compressed yet.
    private var pending = InlineArray<128, UInt8>(repeating: 0)
    private var pendingCount = 0
    private let digestByteCount: Int

    /// The state before the first byte. The key is added by ``absorb(key:)``, in place, so that no copy of it stays
    /// behind in memory that a returned value has passed through.
    init(digestByteCount: Int, keyByteCount: Int) {
        compression = BLAKE2bCompression(digestByteCount: digestByteCount, keyByteCount: keyByteCount)
        self.digestByteCount = digestByteCount
    }

    /// Makes the key, padded with zeros, the first block of the message (RFC 7693 §3.3). No key takes no block.
    mutating func absorb(key: Span<UInt8>) {
        if key.isEmpty { return }
        append(key)
        pendingCount = BLAKE2bCompression.blockByteCount
    }

    mutating func update(_ bytes: Span<UInt8>) {
        let blockByteCount = BLAKE2bCompression.blockByteCount
        var rest = bytes
        // The last block is compressed in another way than the others, so a full one waits for the byte after it.
        if rest.count > blockByteCount - pendingCount {
            if pendingCount > 0 {
                let taken = blockByteCount - pendingCount
                append(rest.extracting(first: taken))
                rest = rest.extracting(droppingFirst: taken)
                compression.compress(pending.span)
                pendingCount = 0
            }
            let whole = (rest.count - 1) / blockByteCount * blockByteCount
            compression.compress(rest.extracting(first: whole))
            rest = rest.extracting(droppingFirst: whole)
        }
        append(rest)
    }

    /// Compresses the last block and appends the digest. The state is of no use afterwards.
    mutating func finish(into output: inout OutputSpan<UInt8>) {
        for index in pendingCount..<BLAKE2bCompression.blockByteCount {
            pending[index] = 0
        }
        compression.compressLast(pending.span, holding: pendingCount)
        let words = compression.digestWords
        for index in 0..<digestByteCount {
            output.append(UInt8(truncatingIfNeeded: words[index &>> 3] &>> UInt64(truncatingIfNeeded: index & 7 &* 8)))
        }
    }

    /// Adds bytes to the pending block, which has room for them.
    private mutating func append(_ bytes: Span<UInt8>) {
        var block = pending.mutableSpan
        unsafe block.withUnsafeMutableBytes { block in
            unsafe bytes.withUnsafeBytes { input in
                unsafe UnsafeMutableRawBufferPointer(rebasing: block[pendingCount...]).copyMemory(from: input)
            }
        }
        pendingCount += bytes.count
    }
}
