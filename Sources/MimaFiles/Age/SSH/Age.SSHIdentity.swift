public import MimaCrypto

extension Age {
    /// The secret side of ``SSHRecipient``: an OpenSSH private key.
    public struct SSHIdentity: Identity {
        private let unwrapping: Unwrapping
        /// The recipient that belongs to it.
        public let recipient: SSHRecipient

        private enum Unwrapping: Sendable {
            case ed25519(SSHEd25519.PrivateKey)
            case rsa(SSHRSA.PrivateKey)
        }

        /// An identity with this key.
        ///
        /// Throws ``FilesError/malformedIdentity(line:reason:)`` when it is RSA of less than 2048 bits.
        public init(_ privateKey: SSHPrivateKey) throws(FilesError) {
            do throws(FilesError) {
                recipient = try SSHRecipient(publicKey: privateKey.publicKey)
            } catch .malformedRecipient(_, let reason) {
                throw .malformedIdentity(line: nil, reason: reason)
            }
            do throws(CryptoError) {
                switch (privateKey.material, recipient.wrapping) {
                case (.ed25519(let key), .ed25519(let publicKey)):
                    let key = try Curve25519.KeyAgreement.PrivateKey(converting: key)
                    unwrapping = .ed25519(SSHEd25519.PrivateKey(key: key, publicKey: publicKey))
                case (.rsa(let der), .rsa(let publicKey)):
                    let key = try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: der)
                    unwrapping = .rsa(SSHRSA.PrivateKey(key: key, tag: publicKey.tag))
                default:
                    throw .unsupported("SSH keys of type \(privateKey.publicKey.type) cannot be identities")
                }
            } catch {
                throw .malformedIdentity(line: nil, reason: error.description)
            }
        }

        /// The file's key, when one of the stanzas is for this identity.
        ///
        /// Throws ``FilesError/malformedAgeStanza(number:type:reason:)`` when one names this key and does not open.
        public func unwrap(_ stanzas: [Stanza]) throws(FilesError) -> FileKey? {
            for (index, stanza) in stanzas.enumerated() where stanza.type == recipient.wrapping.stanzaType {
                let fileKey =
                    switch unwrapping {
                    case .ed25519(let key): try key.unwrap(stanza, number: index + 1)
                    case .rsa(let key): try key.unwrap(stanza, number: index + 1)
                    }
                if let fileKey { return fileKey }
            }
            return nil
        }

        /// The recipient that belongs to this identity.
        public func recipients() throws(FilesError) -> [any Recipient] { [recipient] }
    }
}
