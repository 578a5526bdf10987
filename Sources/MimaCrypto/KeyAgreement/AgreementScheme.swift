/// The use of keys to agree on a secret.
public protocol AgreementScheme: KeyScheme {}

extension Curve25519.KeyAgreement: AgreementScheme {}
extension Curve448.KeyAgreement: AgreementScheme {}
extension P256.KeyAgreement: AgreementScheme {}
extension P384.KeyAgreement: AgreementScheme {}
extension P521.KeyAgreement: AgreementScheme {}

extension SchemePrivateKey where Scheme: AgreementScheme {
    /// The secret that this key and `publicKey` agree on (RFC 7748 §6, NIST SP 800-56A §5.7.1.2): 32 bytes with X25519, 56
    /// with X448, on a NIST curve as many as the field has. Derive keys from it, do not use it as one.
    ///
    /// Throws ``CryptoError/smallOrderPublicKey`` when it would be all zero.
    public func sharedSecret(with publicKey: SchemePublicKey<Scheme>) throws(CryptoError) -> SharedSecret {
        try base.sharedSecret(with: publicKey.base)
    }
}
