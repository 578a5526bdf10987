internal import OpenSSLBridge

/// The one-step key derivation of NIST SP 800-56C revision 2 §4, for secrets that were agreed on: blocks of a function
/// over a counter, the secret and the fixed info.
public struct OneStepKDF: Sendable {
    /// The function H of SP 800-56C §4.2.
    public enum Auxiliary: Hashable, Sendable {
        /// Option 1: a hash function, of fixed output.
        case hash(HashAlgorithm)
        /// Option 2: HMAC, under a salt; zeros as long as the function's block unless told.
        case hmac(HashAlgorithm, salt: [UInt8] = [])
        /// Option 3: KMAC128, under a salt of 4 to 512 bytes; 164 zeros unless told. Its output is the whole key.
        case kmac128(salt: [UInt8] = [])
        /// Option 3: KMAC256, under a salt of 4 to 512 bytes; 132 zeros unless told. Its output is the whole key.
        case kmac256(salt: [UInt8] = [])
    }

    /// The function that makes the blocks.
    public let auxiliary: Auxiliary

    /// The one-step derivation with `auxiliary`.
    public init(_ auxiliary: Auxiliary) {
        self.auxiliary = auxiliary
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24, bound to `fixedInfo`.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size,
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` for an empty secret or a salt that KMAC does not take, and
    /// ``CryptoError/unsupported(_:)`` or ``CryptoError/unavailable(algorithm:)`` for the hash function.
    public func deriveKey(
        from secret: SymmetricKey,
        fixedInfo: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        var settings = try settings()
        settings.append(.bytes("info", fixedInfo))
        try requireByteCount(secret.byteCount, of: "shared secret", in: 1...(1 << 30))
        try requireDerivedKeyByteCount(byteCount)
        if case .kmac128 = auxiliary { try requireKMACByteCount(byteCount) }
        if case .kmac256 = auxiliary { try requireKMACByteCount(byteCount) }
        return try derive(
            .oneStep,
            called: "SSKDF",
            from: secret.secretBytes,
            named: "key",
            settings: settings,
            byteCount: byteCount
        )
    }

    private func settings() throws(CryptoError) -> [KDF.Setting] {
        switch auxiliary {
        case .hash(let hash):
            return [.digest(try hash.fixedDigest(under: "the one-step derivation"))]
        case .hmac(let hash, let salt):
            let digest = try MACAlgorithm.hmac(hash).fixedDigest()
            return [.code("HMAC"), .digest(digest)] + (salt.isEmpty ? [] : [.bytes("salt", salt)])
        case .kmac128(let salt): return [.code("KMAC-128")] + (try kmacSalt(salt))
        case .kmac256(let salt): return [.code("KMAC-256")] + (try kmacSalt(salt))
        }
    }

    private func kmacSalt(_ salt: [UInt8]) throws(CryptoError) -> [KDF.Setting] {
        if salt.isEmpty { return [] }
        // It is KMAC's key.
        try requireByteCount(salt.count, of: "salt", in: 4...512)
        return [.bytes("salt", salt)]
    }

    private func requireKMACByteCount(_ byteCount: Int) throws(CryptoError) {
        // libcrypto's limit for the size of a KMAC.
        let allowed = 1...0x1f_ffff
        if !allowed.contains(byteCount) {
            throw .parameterOutOfRange("size of the derived key", found: byteCount, allowed: allowed)
        }
    }
}
