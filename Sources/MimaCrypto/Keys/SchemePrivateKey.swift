public import MimaBytes
package import OpenSSLBridge

/// A private key whose kind and use are known at compile time: `P256.Signing.PrivateKey` and its like.
public struct SchemePrivateKey<Scheme: KeyScheme>: Sendable {
    /// The same key, its kind known at run time.
    package let base: PrivateKey
    /// The public key that belongs to this one.
    public let publicKey: SchemePublicKey<Scheme>

    /// The key for libcrypto.
    package var key: Key { base.key }

    /// Makes a random key.
    public init() throws(CryptoError) {
        self.init(trusting: try PrivateKey.generate(Scheme.algorithm))
    }

    /// Takes over a key. Throws ``CryptoError/invalidKey(_:)`` when it is of another kind.
    public init(_ key: PrivateKey) throws(CryptoError) {
        guard key.algorithm == Scheme.algorithm else {
            throw .invalidKey("the private key is of type \(key.algorithm), not \(Scheme.algorithm)")
        }
        self.init(trusting: key)
    }

    private init(trusting key: PrivateKey) {
        base = key
        publicKey = SchemePublicKey(trusting: key.publicKey)
    }

    /// Takes over the raw form: the bytes of RFC 7748 and RFC 8032, or on a NIST curve the number, big-endian, in as
    /// many bytes as the field has.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, and ``CryptoError/invalidKey(_:)``
    /// when a number is not from 1 to the curve's order.
    public init(rawRepresentation bytes: SecretBytes) throws(CryptoError) {
        self.init(trusting: try PrivateKey(Scheme.algorithm, rawRepresentation: bytes))
    }

    /// The raw form, as ``init(rawRepresentation:)`` takes it.
    public var rawRepresentation: SecretBytes {
        switch base.material {
        case .raw(let bytes), .scalar(let bytes): bytes
        case .postQuantum(let seed, let expanded): seed ?? expanded
        // No scheme has such keys.
        case .rsa(let numbers): numbers.privateExponent
        }
    }
}

extension PrivateKey {
    /// The same key, its kind known at run time.
    public init<Scheme>(_ key: SchemePrivateKey<Scheme>) { self = key.base }
}

extension SchemePrivateKey where Scheme: NISTScheme {
    /// Makes a random key; when `compactRepresentable`, one whose public key has a
    /// ``SchemePublicKey/compactRepresentation``.
    public init(compactRepresentable: Bool) throws(CryptoError) {
        var made = try SchemePrivateKey()
        // Half of all keys are.
        while compactRepresentable, try made.publicKey.compactRepresentation == nil { made = try SchemePrivateKey() }
        self = made
    }

    /// Takes over a key as ANSI X9.63 writes it: 4, both coordinates of the public point, and the number.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` and ``CryptoError/invalidKey(_:)`` when it is no such
    /// key, or its parts do not belong together.
    public init(x963Representation bytes: SecretBytes) throws(CryptoError) {
        self.init(trusting: try PrivateKey(Scheme.curve, x963Representation: bytes))
    }

    /// The key as ANSI X9.63 writes it: 4, both coordinates of the public point, and the number.
    public var x963Representation: SecretBytes { base.x963Representation ?? rawRepresentation }
}

extension SchemePrivateKey {
    /// Reads a key in DER: PKCS#8, or on a NIST curve SEC 1 (RFC 5915).
    ///
    /// Throws as ``EncodedKey/init(_:limits:)-(Span<UInt8>,_)`` does, and ``CryptoError/invalidKey(_:)`` when it is of
    /// another kind.
    public init(derRepresentation der: SecretBytes) throws(CryptoError) {
        let file = try der.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes) }
        guard file.isBinary else { throw .invalidKey("the private key is not DER") }
        try self.init(try file.unlock().key)
    }

    /// Reads a key in PEM: PKCS#8, or on a NIST curve SEC 1, encrypted or not.
    ///
    /// Throws as ``PEMPrivateKey/init(pem:limits:)-(Span<UInt8>,_)`` and
    /// ``PEMPrivateKey/unlock(passphrase:maximumIterations:)`` do, and ``CryptoError/invalidKey(_:)`` when it is of
    /// another kind.
    public init(pemRepresentation pem: SecretBytes, passphrase: SecretBytes? = nil) throws(CryptoError) {
        let file = try pem.withBytes { (bytes) throws(CryptoError) in try PEMPrivateKey(pem: bytes) }
        try self.init(try file.unlock(passphrase: passphrase))
    }

    /// The key in DER: PKCS#8 (RFC 5958).
    public var derRepresentation: SecretBytes { base.pkcs8DERRepresentation }

    /// The key in PEM: PKCS#8, "BEGIN PRIVATE KEY".
    public var pemRepresentation: SecretBytes { base.pemRepresentation }
}
