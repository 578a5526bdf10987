internal import MimaBytes
internal import OpenSSLBridge

/// HKDF (RFC 5869): keys from a secret that is already strong, such as one agreed on. For a password use ``Scrypt``.
public struct HKDF: Sendable {
    /// The hash function under the HMAC.
    public let hash: HashAlgorithm

    /// HKDF over HMAC with `hash`.
    public init(_ hash: HashAlgorithm) {
        self.hash = hash
    }

    /// Derives a key of `byteCount` bytes, 1 to 255 times the digest's size.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size, and as
    /// ``MACContext/init(_:key:)`` does when there is no HMAC over the function.
    public func deriveKey(
        from inputKey: SymmetricKey,
        salt: [UInt8] = [],
        info: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try run(.extractAndExpand, key: inputKey, salt: salt, info: info, byteCount: byteCount)
    }

    /// The first step alone (RFC 5869 §2.2): a pseudorandom key as long as the digest.
    public func extract(from inputKey: SymmetricKey, salt: [UInt8] = []) throws(CryptoError) -> SymmetricKey {
        try run(.extract, key: inputKey, salt: salt, info: [], byteCount: hash.byteCount)
    }

    /// The second step alone (RFC 5869 §2.3): a key of `byteCount` bytes, 1 to 255 times the digest's size, from a
    /// pseudorandom key at least as long as the digest.
    public func expand(
        _ pseudorandomKey: SymmetricKey,
        info: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try requireByteCount(pseudorandomKey.byteCount, of: "pseudorandom key", in: hash.byteCount...Int.max)
        return try run(.expand, key: pseudorandomKey, salt: [], info: info, byteCount: byteCount)
    }

    private func run(
        _ mode: KDF.HKDFMode,
        key: SymmetricKey,
        salt: [UInt8],
        info: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try MACAlgorithm.hmac(hash).fixedDigest()
        let allowed = 1...(255 * digest.byteCount)
        if !allowed.contains(byteCount) {
            throw .parameterOutOfRange("size of the derived key", found: byteCount, allowed: allowed)
        }
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.withBytes { (key) throws(OpenSSLFailure) in
                SymmetricKey(
                    try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
                        try KDF.hkdf(mode, digest, key: key, salt: salt.span, info: info.span, into: &output)
                    }
                )
            }
        }
    }
}
