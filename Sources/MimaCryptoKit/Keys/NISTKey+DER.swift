internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension NISTPublicKey {
    /// Takes a SubjectPublicKeyInfo in DER.
    init(der: [UInt8], on curve: NISTCurve) throws(CryptoKitMetaError) {
        guard let key = try? MimaCrypto.PublicKey(derRepresentation: der) else {
            throw CryptoKitASN1Error.invalidASN1Object
        }
        if key.algorithm != .ec(curve.curve) { throw CryptoKitError.incorrectParameterSize }
        self.init(key)
    }

    /// Takes a "PUBLIC KEY" in PEM.
    init(pem: String, on curve: NISTCurve) throws(CryptoKitMetaError) {
        let document = try PEM.read(pem)
        guard document.label == "PUBLIC KEY" else { throw CryptoKitASN1Error.invalidPEMDocument }
        try self.init(der: document.contents.withBytes { [UInt8](copying: $0) }, on: curve)
    }

    /// The SubjectPublicKeyInfo in DER.
    var der: Data { Data(key.derRepresentation) }

    /// The SubjectPublicKeyInfo in PEM.
    var pem: String { PEM.text("PUBLIC KEY", SecretBytes(copying: key.derRepresentation)) }
}

extension NISTPrivateKey {
    /// Takes a key in PKCS#8 or SEC 1.
    init(der: [UInt8], on curve: NISTCurve) throws(CryptoKitMetaError) {
        let der = SecretBytes(copying: der)
        guard
            let key = (try? MimaCrypto.PrivateKey(pkcs8DERRepresentation: der))
                ?? (try? MimaCrypto.PrivateKey(sec1DERRepresentation: der))
        else { throw CryptoKitASN1Error.invalidASN1Object }
        try self.init(key, on: curve)
    }

    /// Takes a "PRIVATE KEY" or an "EC PRIVATE KEY" in PEM.
    init(pem: String, on curve: NISTCurve) throws(CryptoKitMetaError) {
        let document = try PEM.read(pem)
        let key: MimaCrypto.PrivateKey?
        switch document.label {
        case "PRIVATE KEY": key = try? MimaCrypto.PrivateKey(pkcs8DERRepresentation: document.contents)
        case "EC PRIVATE KEY": key = try? MimaCrypto.PrivateKey(sec1DERRepresentation: document.contents)
        default: throw CryptoKitASN1Error.invalidPEMDocument
        }
        guard let key else { throw CryptoKitASN1Error.invalidASN1Object }
        try self.init(key, on: curve)
    }

    private init(_ key: MimaCrypto.PrivateKey, on curve: NISTCurve) throws(CryptoKitError) {
        if key.algorithm != .ec(curve.curve) { throw .incorrectParameterSize }
        self.init(key)
    }

    /// The key in PKCS#8, in DER.
    var der: Data { key.pkcs8DERRepresentation.withBytes { Data(copying: $0) } }

    /// The key in PKCS#8, in PEM.
    var pem: String { PEM.text("PRIVATE KEY", key.pkcs8DERRepresentation) }
}
