package import OpenSSLBridge

/// A public key whose kind and use are known at compile time: `P256.Signing.PublicKey` and its like.
public struct SchemePublicKey<Scheme: KeyScheme>: Sendable, Hashable {
    /// The same key, its kind known at run time.
    package let base: PublicKey

    /// The key for libcrypto.
    package var key: Key { base.key }

    /// Takes over a key. Throws ``CryptoError/invalidKey(_:)`` when it is of another kind.
    public init(_ key: PublicKey) throws(CryptoError) {
        guard key.algorithm == Scheme.algorithm else {
            throw .invalidKey("the public key is of type \(key.algorithm), not \(Scheme.algorithm)")
        }
        base = key
    }

    init(trusting key: PublicKey) {
        base = key
    }

    /// Takes over the raw form: the bytes of RFC 7748 and RFC 8032, or on a NIST curve both coordinates, each in as many
    /// bytes as the field has.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, and ``CryptoError/invalidKey(_:)``
    /// when a point is not on the curve.
    public init(rawRepresentation bytes: [UInt8]) throws(CryptoError) {
        base = try PublicKey(Scheme.algorithm, rawRepresentation: bytes)
    }

    /// The raw form, as ``init(rawRepresentation:)`` takes it.
    public var rawRepresentation: [UInt8] { base.rawRepresentation ?? [] }
}

extension PublicKey {
    /// The same key, its kind known at run time.
    public init<Scheme>(_ key: SchemePublicKey<Scheme>) { self = key.base }
}

extension SchemePublicKey where Scheme: NISTScheme {
    /// Takes over a point as ANSI X9.63 and SEC 1 §2.3.3 write it, compressed or not.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are not a point of the curve.
    public init(x963Representation bytes: [UInt8]) throws(CryptoError) {
        base = try PublicKey(Scheme.curve, x963Representation: bytes)
    }

    /// Takes over a compressed point (SEC 1 §2.3.3): 2 or 3, and the x-coordinate.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, and ``CryptoError/invalidKey(_:)``
    /// when the bytes are not a point of the curve.
    public init(compressedRepresentation bytes: [UInt8]) throws(CryptoError) {
        let size = 1 + Scheme.curve.fieldByteCount
        try requireByteCount(bytes.count, of: "compressed \(Scheme.curve.name) public key", in: size...size)
        base = try PublicKey(Scheme.curve, x963Representation: bytes)
    }

    /// Takes over an x-coordinate alone: of the two points that have it, that with the smaller y-coordinate is meant
    /// (draft-jivsov-ecc-compact §4.1).
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, and ``CryptoError/invalidKey(_:)``
    /// when no point has it.
    public init(compactRepresentation bytes: [UInt8]) throws(CryptoError) {
        let size = Scheme.curve.fieldByteCount
        try requireByteCount(bytes.count, of: "compact \(Scheme.curve.name) public key", in: size...size)
        let even = try Self(compressedRepresentation: [2] + bytes)
        let odd = try Self(compressedRepresentation: [3] + bytes)
        self = even.rawRepresentation.lexicographicallyPrecedes(odd.rawRepresentation) ? even : odd
    }

    /// The point, uncompressed (SEC 1 §2.3.3): 4, and both coordinates.
    public var x963Representation: [UInt8] { base.x963Representation ?? [] }

    /// The point, compressed (SEC 1 §2.3.3): 2 or 3, and the x-coordinate.
    public var compressedRepresentation: [UInt8] { base.compressedRepresentation ?? [] }

    /// The x-coordinate alone, when the point is that with the smaller y-coordinate; else nil
    /// (draft-jivsov-ecc-compact §4.1). Throws only when libcrypto lacks the memory.
    public var compactRepresentation: [UInt8]? {
        get throws(CryptoError) {
            let x = Array(rawRepresentation.prefix(Scheme.curve.fieldByteCount))
            return try Self(compactRepresentation: x) == self ? x : nil
        }
    }
}

extension SchemePublicKey {
    /// Reads a SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
    ///
    /// Throws as ``PublicKey/init(derRepresentation:limits:)`` does, and ``CryptoError/invalidKey(_:)`` when it is of
    /// another kind.
    public init(derRepresentation der: [UInt8]) throws(CryptoError) {
        try self.init(try PublicKey(derRepresentation: der))
    }

    /// Reads a key in PEM: "BEGIN PUBLIC KEY".
    ///
    /// Throws as ``PublicKey/init(derRepresentation:limits:)`` does, and ``CryptoError/invalidKey(_:)`` when it is of
    /// another kind.
    public init(pemRepresentation pem: String) throws(CryptoError) {
        let document = try PEMDocument(Array(pem.utf8).span)
        guard document.label == "PUBLIC KEY", document.headers.isEmpty else {
            throw .invalidKey("the file is a PEM block of another kind than a public key: \(document.label)")
        }
        try self.init(derRepresentation: document.contents.revealed)
    }

    /// The key as a SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
    public var derRepresentation: [UInt8] { base.derRepresentation }

    /// The key in PEM: "BEGIN PUBLIC KEY".
    public var pemRepresentation: String { base.pemRepresentation }
}
