internal import MimaBytes
internal import MimaCrypto

extension Age {
    /// The header of a file: a stanza for each recipient, and an authentication code under the file's key.
    public struct Header: Equatable, Sendable {
        /// The stanzas in the order of the file.
        public let stanzas: [Stanza]
        /// The authentication code, 32 bytes.
        let authenticationCode: [UInt8]

        static let versionPrefix = "age-encryption.org/"
        /// How many bytes of a body stand in a line, as 64 characters.
        static let bytesPerLine = 48

        init(stanzas: [Stanza], authenticationCode: [UInt8]) {
            self.stanzas = stanzas
            self.authenticationCode = authenticationCode
        }

        /// The header of a new file with `fileKey`.
        ///
        /// Throws ``FilesError/noRecipients``, or ``FilesError/passphraseBesideOtherRecipients`` when a recipient
        /// that must be alone is not.
        public init(for recipients: [any Recipient], fileKey: FileKey) throws(FilesError) {
            if recipients.isEmpty { throw .noRecipients }
            if recipients.count > 1 && recipients.contains(where: { $0.isAlone }) {
                throw .passphraseBesideOtherRecipients
            }
            var stanzas: [Stanza] = []
            for recipient in recipients { stanzas += try recipient.wrap(fileKey) }
            self.stanzas = stanzas
            authenticationCode = try Self.authenticationCode(of: Self.authenticated(stanzas), fileKey)
        }

        /// The header as it stands in the file.
        public var bytes: [UInt8] {
            Self.authenticated(stanzas) + Array(" ".utf8) + Array(Base64.encode(authenticationCode, padded: false).utf8)
                + [0x0a]
        }

        /// Whether the passphrase that the file was encrypted with is what opens it.
        public var isForPassphrase: Bool { stanzas.contains { $0.type == PassphraseRecipient.stanzaType } }

        /// The file's key as the first identity that can unwraps it.
        ///
        /// Throws ``FilesError/noMatchingIdentity`` when none can, or ``FilesError/wrongPassphrase`` when a passphrase
        /// was tried in vain, and ``FilesError/alteredAgeHeader`` when the header is not the one that was made with the
        /// key.
        public func fileKey(for identities: [any Identity]) throws(FilesError) -> FileKey {
            for identity in identities {
                guard let fileKey = try identity.unwrap(stanzas) else { continue }
                let expected = try Self.authenticationCode(of: Self.authenticated(stanzas), fileKey)
                if !constantTimeEquals(expected, authenticationCode) { throw .alteredAgeHeader }
                return fileKey
            }
            let triedPassphrase = isForPassphrase && identities.contains { $0 is PassphraseIdentity }
            throw triedPassphrase ? .wrongPassphrase : .noMatchingIdentity
        }

        /// What the authentication code covers: everything through the three hyphens.
        private static func authenticated(_ stanzas: [Stanza]) -> [UInt8] {
            var text = "\(versionPrefix)v1\n"
            for stanza in stanzas {
                text += "-> \(([stanza.type] + stanza.arguments).joined(separator: " "))\n"
                var rest = stanza.body[...]
                repeat {
                    let line = rest.prefix(bytesPerLine)
                    text += Base64.encode(line.span, padded: false) + "\n"
                    rest = rest.dropFirst(bytesPerLine)
                    // A body whose last line is full is ended by an empty one.
                    if line.count < bytesPerLine { break }
                } while true
            }
            return Array((text + "---").utf8)
        }

        private static func authenticationCode(
            of text: [UInt8],
            _ fileKey: FileKey
        ) throws(FilesError) -> [UInt8] {
            let key = try fileKey.headerKey()
            return try throwingFilesError { () throws(CryptoError) in
                try MACAlgorithm.hmac(.sha256).authenticationCode(for: text, using: key)
            }
        }
    }
}
