internal import OpenSSLBridge

/// The key derivation function of ANSI X9.63 (SEC 1 version 2.0 §3.6.1), for secrets that were agreed on with ECDH.
public struct X963KDF: Sendable {
    /// The hash function, of fixed output.
    public let hash: HashAlgorithm

    /// X9.63 with `hash`.
    public init(_ hash: HashAlgorithm) {
        self.hash = hash
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24, bound to `sharedInfo`.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size,
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` for an empty secret, and ``CryptoError/unsupported(_:)`` or
    /// ``CryptoError/unavailable(algorithm:)`` for the hash function.
    public func deriveKey(
        from secret: SymmetricKey,
        sharedInfo: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try hash.fixedDigest(under: "X9.63")
        try requireByteCount(secret.byteCount, of: "shared secret", in: 1...(1 << 30))
        try requireDerivedKeyByteCount(byteCount)
        return try derive(
            .x963,
            called: "X963KDF",
            from: secret.secretBytes,
            named: "key",
            settings: [.digest(digest), .bytes("info", sharedInfo)],
            byteCount: byteCount
        )
    }
}

extension SharedSecret {
    /// A key of `byteCount` bytes by ANSI X9.63 over `hash`; see ``X963KDF``.
    public func x963DerivedSymmetricKey(
        using hash: HashAlgorithm,
        sharedInfo: [UInt8],
        outputByteCount byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try X963KDF(hash).deriveKey(from: SymmetricKey(secretBytes), sharedInfo: sharedInfo, byteCount: byteCount)
    }
}
