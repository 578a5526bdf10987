internal import MimaBytes
internal import OpenSSLBridge

/// The pseudorandom function of TLS 1.2 (RFC 5246 §5): P_hash with SHA-256 for most cipher suites, SHA-384 for some.
public struct TLS12PRF: Sendable {
    /// The hash function under the HMAC.
    public let hash: HashAlgorithm

    /// The function over HMAC with `hash`.
    public init(_ hash: HashAlgorithm) {
        self.hash = hash
    }

    /// Derives `byteCount` bytes, 1 to 2^24, from `secret` with a label, such as "master secret", and a seed.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size,
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when label and seed have no byte or more than 1,024
    /// together, and as ``MACContext/init(_:key:)`` does when there is no HMAC over the function.
    public func deriveKey(
        from secret: SymmetricKey,
        label: String,
        seed: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try MACAlgorithm.hmac(hash).fixedDigest()
        return try deriveTLS(from: secret, .digest(digest), label: label, seed: seed, byteCount: byteCount)
    }
}

extension Insecure {
    /// The pseudorandom function of TLS 1.0 and 1.1 (RFC 2246 §5): P_MD5 and P_SHA-1, each over half of the secret.
    public struct TLS10PRF: Sendable {
        /// The function, which has no parameters.
        public init() {}

        /// Derives `byteCount` bytes, 1 to 2^24, from `secret` with a label and a seed. Throws as
        /// ``TLS12PRF/deriveKey(from:label:seed:byteCount:)`` does.
        public func deriveKey(
            from secret: SymmetricKey,
            label: String,
            seed: [UInt8],
            byteCount: Int
        ) throws(CryptoError) -> SymmetricKey {
            try deriveTLS(from: secret, .digestMD5AndSHA1, label: label, seed: seed, byteCount: byteCount)
        }
    }
}

private func deriveTLS(
    from secret: SymmetricKey,
    _ digest: KDF.Setting,
    label: String,
    seed: [UInt8],
    byteCount: Int
) throws(CryptoError) -> SymmetricKey {
    // libcrypto takes them as one, and no more of it.
    let seed = Array(label.utf8) + seed
    try requireByteCount(seed.count, of: "label and seed", in: 1...1024)
    try requireDerivedKeyByteCount(byteCount)
    return try derive(
        .tls1PRF,
        called: "TLS1-PRF",
        from: secret.secretBytes,
        named: "secret",
        settings: [digest, .bytes("seed", seed)],
        byteCount: byteCount
    )
}
