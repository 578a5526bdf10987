public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// ML-DSA-65 (FIPS 204), where the running libcrypto has it; elsewhere making a key throws.
public enum MLDSA65: Sendable {}

extension MLDSA65 {
    /// A public key, 1952 bytes.
    public struct PublicKey: Sendable {
        private let key: MimaCrypto.MLDSA65.PublicKey

        fileprivate init(_ key: MimaCrypto.MLDSA65.PublicKey) {
            self.key = key
        }

        /// Takes a key of 1952 bytes. Throws ``CryptoKitError/incorrectParameterSize`` for another size.
        public init<D: DataProtocol>(rawRepresentation: D) throws {
            key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.MLDSA65.PublicKey(rawRepresentation: [UInt8](rawRepresentation))
            }
        }

        /// The 1952 bytes of the key.
        public var rawRepresentation: Data { Data(key.rawRepresentation) }

        /// Whether `signature` is this key's over `data`. One of another size than 3309 bytes is not.
        public func isValidSignature<S: DataProtocol, D: DataProtocol>(_ signature: S, for data: D) -> Bool {
            isValidSignature(signature, for: data, context: [UInt8]())
        }

        /// Whether `signature` is this key's over `data` and a context of at most 255 bytes.
        public func isValidSignature<S: DataProtocol, D: DataProtocol, C: DataProtocol>(
            _ signature: S,
            for data: D,
            context: C
        ) -> Bool {
            let (signature, context) = ([UInt8](signature), [UInt8](context))
            return data.withContiguousSpan { data in key.isValidSignature(signature, for: data, context: context) }
        }

        fileprivate var digest: [UInt8] { IntegrityCheckedSeed.digest(key.rawRepresentation) }
    }

    /// A private key: the seed of 32 bytes.
    public struct PrivateKey: Sendable {
        private let key: MimaCrypto.MLDSA65.PrivateKey
        private let seed: SecretBytes

        /// Makes a random key.
        public init() throws {
            try self.init(seed: SecureRandom.secret(byteCount: 32))
        }

        private init(seed: SecretBytes) throws(CryptoKitError) {
            guard seed.count == 32 else { throw .incorrectKeySize }
            self.seed = seed
            key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.MLDSA65.PrivateKey(seedRepresentation: seed)
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

        /// The signature of `data`, 3309 bytes, another one each time.
        public func signature<D: DataProtocol>(for data: D) throws -> Data {
            try signature(for: data, context: [UInt8]())
        }

        /// The signature of `data` and a context, 3309 bytes, another one each time. Throws
        /// ``CryptoKitError/incorrectParameterSize`` for a context of more than 255 bytes.
        public func signature<D: DataProtocol, C: DataProtocol>(for data: D, context: C) throws -> Data {
            let context = [UInt8](context)
            return try data.withContiguousSpan { data in
                do throws(MimaCrypto.CryptoError) {
                    return Data(try key.signature(for: data, context: context))
                } catch {
                    throw CryptoKitError(error)
                }
            }
        }
    }
}
