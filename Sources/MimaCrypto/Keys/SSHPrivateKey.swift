public import MimaBytes

/// A private key of a type that SSH has, out of a file, decrypted.
public struct SSHPrivateKey: Sendable {
    /// What a key is made of.
    @nonexhaustive
    public enum Material: Sendable {
        /// An Ed25519 key.
        case ed25519(Curve25519.Signing.PrivateKey)
        /// An RSA key as an RSAPrivateKey in DER (RFC 8017 appendix A.1.2), its numbers belonging together. Its size is
        /// not promised: ``RSA/Encryption/PrivateKey/init(pkcs1DERRepresentation:)`` refuses those too small.
        case rsa(pkcs1DERRepresentation: SecretBytes)
        /// A key of another type.
        case other(PrivateKey)
    }

    /// The key. Its size is not promised: RSA keys from 512 bits are read.
    public let privateKey: PrivateKey
    /// The public key that belongs to it, with the comment that the file has, if any.
    public let publicKey: OpenSSHPublicKey

    /// What SSH asks of a key's size: nothing.
    static var limits: KeyLimits { KeyLimits(minimumModulusBitCount: 512) }

    /// A key with the comment that is to stand beside it.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when SSH has no keys of the type.
    public init(_ key: PrivateKey, comment: String = "") throws(CryptoError) {
        publicKey = try OpenSSHPublicKey(key.publicKey, comment: comment)
        privateKey = key
    }

    /// The key itself.
    public var material: Material {
        if let der = privateKey.pkcs1DERRepresentation { return .rsa(pkcs1DERRepresentation: der) }
        do {
            return .ed25519(try Curve25519.Signing.PrivateKey(privateKey))
        } catch {
            return .other(privateKey)
        }
    }
}
