public import FoundationEssentials

/// A public key that HPKE can write and read.
@preconcurrency
public protocol HPKEPublicKeySerialization: Sendable {
    /// Takes the bytes that the key encapsulation has for the key. Throws
    /// ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when it is not for this type of key.
    init<D: ContiguousBytes>(_ serialization: D, kem: HPKE.KEM) throws
    /// The bytes that the key encapsulation has for the key.
    func hpkeRepresentation(kem: HPKE.KEM) throws -> Data
}

/// A public key that HPKE encapsulates secrets for by an exchange.
@preconcurrency
public protocol HPKEDiffieHellmanPublicKey: HPKEPublicKeySerialization, Sendable
where EphemeralPrivateKey.PublicKey == Self {
    /// The type of the private keys that are made for an exchange.
    associatedtype EphemeralPrivateKey: HPKEDiffieHellmanPrivateKeyGeneration
}

/// A public key that encapsulates secrets by itself.
@preconcurrency
public protocol HPKEKEMPublicKey: KEMPublicKey, HPKEPublicKeySerialization
where EphemeralPrivateKey.PublicKey == Self {
    /// The type of its private keys.
    associatedtype EphemeralPrivateKey: HPKEKEMPrivateKeyGeneration
}

/// A private key with which HPKE gets at secrets by an exchange.
@preconcurrency
public protocol HPKEDiffieHellmanPrivateKey: Sendable, DiffieHellmanKeyAgreement
where PublicKey: HPKEDiffieHellmanPublicKey {}

/// A private key that gets at encapsulated secrets by itself.
@preconcurrency
public protocol HPKEKEMPrivateKey: Sendable, KEMPrivateKey where PublicKey: HPKEKEMPublicKey {}

/// A private key for exchanges that can be made.
@preconcurrency
public protocol HPKEDiffieHellmanPrivateKeyGeneration: HPKEDiffieHellmanPrivateKey, Sendable {
    /// Makes a random key.
    init()
}

/// A private key for encapsulated secrets that can be made.
@preconcurrency
public protocol HPKEKEMPrivateKeyGeneration: HPKEKEMPrivateKey, Sendable {
    /// Makes a random key.
    init() throws
}

extension HPKE {
    /// Key encapsulation by a Diffie-Hellman exchange (RFC 9180 §4.1).
    public enum DHKEM: Sendable {}

    /// Throws unless the suite's key encapsulation is the one for a type of key.
    static func require(_ kem: HPKE.KEM, is expected: HPKE.KEM) throws(HPKE.Errors) {
        if kem != expected { throw .inconsistentCiphersuiteAndKey }
    }
}
