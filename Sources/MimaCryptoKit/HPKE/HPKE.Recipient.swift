public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension HPKE {
    /// Decrypts messages that a ``Sender`` encrypted, in their order (RFC 9180 §5.2).
    public struct Recipient: Sendable {
        private var context: Context

        private init(
            _ sharedSecret: SecretBytes,
            _ ciphersuite: Ciphersuite,
            _ mode: MimaCrypto.HPKE.Mode,
            _ info: Data,
            _ psk: SymmetricKey? = nil,
            _ pskID: Data = Data()
        ) throws {
            context = try Context(
                ciphersuite,
                mode: mode,
                sharedSecret: sharedSecret,
                info: info,
                presharedKey: psk,
                presharedKeyIdentifier: pskID
            )
        }

        /// Starts on the messages that belong to `encapsulatedKey`; `info` is what both know of them. That something is
        /// not the sender's shows when a message is opened.
        ///
        /// Throws ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when the key is not one of the suite's, and whatever the
        /// agreement with it throws.
        public init<SK: HPKEDiffieHellmanPrivateKey>(
            privateKey: SK,
            ciphersuite: Ciphersuite,
            info: Data,
            encapsulatedKey: Data
        ) throws {
            let secret = try ciphersuite.kem.decapsulate(encapsulatedKey, with: privateKey, from: nil)
            try self.init(secret, ciphersuite, .base, info)
        }

        /// As the first, with a key that decapsulates by itself.
        public init<SK: HPKEKEMPrivateKey>(
            privateKey: SK,
            ciphersuite: Ciphersuite,
            info: Data,
            encapsulatedKey: Data
        ) throws {
            try self.init(privateKey.decapsulate(encapsulatedKey).secret, ciphersuite, .base, info)
        }

        /// As the first, with a secret that both know, and its name.
        public init<SK: HPKEDiffieHellmanPrivateKey>(
            privateKey: SK,
            ciphersuite: Ciphersuite,
            info: Data,
            encapsulatedKey: Data,
            presharedKey psk: SymmetricKey,
            presharedKeyIdentifier pskID: Data
        ) throws {
            let secret = try ciphersuite.kem.decapsulate(encapsulatedKey, with: privateKey, from: nil)
            try self.init(secret, ciphersuite, .psk, info, psk, pskID)
        }

        /// As the first, with the key by which the sender is known.
        public init<SK: HPKEDiffieHellmanPrivateKey>(
            privateKey: SK,
            ciphersuite: Ciphersuite,
            info: Data,
            encapsulatedKey: Data,
            authenticatedBy authenticationKey: SK.PublicKey
        ) throws {
            let secret = try ciphersuite.kem.decapsulate(encapsulatedKey, with: privateKey, from: authenticationKey)
            try self.init(secret, ciphersuite, .auth, info)
        }

        /// As the first, with the key by which the sender is known, a secret that both know, and its name.
        public init<SK: HPKEDiffieHellmanPrivateKey>(
            privateKey: SK,
            ciphersuite: Ciphersuite,
            info: Data,
            encapsulatedKey: Data,
            authenticatedBy authenticationKey: SK.PublicKey,
            presharedKey psk: SymmetricKey,
            presharedKeyIdentifier pskID: Data
        ) throws {
            let secret = try ciphersuite.kem.decapsulate(encapsulatedKey, with: privateKey, from: authenticationKey)
            try self.init(secret, ciphersuite, .authPSK, info, psk, pskID)
        }

        /// The next message.
        ///
        /// Throws ``CryptoKitError/authenticationFailure`` when it is not the next one, or it or `aad` was altered, or
        /// something is not the sender's, and then waits for the same message still;
        /// ``HPKE/Errors/exportOnlyMode`` when the suite encrypts none, ``HPKE/Errors/outOfRangeSequenceNumber`` after
        /// 2^64 - 1 messages, and ``HPKE/Errors/expectedPSK`` when it is too short for its tag.
        public mutating func open<C: DataProtocol, AD: DataProtocol>(
            _ ciphertext: C,
            authenticating aad: AD
        ) throws -> Data {
            try context.open(ciphertext, authenticating: aad)
        }

        /// As ``open(_:authenticating:)``, where nothing but the message was authenticated.
        public mutating func open<C: DataProtocol>(_ ciphertext: C) throws -> Data {
            try context.open(ciphertext, authenticating: Data())
        }

        /// A secret of `outputByteCount` bytes for `context`, which the other side can export too (RFC 9180 §5.3).
        ///
        /// Throws ``CryptoKitError/incorrectParameterSize`` for a size that is not from 1 to 255 times that of the hash.
        public func exportSecret<Context: DataProtocol>(
            context: Context,
            outputByteCount: Int
        ) throws -> SymmetricKey {
            try self.context.export(context: context, byteCount: outputByteCount)
        }
    }
}
