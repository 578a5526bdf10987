public import MimaBytes
internal import MimaCrypto

extension Age {
    /// A file for whoever knows a passphrase (scrypt). No other recipient can stand beside it.
    public struct PassphraseRecipient: Recipient {
        private let passphrase: SecretBytes
        /// The cost: 2^`logCost` KiB of memory, and a time in proportion.
        public let logCost: Int

        static let stanzaType = "scrypt"
        static let saltByteCount = 16
        fileprivate static let saltPrefix = Array("age-encryption.org/v1/scrypt".utf8)
        /// The cost that age itself chooses: 256 MiB of memory and about a second.
        public static let defaultLogCost = 18
        /// The highest cost that age obeys: 4 GiB of memory.
        public static let maximumLogCost = 22

        /// A file for whoever knows `passphrase`.
        ///
        /// Throws ``FilesError/excessiveWork(logCost:allowed:)`` when the cost is one that age would refuse, or less
        /// than 1.
        public init(_ passphrase: SecretBytes, logCost: Int = Self.defaultLogCost) throws(FilesError) {
            guard (1...Self.maximumLogCost).contains(logCost) else {
                throw .excessiveWork(logCost: logCost, allowed: Self.maximumLogCost)
            }
            self.passphrase = passphrase
            self.logCost = logCost
        }

        /// True: the format allows no other recipient beside a passphrase.
        public var isAlone: Bool { true }

        /// Wraps the file's key for this recipient, in one stanza.
        public func wrap(_ fileKey: FileKey) throws(FilesError) -> [Stanza] {
            let salt = SecureRandom.bytes(Self.saltByteCount)
            return try throwingFilesError { () throws(CryptoError) in
                let key = try Self.wrappingKey(passphrase, salt: salt, logCost: logCost)
                return [
                    Stanza(
                        unchecked: Self.stanzaType,
                        [Base64.encode(salt, padded: false), String(logCost)],
                        try wrapFileKey(fileKey, with: key)
                    )
                ]
            }
        }

        fileprivate static func wrappingKey(
            _ passphrase: SecretBytes,
            salt: [UInt8],
            logCost: Int
        ) throws(CryptoError) -> SymmetricKey {
            // Room for the cost itself, which is in bounds, and libcrypto's blocks beside it.
            try Scrypt(cost: 1 << logCost, blockSize: 8, parallelism: 1, maximumMemory: 1 << (logCost + 10) + 1 << 20)
                .deriveKey(from: passphrase, salt: saltPrefix + salt, byteCount: 32)
        }
    }

    /// The passphrase that a file may have been encrypted with.
    public struct PassphraseIdentity: Identity {
        private let passphrase: @Sendable () throws(FilesError) -> SecretBytes
        private let maximumLogCost: Int

        /// An identity of this passphrase, which obeys costs up to 2^`maximumLogCost`, and no higher than 2^22.
        public init(_ passphrase: SecretBytes, maximumLogCost: Int = PassphraseRecipient.maximumLogCost) {
            self.init(maximumLogCost: maximumLogCost) { () throws(FilesError) in passphrase }
        }

        /// An identity whose passphrase is asked for when a file turns out to need one.
        public init(
            maximumLogCost: Int = PassphraseRecipient.maximumLogCost,
            passphrase: @escaping @Sendable () throws(FilesError) -> SecretBytes
        ) {
            self.passphrase = passphrase
            self.maximumLogCost = min(maximumLogCost, PassphraseRecipient.maximumLogCost)
        }

        /// The recipients that this identity opens files for.
        public func recipients() throws(FilesError) -> [any Recipient] { [] }

        /// The file's key, when one of the stanzas is for this identity.
        public func unwrap(_ stanzas: [Stanza]) throws(FilesError) -> FileKey? {
            guard let (stanza, parameters) = try PassphraseParameters.find(in: stanzas) else { return nil }
            if parameters.logCost > maximumLogCost {
                throw .excessiveWork(logCost: parameters.logCost, allowed: maximumLogCost)
            }
            let passphrase = try passphrase()
            let key = try throwingFilesError { () throws(CryptoError) in
                try PassphraseRecipient.wrappingKey(
                    passphrase,
                    salt: parameters.salt,
                    logCost: parameters.logCost
                )
            }
            return try unwrapFileKey(stanza.body, with: key)
        }
    }

    /// What an scrypt stanza says in the open.
    struct PassphraseParameters {
        let salt: [UInt8]
        let logCost: Int

        /// The scrypt stanza, which must be alone, and its parameters; nil when there is none.
        static func find(in stanzas: [Stanza]) throws(FilesError) -> (Stanza, PassphraseParameters)? {
            guard let index = stanzas.firstIndex(where: { $0.type == PassphraseRecipient.stanzaType }) else {
                return nil
            }
            let stanza = stanzas[index]
            func malformed(_ reason: String) -> FilesError {
                .malformedAgeStanza(number: index + 1, type: stanza.type, reason: reason)
            }
            if stanzas.count > 1 { throw malformed("it must be the only stanza") }
            guard stanza.arguments.count == 2 else { throw malformed("it needs two arguments") }
            guard let salt = decodeArgument(stanza.arguments[0]), salt.count == PassphraseRecipient.saltByteCount
            else { throw malformed("the salt is not 16 bytes in canonical base64") }
            let digits = Array(stanza.arguments[1].utf8)
            guard let first = digits.first, first != UInt8(ascii: "0"),
                digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { throw malformed("the work factor is not a decimal number") }
            guard stanza.body.count == wrappedFileKeyByteCount else {
                throw malformed("the wrapped key has \(stanza.body.count) bytes instead of 32")
            }
            // A number that does not fit is too high in any case.
            return (stanza, PassphraseParameters(salt: salt, logCost: Int(stanza.arguments[1]) ?? Int.max))
        }
    }
}
