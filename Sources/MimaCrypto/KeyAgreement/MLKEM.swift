package import MimaBytes
internal import OpenSSLBridge

// ML-KEM (FIPS 203): a secret that one side makes and the other gets at, in place of one that both agree on.

/// A secret, and the ciphertext by which the holder of the private key gets at it.
public struct EncapsulatedSecret: Sendable {
    /// The secret, 32 bytes that are evenly distributed.
    public let sharedSecret: SymmetricKey
    /// What is sent to the holder of the private key.
    public let ciphertext: [UInt8]
}

extension PublicKey {
    /// Makes a secret for the holder of the private key (FIPS 203 §7.2).
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the key is not one of ML-KEM.
    public func encapsulate() throws(CryptoError) -> EncapsulatedSecret {
        try encapsulate(entropy: nil)
    }

    /// Makes a secret, of bytes that a test knows: the standard's m.
    package func encapsulate(entropy: SecretBytes?) throws(CryptoError) -> EncapsulatedSecret {
        guard case .postQuantum(let algorithm, _) = material, let count = algorithm.ciphertextByteCount else {
            throw .unsupported("\(self.algorithm) keys do not encapsulate secrets")
        }
        let made = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.encapsulate(
                secretByteCount: PostQuantumAlgorithm.sharedSecretByteCount,
                ciphertextByteCount: count,
                entropy: entropy
            )
        }
        return EncapsulatedSecret(sharedSecret: SymmetricKey(made.secret), ciphertext: made.ciphertext)
    }
}

extension PrivateKey {
    /// The secret in a ciphertext (FIPS 203 §7.3). One that was altered gives another secret and no error, so that
    /// nobody learns from the difference.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the key is not one of ML-KEM, and
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when the ciphertext is of another size.
    public func decapsulate(_ ciphertext: Span<UInt8>) throws(CryptoError) -> SymmetricKey {
        guard case .postQuantum(let algorithm, _) = publicKey.material, let count = algorithm.ciphertextByteCount
        else { throw .unsupported("\(self.algorithm) keys do not encapsulate secrets") }
        try requireByteCount(ciphertext.count, of: "\(algorithm.name) ciphertext", in: count...count)
        do throws(OpenSSLFailure) {
            let secret = try key.decapsulate(
                ciphertext,
                secretByteCount: PostQuantumAlgorithm.sharedSecretByteCount
            )
            return SymmetricKey(secret)
        } catch {
            throw CryptoError(error)
        }
    }

    /// The secret in a ciphertext, as the function over spans gives it.
    public func decapsulate(_ ciphertext: [UInt8]) throws(CryptoError) -> SymmetricKey {
        try decapsulate(ciphertext.span)
    }
}
