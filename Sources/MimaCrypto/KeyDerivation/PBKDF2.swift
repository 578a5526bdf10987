public import MimaBytes
internal import OpenSSLBridge

/// PBKDF2 (RFC 8018 §5.2) with HMAC: a key from a password, slowly. It costs an attacker time but no memory:
/// ``Scrypt`` is better where the choice is free.
public struct PBKDF2: Sendable {
    /// The hash function under the HMAC.
    public let hash: HashAlgorithm
    /// How often the function is applied. OWASP's advice of 2026 is 600,000 for SHA-256 and 220,000 for SHA-512.
    public let iterations: Int

    /// PBKDF2 over HMAC with `hash`.
    public init(_ hash: HashAlgorithm, iterations: Int) {
        self.hash = hash
        self.iterations = iterations
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when the iterations are not 1 to 2^31 - 1 or the
    /// size is out of range, and as ``MACContext/init(_:key:)`` does when there is no HMAC over the function. A number that comes from input is to be capped by the caller: the time is proportional.
    public func deriveKey(
        from password: SecretBytes,
        salt: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try MACAlgorithm.hmac(hash).fixedDigest()
        let allowedIterations = 1...Int(Int32.max)
        if !allowedIterations.contains(iterations) {
            throw .parameterOutOfRange("number of iterations", found: iterations, allowed: allowedIterations)
        }
        try requireDerivedKeyByteCount(byteCount)
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try password.withBytes { (password) throws(OpenSSLFailure) in
                SymmetricKey(
                    try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
                        try KDF.pbkdf2(
                            digest,
                            password: password,
                            salt: salt.span,
                            iterations: UInt64(iterations),
                            into: &output
                        )
                    }
                )
            }
        }
    }
}
