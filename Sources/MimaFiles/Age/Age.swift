public import MimaBytes
internal import MimaCrypto

/// Files encrypted in the age format, version 1 (C2SP's age specification).
///
/// A file begins with a header that holds the file's key once for each recipient; what follows, the payload, is
/// sealed in chunks of 64 KiB. `Age.Encryptor` and `Age.EncryptedFile` are the ways in.
public enum Age {
    /// Somebody, or something, that a file can be encrypted to.
    public protocol Recipient: Sendable {
        /// Wraps the file's key so that the recipient, and nobody else, can unwrap it: usually one stanza.
        func wrap(_ fileKey: FileKey) throws(FilesError) -> [Stanza]
        /// Whether a file to this recipient has no other, as the format has it for a passphrase.
        var isAlone: Bool { get }
    }

    /// The secret side of a recipient.
    public protocol Identity: Sendable {
        /// Unwraps the file's key, or gives nil when none of the stanzas is for this identity.
        ///
        /// Throws when a stanza that is of this identity's type breaks the rules of that type.
        func unwrap(_ stanzas: [Stanza]) throws(FilesError) -> FileKey?
        /// The recipients that it opens files for; none for an identity that has no public side.
        func recipients() throws(FilesError) -> [any Recipient]
    }

    /// The secret that a file is encrypted with: 16 bytes.
    public struct FileKey: Sendable {
        /// The bytes of the key.
        public let secretBytes: SecretBytes

        /// The size of a file key in bytes.
        public static var byteCount: Int { 16 }

        /// Makes a random key.
        public init() {
            secretBytes = SecureRandom.secret(byteCount: Self.byteCount)
        }

        /// Takes over a key, or gives nil when it has another size.
        public init?(_ secretBytes: SecretBytes) {
            guard secretBytes.count == Self.byteCount else { return nil }
            self.secretBytes = secretBytes
        }

        /// The key of the header's authentication code.
        func headerKey() throws(FilesError) -> SymmetricKey {
            try derive(salt: [], info: "header")
        }

        /// The key of the payload, which a random nonce of 16 bytes tells from other payloads of the same file key.
        func payloadKey(nonce: [UInt8]) throws(FilesError) -> SymmetricKey {
            try derive(salt: nonce, info: "payload")
        }

        private func derive(salt: [UInt8], info: String) throws(FilesError) -> SymmetricKey {
            try throwingFilesError { () throws(CryptoError) in
                try HKDF(.sha256).deriveKey(
                    from: SymmetricKey(secretBytes),
                    salt: salt,
                    info: Array(info.utf8),
                    byteCount: 32
                )
            }
        }
    }
}

extension Age.Recipient {
    /// False: other recipients may stand beside this one.
    public var isAlone: Bool { false }
}
