public import FoundationEssentials

/// Key encapsulation: a secret for the holder of a private key.
public enum KEM: Sendable {
    /// A secret, and how the recipient gets at it.
    public struct EncapsulationResult: Sendable {
        /// The secret.
        public let sharedSecret: SymmetricKey
        /// What the recipient needs.
        public let encapsulated: Data

        /// A secret and what encapsulates it.
        public init(sharedSecret: SymmetricKey, encapsulated: Data) {
            self.sharedSecret = sharedSecret
            self.encapsulated = encapsulated
        }
    }

    /// What key encapsulation throws besides ``CryptoKitError``.
    public enum Errors: Error {
        /// The public key is not the private one's.
        case publicKeyMismatchDuringInitialization
        /// The seed is not one of the algorithm's.
        case invalidSeed
    }
}

/// A public key for which a secret can be encapsulated.
@preconcurrency
public protocol KEMPublicKey: Sendable {
    /// A new secret for the holder of the private key.
    func encapsulate() throws -> KEM.EncapsulationResult
}

/// A private key that gets at an encapsulated secret.
@preconcurrency
public protocol KEMPrivateKey: Sendable {
    /// The type of its public keys.
    associatedtype PublicKey: KEMPublicKey
    /// Makes a random key.
    static func generate() throws -> Self
    /// The secret that was encapsulated.
    func decapsulate(_ encapsulated: Data) throws -> SymmetricKey
    /// The public key that belongs to this one.
    var publicKey: PublicKey { get }
}
