public import MimaBytes
public import MimaCrypto

extension Age {
    /// A recipient with an X25519 key: the usual kind, written `age1…`.
    public struct X25519Recipient: Recipient, Hashable, CustomStringConvertible {
        /// The public key.
        public let publicKey: Curve25519.KeyAgreement.PublicKey

        static let stanzaType = "X25519"
        private static let humanReadablePart = "age"
        fileprivate static let info = Array("age-encryption.org/v1/X25519".utf8)

        /// A recipient with this key.
        public init(publicKey: Curve25519.KeyAgreement.PublicKey) {
            self.publicKey = publicKey
        }

        /// Reads a recipient as `age1…` writes it. Throws ``FilesError/malformedRecipient(line:reason:)``.
        public init(_ text: String) throws(FilesError) {
            let decoded: (humanReadablePart: String, bytes: [UInt8])
            do throws(BytesError) {
                decoded = try Bech32.decode(text)
            } catch .invalidChecksum {
                let reason = "its checksum is wrong: a character has been changed, lost or added"
                throw .malformedRecipient(line: nil, reason: reason)
            } catch {
                throw .malformedRecipient(line: nil, reason: "it does not look like age1…")
            }
            if decoded.humanReadablePart.hasPrefix("age1") {
                throw .malformedRecipient(line: nil, reason: "recipients of plugins are not supported")
            }
            guard decoded.humanReadablePart == Self.humanReadablePart, decoded.bytes.count == 32 else {
                throw .malformedRecipient(line: nil, reason: "it is not age1 and 32 bytes in Bech32")
            }
            let bytes = decoded.bytes
            publicKey = try throwingFilesError { () throws(CryptoError) in
                try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
            }
        }

        /// The recipient as it is passed around, `age1…`.
        public var description: String {
            do {
                return try Bech32.encode(
                    humanReadablePart: Self.humanReadablePart,
                    bytes: publicKey.rawRepresentation
                )
            } catch {
                preconditionFailure("a fixed prefix and 32 bytes always have a Bech32 form: \(error)")
            }
        }

        /// Wraps the file's key for this recipient, in one stanza.
        public func wrap(_ fileKey: FileKey) throws(FilesError) -> [Stanza] {
            do throws(CryptoError) {
                let ephemeral = try Curve25519.KeyAgreement.PrivateKey()
                let share = ephemeral.publicKey.rawRepresentation
                let key = try Self.wrappingKey(
                    ephemeral.sharedSecret(with: publicKey),
                    share: share,
                    recipient: publicKey.rawRepresentation
                )
                let body = try wrapFileKey(fileKey, with: key)
                return [Stanza(unchecked: Self.stanzaType, [Base64.encode(share, padded: false)], body)]
            } catch .smallOrderPublicKey {
                throw .malformedRecipient(line: nil, reason: "a public key of small order protects nothing")
            } catch {
                throw .crypto(error)
            }
        }

        fileprivate static func wrappingKey(
            _ secret: SharedSecret,
            share: [UInt8],
            recipient: [UInt8]
        ) throws(CryptoError) -> SymmetricKey {
            try secret.hkdfDerivedSymmetricKey(
                using: .sha256,
                salt: share + recipient,
                sharedInfo: info,
                outputByteCount: 32
            )
        }
    }

    /// The secret side of ``X25519Recipient``, written `AGE-SECRET-KEY-1…`.
    public struct X25519Identity: Identity {
        private let privateKey: Curve25519.KeyAgreement.PrivateKey
        /// The recipient that belongs to it.
        public let recipient: X25519Recipient

        static let humanReadablePart = "AGE-SECRET-KEY-"

        /// Makes a random identity.
        public init() throws(FilesError) {
            try self.init(throwingFilesError { () throws(CryptoError) in try Curve25519.KeyAgreement.PrivateKey() })
        }

        private init(_ privateKey: Curve25519.KeyAgreement.PrivateKey) throws(FilesError) {
            self.privateKey = privateKey
            recipient = X25519Recipient(
                publicKey: privateKey.publicKey
            )
        }

        /// Reads an identity as `AGE-SECRET-KEY-1…` writes it. Throws
        /// ``FilesError/malformedIdentity(line:reason:)``, which does not quote the text.
        public init(_ text: String) throws(FilesError) {
            var bytes: [UInt8]
            do {
                let decoded = try Bech32.decode(text)
                bytes = decoded.humanReadablePart == Self.humanReadablePart ? decoded.bytes : []
            } catch {
                bytes = []
            }
            defer { wipe(&bytes) }
            guard bytes.count == 32 else {
                throw .malformedIdentity(line: nil, reason: "it is not AGE-SECRET-KEY-1 and 32 bytes in Bech32")
            }
            let secret = SecretBytes(copying: bytes)
            try self.init(
                throwingFilesError { () throws(CryptoError) in
                    try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
                }
            )
        }

        /// The identity as it is kept, `AGE-SECRET-KEY-1…`, in ASCII.
        public func encoded() throws(FilesError) -> SecretBytes {
            let raw = privateKey.rawRepresentation
            do {
                var text = Array(
                    try raw.withBytes { (bytes) throws(BytesError) in
                        try Bech32.encode(humanReadablePart: Self.humanReadablePart, bytes: bytes)
                    }.utf8
                )
                defer { wipe(&text) }
                return SecretBytes(copying: text)
            } catch {
                preconditionFailure("a fixed prefix and 32 bytes always have a Bech32 form: \(error)")
            }
        }

        /// The recipients that this identity opens files for.
        public func recipients() throws(FilesError) -> [any Recipient] { [recipient] }

        /// The file's key, when one of the stanzas is for this identity.
        public func unwrap(_ stanzas: [Stanza]) throws(FilesError) -> FileKey? {
            for (index, stanza) in stanzas.enumerated() where stanza.type == X25519Recipient.stanzaType {
                func malformed(_ reason: String) -> FilesError {
                    .malformedAgeStanza(number: index + 1, type: stanza.type, reason: reason)
                }
                guard stanza.arguments.count == 1, let argument = stanza.arguments.first else {
                    throw malformed("it needs one argument")
                }
                guard let share = decodeArgument(argument), share.count == 32 else {
                    throw malformed("the share is not 32 bytes in canonical base64")
                }
                guard stanza.body.count == wrappedFileKeyByteCount else {
                    throw malformed("the wrapped key has \(stanza.body.count) bytes instead of 32")
                }
                let key: SymmetricKey
                do throws(CryptoError) {
                    let secret = try privateKey.sharedSecret(
                        with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: share)
                    )
                    key = try X25519Recipient.wrappingKey(
                        secret,
                        share: share,
                        recipient: recipient.publicKey.rawRepresentation
                    )
                } catch .smallOrderPublicKey {
                    throw malformed("the share is of small order")
                } catch {
                    throw .crypto(error)
                }
                if let fileKey = try unwrapFileKey(stanza.body, with: key) { return fileKey }
            }
            return nil
        }
    }
}
