// The hash functions of the compile-time tier, each under its standard's name.

/// SHA-224 (FIPS 180-4): 28 bytes.
public typealias SHA224 = FixedHash<HashAlgorithms.SHA224>

/// SHA-256 (FIPS 180-4): 32 bytes.
public typealias SHA256 = FixedHash<HashAlgorithms.SHA256>

/// SHA-384 (FIPS 180-4): 48 bytes.
public typealias SHA384 = FixedHash<HashAlgorithms.SHA384>

/// SHA-512 (FIPS 180-4): 64 bytes.
public typealias SHA512 = FixedHash<HashAlgorithms.SHA512>

/// SHA-512/224 (FIPS 180-4): 28 bytes.
public typealias SHA512_224 = FixedHash<HashAlgorithms.SHA512_224>

/// SHA-512/256 (FIPS 180-4): 32 bytes.
public typealias SHA512_256 = FixedHash<HashAlgorithms.SHA512_256>

/// SHA3-224 (FIPS 202): 28 bytes.
public typealias SHA3_224 = FixedHash<HashAlgorithms.SHA3_224>

/// SHA3-256 (FIPS 202): 32 bytes.
public typealias SHA3_256 = FixedHash<HashAlgorithms.SHA3_256>

/// SHA3-384 (FIPS 202): 48 bytes.
public typealias SHA3_384 = FixedHash<HashAlgorithms.SHA3_384>

/// SHA3-512 (FIPS 202): 64 bytes.
public typealias SHA3_512 = FixedHash<HashAlgorithms.SHA3_512>

/// BLAKE2b with 64 bytes of output (RFC 7693).
public typealias BLAKE2b512 = FixedHash<HashAlgorithms.BLAKE2b512>

/// BLAKE2b with 32 bytes of output (RFC 7693).
public typealias BLAKE2b256 = FixedHash<HashAlgorithms.BLAKE2b256>

/// BLAKE2s with 32 bytes of output (RFC 7693).
public typealias BLAKE2s256 = FixedHash<HashAlgorithms.BLAKE2s256>

/// SM3 (GB/T 32905-2016): 32 bytes.
public typealias SM3 = FixedHash<HashAlgorithms.SM3>

/// RIPEMD-160: 20 bytes.
public typealias RIPEMD160 = FixedHash<HashAlgorithms.RIPEMD160>

extension Insecure {
    /// SHA-1 (FIPS 180-4): 20 bytes. Broken: collisions have been made.
    public typealias SHA1 = FixedHash<HashAlgorithms.SHA1>
    /// MD5 (RFC 1321): 16 bytes. Broken: collisions take seconds.
    public typealias MD5 = FixedHash<HashAlgorithms.MD5>
}

/// What tells one ``FixedHash`` from another: types without values.
public enum HashAlgorithms {
    /// SHA-224.
    public enum SHA224: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha224 }
    }
    /// SHA-256.
    public enum SHA256: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha256 }
    }
    /// SHA-384.
    public enum SHA384: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha384 }
    }
    /// SHA-512.
    public enum SHA512: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha512 }
    }
    /// SHA-512/224.
    public enum SHA512_224: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha512t224 }
    }
    /// SHA-512/256.
    public enum SHA512_256: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha512t256 }
    }
    /// SHA3-224.
    public enum SHA3_224: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha3t224 }
    }
    /// SHA3-256.
    public enum SHA3_256: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha3t256 }
    }
    /// SHA3-384.
    public enum SHA3_384: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha3t384 }
    }
    /// SHA3-512.
    public enum SHA3_512: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sha3t512 }
    }
    /// BLAKE2b with 64 bytes of output.
    public enum BLAKE2b512: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .blake2b(byteCount: 64) }
    }
    /// BLAKE2b with 32 bytes of output.
    public enum BLAKE2b256: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .blake2b(byteCount: 32) }
    }
    /// BLAKE2s with 32 bytes of output.
    public enum BLAKE2s256: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .blake2s256 }
    }
    /// SM3.
    public enum SM3: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .sm3 }
    }
    /// RIPEMD-160.
    public enum RIPEMD160: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .ripemd160 }
    }
    /// SHA-1.
    public enum SHA1: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .insecure(.sha1) }
    }
    /// MD5.
    public enum MD5: FixedHashAlgorithm {
        /// The same function in the run-time tier.
        @inlinable public static var algorithm: HashAlgorithm { .insecure(.md5) }
    }
}
