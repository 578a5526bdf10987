public import MimaBytes

/// A private key out of a file, decrypted.
public struct SSHPrivateKey: Sendable {
    /// What a key is made of.
    @nonexhaustive
    public enum Material: Sendable {
        /// An Ed25519 key.
        case ed25519(Curve25519.Signing.PrivateKey)
        /// An RSA key as an RSAPrivateKey in DER (RFC 8017 appendix A.1.2), its numbers belonging together. Its size is
        /// not promised: ``RSA/Encryption/PrivateKey/init(pkcs1DERRepresentation:)`` refuses those too small.
        case rsa(pkcs1DERRepresentation: SecretBytes)
    }

    /// The key itself.
    public let material: Material
    /// The public key that belongs to it, with the comment that the file has, if any.
    public let publicKey: OpenSSHPublicKey
}
