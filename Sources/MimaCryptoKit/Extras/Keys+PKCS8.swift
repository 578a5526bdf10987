public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

// CryptoExtras' additions to the keys of swift-crypto: DER and PEM (RFC 8410).

extension Curve25519.Signing.PrivateKey {
    /// The key in PKCS#8, in DER.
    public var derRepresentation: Data { base.pkcs8DERRepresentation.withBytes { Data(copying: $0) } }

    /// The key in PKCS#8, in PEM.
    public var pemRepresentation: String { PEM.text("PRIVATE KEY", base.pkcs8DERRepresentation) }

    /// The key in PKCS#8, in DER: the same as ``derRepresentation``.
    public var pkcs8DERRepresentation: Data { derRepresentation }

    /// Takes a key in PKCS#8, in PEM. Throws ``_CryptoRSAError/invalidPEMDocument`` when it is no PEM, and as
    /// ``init(derRepresentation:)`` does.
    public init(pemRepresentation: String) throws {
        let document = try PEM.readExtra(pemRepresentation)
        try self.init(pkcs8: document.contents)
    }

    /// Takes a key in PKCS#8, in DER. Throws ``CryptoKitASN1Error/invalidASN1Object`` when it is none, or of another
    /// type.
    public init<Bytes: RandomAccessCollection>(derRepresentation: Bytes) throws where Bytes.Element == UInt8 {
        try self.init(pkcs8: SecretBytes(copying: Array(derRepresentation)))
    }

    private init(pkcs8 der: SecretBytes) throws {
        guard
            let key = try? MimaCrypto.PrivateKey(pkcs8DERRepresentation: der), key.algorithm == .ed25519,
            let raw = key.rawRepresentation
        else { throw CryptoKitASN1Error.invalidASN1Object }
        try self.init(rawRepresentation: SymmetricKey(raw))
    }
}

extension Curve25519.Signing.PublicKey {
    /// The SubjectPublicKeyInfo in DER.
    public var derRepresentation: Data { Data(base.derRepresentation) }

    /// The SubjectPublicKeyInfo in PEM.
    public var pemRepresentation: String { PEM.text("PUBLIC KEY", SecretBytes(copying: base.derRepresentation)) }

    /// Takes a SubjectPublicKeyInfo in PEM. Throws ``_CryptoRSAError/invalidPEMDocument`` when it is no PEM, and as
    /// ``init(derRepresentation:)`` does.
    public init(pemRepresentation: String) throws {
        let document = try PEM.readExtra(pemRepresentation)
        try self.init(derRepresentation: document.contents.withBytes { [UInt8](copying: $0) })
    }

    /// Takes a SubjectPublicKeyInfo in DER. Throws ``CryptoKitASN1Error/invalidASN1Object`` when it is none, or of
    /// another type.
    public init<Bytes: RandomAccessCollection>(derRepresentation: Bytes) throws where Bytes.Element == UInt8 {
        guard
            let key = try? MimaCrypto.PublicKey(derRepresentation: Array(derRepresentation)),
            key.algorithm == .ed25519, let raw = key.rawRepresentation
        else { throw CryptoKitASN1Error.invalidASN1Object }
        try self.init(rawRepresentation: raw)
    }
}

extension Curve25519.KeyAgreement.PrivateKey {
    /// The key in PKCS#8, in DER.
    public var derRepresentation: Data { base.pkcs8DERRepresentation.withBytes { Data(copying: $0) } }

    /// The key in PKCS#8, in PEM.
    public var pemRepresentation: String { PEM.text("PRIVATE KEY", base.pkcs8DERRepresentation) }

    /// The key in PKCS#8, in DER: the same as ``derRepresentation``.
    public var pkcs8DERRepresentation: Data { derRepresentation }

    /// Takes a key in PKCS#8, in PEM. Throws ``_CryptoRSAError/invalidPEMDocument`` when it is no PEM, and as
    /// ``init(derRepresentation:)`` does.
    public init(pemRepresentation: String) throws {
        let document = try PEM.readExtra(pemRepresentation)
        try self.init(pkcs8: document.contents)
    }

    /// Takes a key in PKCS#8, in DER. Throws ``CryptoKitASN1Error/invalidASN1Object`` when it is none, or of another
    /// type.
    public init<Bytes: RandomAccessCollection>(derRepresentation: Bytes) throws where Bytes.Element == UInt8 {
        try self.init(pkcs8: SecretBytes(copying: Array(derRepresentation)))
    }

    private init(pkcs8 der: SecretBytes) throws {
        guard
            let key = try? MimaCrypto.PrivateKey(pkcs8DERRepresentation: der), key.algorithm == .x25519,
            let raw = key.rawRepresentation
        else { throw CryptoKitASN1Error.invalidASN1Object }
        try self.init(rawRepresentation: SymmetricKey(raw))
    }
}

extension Curve25519.KeyAgreement.PublicKey {
    /// The SubjectPublicKeyInfo in DER.
    public var derRepresentation: Data { Data(base.derRepresentation) }

    /// The SubjectPublicKeyInfo in PEM.
    public var pemRepresentation: String { PEM.text("PUBLIC KEY", SecretBytes(copying: base.derRepresentation)) }

    /// Takes a SubjectPublicKeyInfo in PEM. Throws ``_CryptoRSAError/invalidPEMDocument`` when it is no PEM, and as
    /// ``init(derRepresentation:)`` does.
    public init(pemRepresentation: String) throws {
        let document = try PEM.readExtra(pemRepresentation)
        try self.init(derRepresentation: document.contents.withBytes { [UInt8](copying: $0) })
    }

    /// Takes a SubjectPublicKeyInfo in DER. Throws ``CryptoKitASN1Error/invalidASN1Object`` when it is none, or of
    /// another type.
    public init<Bytes: RandomAccessCollection>(derRepresentation: Bytes) throws where Bytes.Element == UInt8 {
        guard
            let key = try? MimaCrypto.PublicKey(derRepresentation: Array(derRepresentation)),
            key.algorithm == .x25519, let raw = key.rawRepresentation
        else { throw CryptoKitASN1Error.invalidASN1Object }
        try self.init(rawRepresentation: raw)
    }
}

extension P256.Signing.PrivateKey {
    /// The key in PKCS#8, in DER: the same as ``derRepresentation``.
    public var pkcs8DERRepresentation: Data { derRepresentation }
}

extension P384.Signing.PrivateKey {
    /// The key in PKCS#8, in DER: the same as ``derRepresentation``.
    public var pkcs8DERRepresentation: Data { derRepresentation }
}

extension P521.Signing.PrivateKey {
    /// The key in PKCS#8, in DER: the same as ``derRepresentation``.
    public var pkcs8DERRepresentation: Data { derRepresentation }
}
