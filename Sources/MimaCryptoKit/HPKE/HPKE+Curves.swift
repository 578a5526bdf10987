public import FoundationEssentials

// The types of keys that HPKE takes for an exchange.

extension P256.KeyAgreement.PrivateKey: HPKEDiffieHellmanPrivateKeyGeneration {
    /// Makes a random key, whose public key may have no compact form.
    public init() {
        self.init(compactRepresentable: false)
    }
}

extension P256.KeyAgreement.PublicKey: HPKEDiffieHellmanPublicKey {
    /// The type of the private keys that are made for an exchange.
    public typealias EphemeralPrivateKey = P256.KeyAgreement.PrivateKey
    /// The same under swift-crypto's older name.
    public typealias HPKEEphemeralPrivateKey = P256.KeyAgreement.PrivateKey

    /// Takes the bytes that the key encapsulation has for the key, as ``init(x963Representation:)`` does. Throws
    /// ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when it is not the one of this curve.
    public init<D>(_ serialization: D, kem: HPKE.KEM) throws where D: ContiguousBytes {
        try HPKE.require(kem, is: .P256_HKDF_SHA256)
        try self.init(x963Representation: serialization)
    }

    /// The bytes that the key encapsulation has for the key. Throws as ``init(_:kem:)`` does.
    public func hpkeRepresentation(kem: HPKE.KEM) throws -> Data {
        try HPKE.require(kem, is: .P256_HKDF_SHA256)
        return x963Representation
    }
}

extension P384.KeyAgreement.PrivateKey: HPKEDiffieHellmanPrivateKeyGeneration {
    /// Makes a random key, whose public key may have no compact form.
    public init() {
        self.init(compactRepresentable: false)
    }
}

extension P384.KeyAgreement.PublicKey: HPKEDiffieHellmanPublicKey {
    /// The type of the private keys that are made for an exchange.
    public typealias EphemeralPrivateKey = P384.KeyAgreement.PrivateKey

    /// Takes the bytes that the key encapsulation has for the key, as ``init(x963Representation:)`` does. Throws
    /// ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when it is not the one of this curve.
    public init<D>(_ serialization: D, kem: HPKE.KEM) throws where D: ContiguousBytes {
        try HPKE.require(kem, is: .P384_HKDF_SHA384)
        try self.init(x963Representation: serialization)
    }

    /// The bytes that the key encapsulation has for the key. Throws as ``init(_:kem:)`` does.
    public func hpkeRepresentation(kem: HPKE.KEM) throws -> Data {
        try HPKE.require(kem, is: .P384_HKDF_SHA384)
        return x963Representation
    }
}

extension P521.KeyAgreement.PrivateKey: HPKEDiffieHellmanPrivateKeyGeneration {
    /// Makes a random key, whose public key may have no compact form.
    public init() {
        self.init(compactRepresentable: false)
    }
}

extension P521.KeyAgreement.PublicKey: HPKEDiffieHellmanPublicKey {
    /// The type of the private keys that are made for an exchange.
    public typealias EphemeralPrivateKey = P521.KeyAgreement.PrivateKey
    /// The same under swift-crypto's older name.
    public typealias HPKEEphemeralPrivateKey = P521.KeyAgreement.PrivateKey

    /// Takes the bytes that the key encapsulation has for the key, as ``init(x963Representation:)`` does. Throws
    /// ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when it is not the one of this curve.
    public init<D>(_ serialization: D, kem: HPKE.KEM) throws where D: ContiguousBytes {
        try HPKE.require(kem, is: .P521_HKDF_SHA512)
        try self.init(x963Representation: serialization)
    }

    /// The bytes that the key encapsulation has for the key. Throws as ``init(_:kem:)`` does.
    public func hpkeRepresentation(kem: HPKE.KEM) throws -> Data {
        try HPKE.require(kem, is: .P521_HKDF_SHA512)
        return x963Representation
    }
}

extension Curve25519.KeyAgreement.PrivateKey: HPKEDiffieHellmanPrivateKeyGeneration {}

extension Curve25519.KeyAgreement.PublicKey: HPKEDiffieHellmanPublicKey {
    /// The type of the private keys that are made for an exchange.
    public typealias EphemeralPrivateKey = Curve25519.KeyAgreement.PrivateKey
    /// The same under swift-crypto's older name.
    public typealias HPKEEphemeralPrivateKey = Curve25519.KeyAgreement.PrivateKey

    /// Takes the bytes that the key encapsulation has for the key, as ``init(rawRepresentation:)`` does. Throws
    /// ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when it is not the one of this curve.
    public init<D>(_ serialization: D, kem: HPKE.KEM) throws where D: ContiguousBytes {
        try HPKE.require(kem, is: .Curve25519_HKDF_SHA256)
        try self.init(rawRepresentation: serialization)
    }

    /// The bytes that the key encapsulation has for the key. Throws as ``init(_:kem:)`` does.
    public func hpkeRepresentation(kem: HPKE.KEM) throws -> Data {
        try HPKE.require(kem, is: .Curve25519_HKDF_SHA256)
        return rawRepresentation
    }
}
