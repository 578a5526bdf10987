package import OpenSSLBridge

/// A hash function chosen at run time.
///
/// `HashAlgorithm.sha256.hash(bytes)` is the same function as ``SHA256`` at compile time.
public enum HashAlgorithm: Hashable, Sendable {
    /// SHA-224 (FIPS 180-4): 28 bytes.
    case sha224
    /// SHA-256 (FIPS 180-4): 32 bytes.
    case sha256
    /// SHA-384 (FIPS 180-4): 48 bytes.
    case sha384
    /// SHA-512 (FIPS 180-4): 64 bytes.
    case sha512
    /// SHA-512/224 (FIPS 180-4): 28 bytes.
    case sha512t224
    /// SHA-512/256 (FIPS 180-4): 32 bytes.
    case sha512t256
    /// SHA3-224 (FIPS 202): 28 bytes.
    case sha3t224
    /// SHA3-256 (FIPS 202): 32 bytes.
    case sha3t256
    /// SHA3-384 (FIPS 202): 48 bytes.
    case sha3t384
    /// SHA3-512 (FIPS 202): 64 bytes.
    case sha3t512
    /// SHAKE128 (FIPS 202) with an output of `byteCount` bytes, 1 to 2^30; security needs 32.
    case shake128(byteCount: Int)
    /// SHAKE256 (FIPS 202) with an output of `byteCount` bytes, 1 to 2^30; security needs 64.
    case shake256(byteCount: Int)
    /// BLAKE2b (RFC 7693) with an output of `byteCount` bytes, 1 to 64. Each size is a function of its own: a short
    /// output is no prefix of a long one.
    case blake2b(byteCount: Int)
    /// BLAKE2s with an output of 32 bytes (RFC 7693), the one size libcrypto has.
    case blake2s256
    /// SM3 (GB/T 32905-2016): 32 bytes.
    case sm3
    /// RIPEMD-160: 20 bytes. Unbroken, but its size gives collisions 80 bits of work only.
    case ripemd160
    /// A broken function, for data that already depends on it.
    case insecure(Insecure.HashAlgorithm)

    /// The size of the digest in bytes.
    public var byteCount: Int {
        switch self {
        case .ripemd160, .insecure(.sha1): 20
        case .insecure(.md5): 16
        case .sha224, .sha512t224, .sha3t224: 28
        case .sha256, .sha512t256, .sha3t256, .blake2s256, .sm3: 32
        case .sha384, .sha3t384: 48
        case .sha512, .sha3t512: 64
        case .shake128(let byteCount), .shake256(let byteCount), .blake2b(let byteCount): byteCount
        }
    }

    /// The size in bytes of the blocks that the function works on, which HMAC depends on.
    public var blockByteCount: Int {
        switch self {
        case .insecure, .sha224, .sha256, .blake2s256, .sm3, .ripemd160: 64
        case .sha384, .sha512, .sha512t224, .sha512t256, .blake2b: 128
        case .sha3t224: 144
        case .sha3t256, .shake256: 136
        case .sha3t384: 104
        case .sha3t512: 72
        case .shake128: 168
        }
    }

    /// Whether the running libcrypto offers the function, and the chosen output size is one that it has.
    public var isAvailable: Bool {
        do {
            _ = try engine()
            return true
        } catch {
            return false
        }
    }

    /// What computes the function: libcrypto, or our own BLAKE2b for the sizes that libcrypto 3.0 lacks.
    package enum Engine: Sendable {
        case libcrypto(DigestAlgorithm)
        case blake2b(byteCount: Int)
    }

    package func engine() throws(CryptoError) -> Engine {
        switch self {
        case .blake2b(let byteCount) where byteCount != 64:
            try requireByteCount(byteCount, of: "BLAKE2b digest", in: 1...64)
            return .blake2b(byteCount: byteCount)
        case .shake128(let byteCount), .shake256(let byteCount):
            // The functions know no limit. This one keeps a size that came from input from taking all memory.
            try requireByteCount(byteCount, of: "\(self) output", in: 1...(1 << 30))
        default:
            break
        }
        return .libcrypto(try digestAlgorithm())
    }

    /// libcrypto's algorithm, which for an extendable function has no size.
    package func digestAlgorithm() throws(CryptoError) -> DigestAlgorithm {
        guard let algorithm = fetched else { throw .unavailable(algorithm: description) }
        return algorithm
    }

    private var fetched: DigestAlgorithm? {
        switch self {
        case .sha224: .sha224
        case .sha256: .sha256
        case .sha384: .sha384
        case .sha512: .sha512
        case .sha512t224: .sha512t224
        case .sha512t256: .sha512t256
        case .sha3t224: .sha3t224
        case .sha3t256: .sha3t256
        case .sha3t384: .sha3t384
        case .sha3t512: .sha3t512
        case .shake128: .shake128
        case .shake256: .shake256
        case .blake2b: .blake2b512
        case .blake2s256: .blake2s256
        case .sm3: .sm3
        case .ripemd160: .ripemd160
        case .insecure(.sha1): .sha1
        case .insecure(.md5): .md5
        }
    }
}

extension HashAlgorithm: CustomStringConvertible {
    /// The standard's name of the function, such as "SHA-512/256".
    public var description: String {
        switch self {
        case .sha224: "SHA-224"
        case .sha256: "SHA-256"
        case .sha384: "SHA-384"
        case .sha512: "SHA-512"
        case .sha512t224: "SHA-512/224"
        case .sha512t256: "SHA-512/256"
        case .sha3t224: "SHA3-224"
        case .sha3t256: "SHA3-256"
        case .sha3t384: "SHA3-384"
        case .sha3t512: "SHA3-512"
        case .shake128: "SHAKE128"
        case .shake256: "SHAKE256"
        case .blake2b(let byteCount): "BLAKE2b-\(byteCount.multipliedReportingOverflow(by: 8).partialValue)"
        case .blake2s256: "BLAKE2s-256"
        case .sm3: "SM3"
        case .ripemd160: "RIPEMD-160"
        case .insecure(.sha1): "SHA-1"
        case .insecure(.md5): "MD5"
        }
    }
}
