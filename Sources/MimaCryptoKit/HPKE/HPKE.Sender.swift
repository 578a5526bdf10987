public import FoundationEssentials
internal import MimaCrypto

extension HPKE {
    /// Encrypts messages for the holder of a private key, each in its turn (RFC 9180 §5.2).
    public struct Sender: Sendable {
        private var context: Context
        /// What the recipient needs besides the messages.
        public let encapsulatedKey: Data

        private init(
            _ encapsulation: Encapsulation,
            _ ciphersuite: Ciphersuite,
            _ mode: MimaCrypto.HPKE.Mode,
            _ info: Data,
            _ psk: SymmetricKey? = nil,
            _ pskID: Data = Data()
        ) throws {
            context = try Context(
                ciphersuite,
                mode: mode,
                sharedSecret: encapsulation.sharedSecret,
                info: info,
                presharedKey: psk,
                presharedKeyIdentifier: pskID
            )
            encapsulatedKey = encapsulation.encapsulatedKey
        }

        /// Starts messages for the holder of `recipientKey`'s private key; `info` is what both know of them.
        ///
        /// Throws ``HPKE/Errors/inconsistentCiphersuiteAndKey`` when the key is not one of the suite's, and whatever the
        /// agreement with it throws.
        public init<PK: HPKEDiffieHellmanPublicKey>(recipientKey: PK, ciphersuite: Ciphersuite, info: Data) throws {
            try self.init(Encapsulation(to: recipientKey, kem: ciphersuite.kem), ciphersuite, .base, info)
        }

        /// As the first, with a key that encapsulates by itself.
        public init<PK: HPKEKEMPublicKey>(recipientKey: PK, ciphersuite: Ciphersuite, info: Data) throws {
            try self.init(Encapsulation(to: recipientKey), ciphersuite, .base, info)
        }

        /// As the first, with a secret that both know, and its name.
        public init<PK: HPKEDiffieHellmanPublicKey>(
            recipientKey: PK,
            ciphersuite: Ciphersuite,
            info: Data,
            presharedKey psk: SymmetricKey,
            presharedKeyIdentifier pskID: Data
        ) throws {
            try self.init(Encapsulation(to: recipientKey, kem: ciphersuite.kem), ciphersuite, .psk, info, psk, pskID)
        }

        /// As the first, with a key by which the recipient knows the sender.
        public init<SK: HPKEDiffieHellmanPrivateKey>(
            recipientKey: SK.PublicKey,
            ciphersuite: Ciphersuite,
            info: Data,
            authenticatedBy authenticationKey: SK
        ) throws {
            try self.init(
                Encapsulation(to: recipientKey, from: authenticationKey, kem: ciphersuite.kem),
                ciphersuite,
                .auth,
                info
            )
        }

        /// As the first, with a key by which the recipient knows the sender, a secret that both know, and its name.
        public init<SK: HPKEDiffieHellmanPrivateKey>(
            recipientKey: SK.PublicKey,
            ciphersuite: Ciphersuite,
            info: Data,
            authenticatedBy authenticationKey: SK,
            presharedKey psk: SymmetricKey,
            presharedKeyIdentifier pskID: Data
        ) throws {
            try self.init(
                Encapsulation(to: recipientKey, from: authenticationKey, kem: ciphersuite.kem),
                ciphersuite,
                .authPSK,
                info,
                psk,
                pskID
            )
        }

        /// The next message encrypted, 16 bytes longer. `aad` is authenticated along with it.
        ///
        /// Throws ``HPKE/Errors/exportOnlyMode`` when the suite encrypts none, and
        /// ``HPKE/Errors/outOfRangeSequenceNumber`` after 2^64 - 1 messages.
        public mutating func seal<M: DataProtocol, AD: DataProtocol>(_ msg: M, authenticating aad: AD) throws -> Data {
            try context.seal(msg, authenticating: aad)
        }

        /// As ``seal(_:authenticating:)``, with nothing but the message to authenticate.
        public mutating func seal<M: DataProtocol>(_ msg: M) throws -> Data {
            try context.seal(msg, authenticating: Data())
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
