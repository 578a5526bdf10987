public import MimaCrypto

extension Checksums {
    /// A hash function as people and files name it, which may leave the size of the digest open.
    public enum Function: Hashable, Sendable {
        /// A function whose digests have one size.
        case fixed(HashAlgorithm)
        /// BLAKE2b with 1 to 64 bytes; 64 unless told.
        case blake2b
        /// SHAKE128 with any size; 32 bytes unless told, as in RFC 8702 §2.
        case shake128
        /// SHAKE256 with any size; 64 bytes unless told, as in RFC 8702 §2.
        case shake256
    }
}

extension Checksums.Function {
    /// The sizes in bytes that its digests can have.
    public var byteCounts: ClosedRange<Int> {
        switch self {
        case .fixed(let algorithm): algorithm.byteCount...algorithm.byteCount
        case .blake2b: 1...64
        case .shake128, .shake256: 1...Checksums.maximumDigestByteCount
        }
    }

    /// The function with digests of the usual size.
    public var algorithm: HashAlgorithm {
        switch self {
        case .fixed(let algorithm): algorithm
        case .blake2b: .blake2b(byteCount: 64)
        case .shake128: .shake128(byteCount: 32)
        case .shake256: .shake256(byteCount: 64)
        }
    }

    /// The function with digests of `byteCount` bytes; nil when it has none of that size.
    public func algorithm(byteCount: Int) -> HashAlgorithm? {
        guard byteCounts.contains(byteCount) else { return nil }
        return switch self {
        case .fixed(let algorithm): algorithm
        case .blake2b: .blake2b(byteCount: byteCount)
        case .shake128: .shake128(byteCount: byteCount)
        case .shake256: .shake256(byteCount: byteCount)
        }
    }

    /// The functions whose digests are usually found without their name in files of digests of this size: those that
    /// coreutils has a program for. There are two of 64 bytes, SHA-512 and BLAKE2b.
    static func usual(digestByteCount: Int) -> [Checksums.Function] {
        switch digestByteCount {
        case 16: [.fixed(.insecure(.md5))]
        case 20: [.fixed(.insecure(.sha1))]
        case 28: [.fixed(.sha224)]
        case 32: [.fixed(.sha256)]
        case 48: [.fixed(.sha384)]
        case 64: [.fixed(.sha512), .blake2b]
        default: []
        }
    }
}
