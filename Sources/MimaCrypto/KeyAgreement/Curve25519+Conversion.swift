internal import MimaBytes
internal import OpenSSLBridge

// Ed25519 and X25519 compute on the same curve in two forms, and a point of the one is a point of the other
// (RFC 7748 §4.1). Who knows a key of the one kind can therefore use it as one of the other.

extension SchemePublicKey where Scheme == Curve25519.KeyAgreement {
    /// The key for agreement that a key for signatures is in the other form of the curve.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are not the canonical encoding of a point
    /// (RFC 8032 §5.1.3), or of the neutral one.
    public init(converting key: Curve25519.Signing.PublicKey) throws(CryptoError) {
        let u = try throwingCryptoError { () throws(OpenSSLFailure) in
            try EdwardsCurve.montgomeryU(ofPublicKey: key.rawRepresentation.span)
        }
        guard let u else { throw .invalidKey("the Ed25519 public key is not a point of the curve that can be used") }
        try self.init(rawRepresentation: u)
    }
}

extension SchemePrivateKey where Scheme == Curve25519.KeyAgreement {
    /// The key for agreement whose public key is what that of `key` is in the other form of the curve: the scalar that
    /// `key` signs with, the first half of its seed's SHA-512 (RFC 8032 §5.1.5).
    public init(converting key: Curve25519.Signing.PrivateKey) throws(CryptoError) {
        let seed = key.rawRepresentation
        let digest = try SecretBytes(count: HashAlgorithm.sha512.byteCount) { (output) throws(CryptoError) in
            // A context of its own, because it is wiped as a whole.
            var hash = try HashContext(.sha512)
            seed.withBytes { hash.update($0) }
            hash.finalize(into: &output)
        }
        let scalar = digest.withBytes { SecretBytes(copying: $0.extracting(first: 32)) }
        try self.init(rawRepresentation: scalar)
    }
}
