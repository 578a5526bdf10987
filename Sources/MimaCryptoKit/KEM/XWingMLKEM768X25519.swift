public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// X-Wing (draft-connolly-cfrg-xwing-kem), ML-KEM-768 and X25519 at once, where the running libcrypto has it; elsewhere making a key throws.
public enum XWingMLKEM768X25519: Sendable {}

extension XWingMLKEM768X25519 {
    /// A public key, 1216 bytes.
    public struct PublicKey: KEMPublicKey, Sendable {
        private let key: MimaCrypto.XWing.PublicKey

        fileprivate init(_ key: MimaCrypto.XWing.PublicKey) {
            self.key = key
        }

        /// Takes a key of 1216 bytes. Throws ``CryptoKitError/incorrectParameterSize`` for another size.
        public init<D: ContiguousBytes>(rawRepresentation: D) throws {
            let bytes = rawRepresentation.withSpan { [UInt8](copying: $0) }
            key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.XWing.PublicKey(rawRepresentation: bytes)
            }
        }

        /// The 1216 bytes of the key.
        public var rawRepresentation: Data { Data(key.rawRepresentation) }

        /// A new secret of 32 bytes and its ciphertext of 1120 bytes.
        public func encapsulate() throws -> KEM.EncapsulationResult {
            let made = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in try key.encapsulate() }
            return KEM.EncapsulationResult(
                sharedSecret: SymmetricKey(made.sharedSecret.secretBytes),
                encapsulated: Data(made.ciphertext)
            )
        }

        fileprivate var digest: [UInt8] { IntegrityCheckedSeed.digest(key.rawRepresentation) }
    }

    /// A private key: the seed of 32 bytes.
    public struct PrivateKey: KEMPrivateKey, Sendable {
        private let key: MimaCrypto.XWing.PrivateKey
        private let seed: SecretBytes

        /// Makes a random key.
        public static func generate() throws -> PrivateKey { try PrivateKey() }

        /// Makes a random key.
        public init() throws {
            try self.init(seed: SecureRandom.secret(byteCount: 32))
        }

        private init(seed: SecretBytes) throws(CryptoKitError) {
            guard seed.count == 32 else { throw .incorrectKeySize }
            self.seed = seed
            key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.XWing.PrivateKey(seedRepresentation: seed)
            }
        }

        /// Makes a key of its seed, 32 bytes. Throws ``CryptoKitError/incorrectKeySize`` for another size, and
        /// ``KEM/Errors/publicKeyMismatchDuringInitialization`` when a public key is given that is another one.
        public init<D: DataProtocol>(seedRepresentation: D, publicKey: PublicKey?) throws {
            try self.init(seed: SecretBytes(copying: [UInt8](seedRepresentation)))
            if let publicKey, publicKey.rawRepresentation != self.publicKey.rawRepresentation {
                throw KEM.Errors.publicKeyMismatchDuringInitialization
            }
        }

        /// Takes what ``integrityCheckedRepresentation`` gives. Throws
        /// ``KEM/Errors/publicKeyMismatchDuringInitialization`` when the digest is not that of the seed's public key.
        public init<D: DataProtocol>(integrityCheckedRepresentation: D) throws {
            let (seed, digest) = try IntegrityCheckedSeed.split(integrityCheckedRepresentation, seedByteCount: 32)
            try self.init(seed: seed)
            if digest != publicKey.digest { throw KEM.Errors.publicKeyMismatchDuringInitialization }
        }

        /// The seed, and the SHA3-256 of the public key.
        public var integrityCheckedRepresentation: Data {
            IntegrityCheckedSeed.joining(seed, publicKey: key.publicKey.rawRepresentation)
        }

        /// The seed, 32 bytes.
        public var seedRepresentation: Data { seed.withBytes { Data(copying: $0) } }

        /// The public key that belongs to this one.
        public var publicKey: PublicKey { PublicKey(key.publicKey) }

        /// The secret in a ciphertext. One that was altered gives another secret; one of another size than 1120 bytes
        /// throws ``CryptoKitError/incorrectParameterSize``.
        public func decapsulate(_ encapsulated: Data) throws -> SymmetricKey {
            let ciphertext = [UInt8](encapsulated)
            let secret = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try key.decapsulate(ciphertext)
            }
            return SymmetricKey(secret.secretBytes)
        }
    }
}
