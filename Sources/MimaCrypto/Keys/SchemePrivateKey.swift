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
