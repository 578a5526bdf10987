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
        var block = pending.mutableSpan
        unsafe block.withUnsafeMutableBytes { block in
            let padding = unsafe UnsafeMutableRawBufferPointer(rebasing: block[pendingCount...])
            unsafe _ = padding.initializeMemory(as: UInt8.self, repeating: 0)
        }
        compression.compressLast(pending.span, holding: pendingCount)
        unsafe output.withUnsafeMutableBufferPointer { buffer, count in
            let free = unsafe UnsafeMutableRawBufferPointer(buffer)[count...]
            let words = compression.digestWords.span
            unsafe words.withUnsafeBytes { digest in
                unsafe UnsafeMutableRawBufferPointer(rebasing: free).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: digest[..<digestByteCount])
                )
            }
            count += digestByteCount
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
