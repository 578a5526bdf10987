internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto
internal import OpenSSLBridge

/// A private RSA key: what the public types for signatures and encryption are thin over.
struct RSAPrivateKey: Sendable {
    let key: MimaCrypto.PrivateKey
    let publicKey: RSAPublicKey

    private init(_ key: MimaCrypto.PrivateKey, minimumBitCount: Int) throws(CryptoKitError) {
        guard case .rsa(let numbers) = key.material else { throw .libcryptoFailed }
        // What a key for PSS alone is restricted to is not heeded, as in swift-crypto.
        if key.algorithm == .rsa {
            self.key = key
        } else {
            self.key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
                try MimaCrypto.PrivateKey(rsa: numbers, limits: limits)
            }
        }
        publicKey = try RSAPublicKey(self.key.publicKey, minimumBitCount: minimumBitCount)
    }

    /// Makes a random key.
    init(bitCount: Int) throws(CryptoKitError) {
        let key = try rsaKey(1024) { (limits) throws(MimaCrypto.CryptoError) in
            try MimaCrypto.PrivateKey.generateRSA(bitCount: bitCount, limits: limits)
        }
        try self.init(key, minimumBitCount: 1024)
    }

    /// Takes a key in PKCS#8 or PKCS#1, in DER.
    init(der: SecretBytes, minimumBitCount: Int) throws(CryptoKitError) {
        let key: MimaCrypto.PrivateKey
        do {
            key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
                try MimaCrypto.PrivateKey(pkcs8DERRepresentation: der, limits: limits)
            }
        } catch {
            if error == .incorrectParameterSize { throw error }
            key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
                try MimaCrypto.PrivateKey(pkcs1DERRepresentation: der, limits: limits)
            }
        }
        try self.init(key, minimumBitCount: minimumBitCount)
    }

    /// Takes a "PRIVATE KEY" or an "RSA PRIVATE KEY" in PEM.
    init(pem: String, minimumBitCount: Int) throws(CryptoKitError) {
        guard let document = try? PEM.read(pem), ["PRIVATE KEY", "RSA PRIVATE KEY"].contains(document.label) else {
            throw .libcryptoFailed
        }
        try self.init(der: document.contents, minimumBitCount: minimumBitCount)
    }

    /// Takes a key in PEM, encrypted or not.
    init(encryptedPEM pem: String, passphrase: () -> SecretBytes?) throws(CryptoKitError) {
        let key = try rsaKey(512) { (limits) throws(MimaCrypto.CryptoError) in
            let locked = try PEMPrivateKey(pem: Array(pem.utf8), limits: limits)
            return try locked.unlock(passphrase: locked.isEncrypted ? passphrase() : nil)
        }
        try self.init(key, minimumBitCount: 512)
    }

    /// Takes the numbers, big-endian, from which the others follow.
    init(
        n: [UInt8],
        e: [UInt8],
        d: SecretBytes,
        p: SecretBytes,
        q: SecretBytes,
        minimumBitCount: Int
    ) throws(CryptoKitError) {
        guard
            let numbers = try? RSAPrivateNumbers.completing(
                modulus: n,
                publicExponent: e,
                privateExponent: d,
                prime1: p,
                prime2: q
            )
        else { throw .libcryptoFailed }
        let key = try rsaKey(minimumBitCount) { (limits) throws(MimaCrypto.CryptoError) in
            try MimaCrypto.PrivateKey(rsa: numbers, limits: limits)
        }
        try self.init(key, minimumBitCount: minimumBitCount)
    }

    /// Takes the numbers without the primes, which follow from them.
    init(n: [UInt8], e: [UInt8], d: SecretBytes, minimumBitCount: Int) throws(CryptoKitError) {
        // Nothing is computed with numbers of sizes that have not been found to be in bounds.
        _ = try RSAPublicKey(n: n, e: e, minimumBitCount: minimumBitCount)
        guard d.count <= n.count else { throw .incorrectParameterSize }
        let primes: (SecretBytes, SecretBytes)?
        do {
            primes = try RSAPrivateNumbers.primes(modulus: n, publicExponent: e, privateExponent: d)
        } catch {
            throw .libcryptoFailed
        }
        guard let (p, q) = primes else { throw .incorrectParameterSize }
        try self.init(n: n, e: e, d: d, p: p, q: q, minimumBitCount: minimumBitCount)
    }

    /// The size of the modulus in bits.
    var bitCount: Int { key.bitCount }

    var pkcs1DER: Data { pkcs1.withBytes { Data(copying: $0) } }
    var pkcs1PEM: String { PEM.text("RSA PRIVATE KEY", pkcs1) + "\n" }
    var pkcs8DER: Data { key.pkcs8DERRepresentation.withBytes { Data(copying: $0) } }
    var pkcs8PEM: String { PEM.text("PRIVATE KEY", key.pkcs8DERRepresentation) + "\n" }

    private var pkcs1: SecretBytes { key.pkcs1DERRepresentation ?? SecretBytes(copying: []) }

    /// The signature of `digest`.
    func signature<D: Digest>(for digest: D, padding: _RSA.Signing.Padding) throws(CryptoKitError) -> Data {
        guard let scheme = padding.scheme(for: D.self) else { throw .incorrectParameterSize }
        let result = digest.withSpan { digest in
            Result { () throws(OpenSSLFailure) in try key.key.signature(forDigest: digest, scheme) }
        }
        guard let signature = try? result.get() else { throw .libcryptoFailed }
        return Data(signature)
    }

    /// The message that `ciphertext` is of.
    func decrypt<Ciphertext: DataProtocol>(
        _ ciphertext: Ciphertext,
        padding: _RSA.Encryption.Padding
    ) throws(CryptoKitError) -> Data {
        // libcrypto would take a shorter number too, which RFC 8017 §7.1.2 refuses.
        guard ciphertext.count == publicKey.byteCount else { throw .libcryptoFailed }
        let result = ciphertext.withContiguousSpan { ciphertext in
            Result { () throws(OpenSSLFailure) in
                switch padding.scheme {
                case .pkcs1: try key.key.decrypt(ciphertext, .pkcs1, capacity: publicKey.byteCount)
                case .oaep(let digest): try key.key.oaepDecrypt(ciphertext, digest: digest, label: Span())
                }
            }
        }
        guard let message = try? result.get() else { throw .libcryptoFailed }
        return message.withBytes { Data(copying: $0) }
    }
}
