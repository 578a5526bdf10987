internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto
internal import OpenSSLBridge

/// A public RSA key: what the public types for signatures and encryption are thin over.
struct RSAPublicKey: Sendable {
    let key: MimaCrypto.PublicKey

    /// Takes a key of which only n and e count.
    init(_ key: MimaCrypto.PublicKey, minimumBitCount: Int) throws(CryptoKitError) {
        switch key.material {
        case .rsa:
            self.init(of: key)
        case .rsaPSS(let n, let e, _):
            // What it restricts the key to is not heeded, as in swift-crypto.
            try self.init(n: n, e: e, minimumBitCount: minimumBitCount)
        default:
            throw .libcryptoFailed
        }
    }

    private init(of key: MimaCrypto.PublicKey) {
        self.key = key
    }

    /// Takes the modulus and the exponent, big-endian.
    init(n: [UInt8], e: [UInt8], minimumBitCount: Int) throws(CryptoKitError) {
        key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
            try MimaCrypto.PublicKey(.rsa(n: n, e: e), limits: limits)
        }
    }

    /// Takes a SubjectPublicKeyInfo or an RSAPublicKey in DER.
    init(der: [UInt8], minimumBitCount: Int) throws(CryptoKitError) {
        let key: MimaCrypto.PublicKey
        do {
            key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
                try MimaCrypto.PublicKey(derRepresentation: der, limits: limits)
            }
        } catch {
            // A key that was read and is too weak is none in the other form either.
            if error == .incorrectParameterSize { throw error }
            key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
                try MimaCrypto.PublicKey(pkcs1DERRepresentation: der, limits: limits)
            }
        }
        try self.init(key, minimumBitCount: minimumBitCount)
    }

    /// Takes a "PUBLIC KEY" or an "RSA PUBLIC KEY" in PEM.
    init(pem: String, minimumBitCount: Int) throws {
        let document = try PEM.readExtra(pem)
        guard ["PUBLIC KEY", "RSA PUBLIC KEY"].contains(document.label) else {
            throw _CryptoRSAError.invalidPEMDocument
        }
        try self.init(der: document.contents.withBytes { [UInt8](copying: $0) }, minimumBitCount: minimumBitCount)
    }

    /// The size of the modulus in bits.
    var bitCount: Int { key.bitCount }

    /// The size of the modulus, and of a signature and a ciphertext, in bytes.
    var byteCount: Int { (bitCount + 7) / 8 }

    var der: Data { Data(key.derRepresentation) }
    var pem: String { PEM.text("PUBLIC KEY", SecretBytes(copying: key.derRepresentation)) }
    var pkcs1DER: Data { Data(key.pkcs1DERRepresentation ?? []) }
    var pkcs1PEM: String { PEM.text("RSA PUBLIC KEY", SecretBytes(copying: key.pkcs1DERRepresentation ?? [])) }

    /// The modulus and the exponent, big-endian without leading zeros.
    var numbers: (n: Data, e: Data) {
        if case .rsa(let n, let e) = key.material { (Data(n), Data(e)) } else { (Data(), Data()) }
    }

    /// Whether `signature` is the key's over `digest`; of a function that RSA is not used with none is.
    func isValidSignature<D: Digest>(_ signature: Data, for digest: D, padding: _RSA.Signing.Padding) -> Bool {
        guard signature.count == byteCount, let scheme = padding.scheme(for: D.self) else { return false }
        return signature.withContiguousSpan { signature in
            digest.withSpan { digest in
                (try? key.key.isValidSignature(signature, forDigest: digest, scheme)) ?? false
            }
        }
    }

    /// The ciphertext of `message`.
    func encrypt<Message: DataProtocol>(
        _ message: Message,
        padding: _RSA.Encryption.Padding
    ) throws(CryptoKitError) -> Data {
        guard message.count <= byteCount - padding.overhead else { throw .libcryptoFailed }
        let result = message.withContiguousSpan { message in
            Result { () throws(OpenSSLFailure) in
                switch padding.scheme {
                case .pkcs1: try key.key.encrypt(message, .pkcs1)
                case .oaep(let digest): try key.key.oaepEncrypt(message, digest: digest, label: Span())
                }
            }
        }
        guard let ciphertext = try? result.get() else { throw .libcryptoFailed }
        return Data(ciphertext)
    }
}

/// Makes a key that has at least `minimumBitCount` bits, giving MimaCrypto's errors as swift-crypto's.
func rsaKey<R>(
    _ minimumBitCount: Int,
    _ make: (KeyLimits) throws(MimaCrypto.CryptoError) -> R
) throws(CryptoKitError) -> R {
    do {
        return try make(KeyLimits(minimumModulusBitCount: minimumBitCount))
    } catch {
        if case .parameterOutOfRange = error { throw .incorrectParameterSize }
        throw .libcryptoFailed
    }
}
