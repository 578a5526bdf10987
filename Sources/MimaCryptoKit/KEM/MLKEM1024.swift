public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// ML-KEM-1024 (FIPS 203), where the running libcrypto has it; elsewhere making a key throws.
public enum MLKEM1024: Sendable {}

extension MLKEM1024 {
    /// A public key, 1568 bytes.
    public struct PublicKey: KEMPublicKey, Sendable {
        private let key: MimaCrypto.MLKEM1024.PublicKey

        fileprivate init(_ key: MimaCrypto.MLKEM1024.PublicKey) {
            self.key = key
        }

        /// Takes a key of 1568 bytes. Throws ``CryptoKitError/incorrectParameterSize`` for another size.
        public init<D: DataProtocol>(rawRepresentation: D) throws {
            key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.MLKEM1024.PublicKey(rawRepresentation: [UInt8](rawRepresentation))
            }
        }

        /// The 1568 bytes of the key.
        public var rawRepresentation: Data { Data(key.rawRepresentation) }

        /// A new secret of 32 bytes and its ciphertext of 1568 bytes.
        public func encapsulate() throws -> KEM.EncapsulationResult {
            let made = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in try key.encapsulate() }
            return KEM.EncapsulationResult(
                sharedSecret: SymmetricKey(made.sharedSecret.secretBytes),
                encapsulated: Data(made.ciphertext)
            )
        }

        fileprivate var digest: [UInt8] { IntegrityCheckedSeed.digest(key.rawRepresentation) }
    }

    /// A private key: the seed of 64 bytes.
    public struct PrivateKey: KEMPrivateKey, Sendable {
        private let key: MimaCrypto.MLKEM1024.PrivateKey
        private let seed: SecretBytes

        /// Makes a random key.
        public static func generate() throws -> PrivateKey { try PrivateKey() }

        /// Makes a random key.
        public init() throws {
            try self.init(seed: SecureRandom.secret(byteCount: 64))
        }

        private init(seed: SecretBytes) throws(CryptoKitError) {
            guard seed.count == 64 else { throw .incorrectKeySize }
            self.seed = seed
            key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.MLKEM1024.PrivateKey(seedRepresentation: seed)
            }
        }

        /// Makes a key of its seed, 64 bytes. Throws ``CryptoKitError/incorrectKeySize`` for another size, and
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
            let (seed, digest) = try IntegrityCheckedSeed.split(integrityCheckedRepresentation, seedByteCount: 64)
            try self.init(seed: seed)
            if digest != publicKey.digest { throw KEM.Errors.publicKeyMismatchDuringInitialization }
        }

        /// The seed, and the SHA3-256 of the public key.
        public var integrityCheckedRepresentation: Data {
            IntegrityCheckedSeed.joining(seed, publicKey: key.publicKey.rawRepresentation)
        }

        /// The seed, 64 bytes.
        public var seedRepresentation: Data { seed.withBytes { Data(copying: $0) } }

        /// The public key that belongs to this one.
        public var publicKey: PublicKey { PublicKey(key.publicKey) }

        /// The secret in a ciphertext. One that was altered gives another secret; one of another size than 1568 bytes
        /// throws ``CryptoKitError/incorrectParameterSize``.
        public func decapsulate<D: DataProtocol>(_ encapsulated: D) throws -> SymmetricKey {
            let ciphertext = [UInt8](encapsulated)
            let secret = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try key.decapsulate(ciphertext)
            }
            return SymmetricKey(secret.secretBytes)
        }
    }
}
