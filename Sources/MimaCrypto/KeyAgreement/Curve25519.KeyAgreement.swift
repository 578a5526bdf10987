internal import OpenSSLBridge

extension SchemePrivateKey where Scheme == Curve25519.KeyAgreement {
    /// The secret that this key and `publicKey` agree on (RFC 7748 §6.1), 32 bytes; derive keys from it, do not use it
    /// as one.
    ///
    /// Throws ``CryptoError/smallOrderPublicKey`` when it would be all zero.
    public func sharedSecret(with publicKey: SchemePublicKey<Scheme>) throws(CryptoError) -> SharedSecret {
        let secret = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.sharedSecret(with: publicKey.key)
        }
        guard let secret else { throw .smallOrderPublicKey }
        return SharedSecret(secretBytes: secret)
    }
}
