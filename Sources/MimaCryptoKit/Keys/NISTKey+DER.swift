internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension NISTPublicKey {
    /// Takes a SubjectPublicKeyInfo in DER.
    init(der: [UInt8], on curve: NISTCurve) throws(CryptoKitMetaError) {
        guard let key = try? MimaCrypto.PublicKey(derRepresentation: der) else {
            throw ASN1Reader.faultOfPublicKey(der)
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
    /// Takes a key in PKCS#8 or SEC 1. What is neither is what it is not in SEC 1.
    init(der: [UInt8], on curve: NISTCurve) throws(CryptoKitMetaError) {
        do {
            try self.init(pkcs8: der, on: curve)
        } catch {
            try self.init(sec1: der, on: curve)
        }
    }

    /// Takes a "PRIVATE KEY" or an "EC PRIVATE KEY" in PEM.
    init(pem: String, on curve: NISTCurve) throws(CryptoKitMetaError) {
        let document = try PEM.read(pem)
        let der = document.contents.withBytes { [UInt8](copying: $0) }
        switch document.label {
        case "PRIVATE KEY": try self.init(pkcs8: der, on: curve)
        case "EC PRIVATE KEY": try self.init(sec1: der, on: curve)
        default: throw CryptoKitASN1Error.invalidPEMDocument
        }
    }

    private init(pkcs8 der: [UInt8], on curve: NISTCurve) throws(CryptoKitMetaError) {
        // The number must be as long as the curve's are, which some old programs do not heed.
        let count = try ASN1Reader.scalarByteCount(pkcs8: der)
        guard count == curve.byteCount else { throw CryptoKitError.incorrectParameterSize }
        let der = SecretBytes(copying: der)
        try self.init(try? MimaCrypto.PrivateKey(pkcs8DERRepresentation: der), on: curve)
    }

    private init(sec1 der: [UInt8], on curve: NISTCurve) throws(CryptoKitMetaError) {
        let count = try ASN1Reader.scalarByteCount(sec1: der)
        guard count == curve.byteCount else { throw CryptoKitError.incorrectParameterSize }
        let der = SecretBytes(copying: der)
        try self.init(try? MimaCrypto.PrivateKey(sec1DERRepresentation: der), on: curve)
    }

    private init(_ key: MimaCrypto.PrivateKey?, on curve: NISTCurve) throws(CryptoKitMetaError) {
        guard let key else { throw CryptoKitASN1Error.invalidASN1Object }
        if key.algorithm != .ec(curve.curve) { throw CryptoKitError.incorrectParameterSize }
        self.init(key)
    }

    /// The key in PKCS#8, in DER.
    var der: Data { key.pkcs8DERRepresentation.withBytes { Data(copying: $0) } }

    /// The key in PKCS#8, in PEM.
    var pem: String { PEM.text("PRIVATE KEY", key.pkcs8DERRepresentation) }
}
