internal import MimaBytes
internal import OpenSSLBridge

extension PrivateKey {
    /// The secret that this key and another's public key agree on: X25519 and X448 (RFC 7748 §6), ECDH (NIST SP 800-56A
    /// §5.7.1.2: the x-coordinate, in as many bytes as the field has), or Diffie-Hellman modulo a prime (in as many
    /// bytes as the prime, RFC 7919 §3). Derive keys from it, do not use it as one.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the keys are of different types, curves or groups,
    /// ``CryptoError/unsupported(_:)`` when they are not for agreement, and ``CryptoError/smallOrderPublicKey`` when the
    /// secret would be known to anyone.
    public func sharedSecret(with other: PublicKey) throws(CryptoError) -> SharedSecret {
        switch (publicKey.material, other.material) {
        case (.raw(.x25519, _), .raw(.x25519, _)), (.raw(.x448, _), .raw(.x448, _)):
            return try secret(with: other)
        case (.ec(.sm2, _), _):
            throw .unsupported("keys on the curve of SM2 have no plain key agreement here")
        case (.ec(let mine, _), .ec(let theirs, _)) where mine == theirs:
            return try secret(with: other)
        case (.dh(let mine, _), .dh(let theirs, _)):
            guard mine.p == theirs.p, mine.g == theirs.g else {
                throw .invalidKey("the two DH keys are of different groups")
            }
            return try secret(with: other, validatingPeer: true, padded: true)
        case (.raw(.x25519, _), _), (.raw(.x448, _), _), (.ec, _), (.dh, _):
            throw .invalidKey("the public key is of type \(other.algorithm), not \(algorithm)")
        default:
            throw .unsupported("\(algorithm) keys are not for key agreement")
        }
    }

    private func secret(
        with other: PublicKey,
        validatingPeer: Bool = false,
        padded: Bool = false
    ) throws(CryptoError) -> SharedSecret {
        let secret = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.sharedSecret(with: other.key, validatingPeer: validatingPeer, padded: padded)
        }
        guard let secret else { throw .smallOrderPublicKey }
        return SharedSecret(secretBytes: secret)
    }
}
