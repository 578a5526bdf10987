public import MimaBytes
internal import OpenSSLBridge

/// scrypt (RFC 7914): a key from a password, at a cost in time and memory.
public struct Scrypt: Sendable {
    /// N, the cost in time and memory: a power of two, at least 2.
    public let cost: Int
    /// r, the size of a block in units of 128 bytes.
    public let blockSize: Int
    /// p, how many independent runs are made.
    public let parallelism: Int
    /// The most memory, in bytes, that a derivation may take.
    public let maximumMemory: Int

    /// scrypt with the cost `cost` (N), `blockSize` (r) and `parallelism` (p), refusing to take more than
    /// `maximumMemory` bytes (1 GiB and a little more unless told: enough for N = 2^20, r = 8).
    public init(cost: Int, blockSize: Int = 8, parallelism: Int = 1, maximumMemory: Int = 1 << 30 + 1 << 24) {
        self.cost = cost
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.maximumMemory = maximumMemory
    }

    /// The memory in bytes that a derivation takes, 128·r·(N + p + 2) as libcrypto counts it, or nil when it is more
    /// than can be counted.
    public var memory: Int? {
        let (blocks, first) = cost.addingReportingOverflow(parallelism)
        let (all, second) = blocks.addingReportingOverflow(2)
        let (units, third) = all.multipliedReportingOverflow(by: blockSize)
        let (bytes, fourth) = units.multipliedReportingOverflow(by: 128)
        return first || second || third || fourth ? nil : bytes
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when N is not a power of two from 2, is 2^(16·r) or more (RFC 7914 §2)
    /// or needs more memory than can be counted, and ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when r, p or
    /// their product is not 1 to 2^24 - 1 (the RFC goes up to 2^30 - 1, libcrypto does not), the memory is more than
    /// ``maximumMemory``, or the size is out of range.
    public func deriveKey(
        from password: SecretBytes,
        salt: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        guard cost >= 2, cost & (cost - 1) == 0 else {
            throw .unsupported("the scrypt cost is \(cost), and should be a power of two from 2")
        }
        // p blocks of 128 r bytes must stay below 2 GiB for libcrypto.
        let allowed = 1...(1 << 24 - 1)
        for (name, value) in [("scrypt block size", blockSize), ("scrypt parallelism", parallelism)]
        where !allowed.contains(value) {
            throw .parameterOutOfRange(name, found: value, allowed: allowed)
        }
        // Both factors are below 2^24, so their product does not overflow.
        if !allowed.contains(blockSize * parallelism) {
            throw .parameterOutOfRange(
                "product of scrypt block size and parallelism",
                found: blockSize * parallelism,
                allowed: allowed
            )
        }
        if cost.trailingZeroBitCount >= 16 * blockSize {
            throw .unsupported("the scrypt cost is \(cost), too much for a block size of \(blockSize)")
        }
        guard let needed = memory else {
            throw .unsupported(
                "scrypt with the cost \(cost) and the block size \(blockSize) needs more memory than there is"
            )
        }
        if needed > maximumMemory {
            throw .parameterOutOfRange(
                "memory in bytes for scrypt",
                found: needed,
                allowed: 0...max(0, maximumMemory)
            )
        }
        try requireDerivedKeyByteCount(byteCount)
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try password.withBytes { (password) throws(OpenSSLFailure) in
                SymmetricKey(
                    try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
                        try KDF.scrypt(
                            password: password,
                            salt: salt.span,
                            cost: UInt64(cost),
                            blockSize: UInt64(blockSize),
                            parallelism: UInt64(parallelism),
                            maximumMemory: UInt64(maximumMemory),
                            into: &output
                        )
                    }
                )
            }
        }
    }
}
