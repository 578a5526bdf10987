internal import MimaBytes
public import MimaCrypto

extension Age {
    /// A recipient with an OpenSSH key, `ssh-ed25519 …` or `ssh-rsa …`, as a `.pub` file has it.
    ///
    /// The file says which key it is for, by 4 bytes of the key's fingerprint: who has the public key can tell.
    public struct SSHRecipient: Recipient, Hashable, CustomStringConvertible {
        /// The public key.
        public let publicKey: OpenSSHPublicKey
        let wrapping: Wrapping

        enum Wrapping: Hashable, Sendable {
            case ed25519(SSHEd25519.PublicKey)
            case rsa(SSHRSA.PublicKey)

            var stanzaType: String {
                switch self {
                case .ed25519: SSHEd25519.stanzaType
                case .rsa: SSHRSA.stanzaType
                }
            }
        }

        /// A recipient with this key.
        ///
        /// Throws ``FilesError/malformedRecipient(line:reason:)`` when the key is of another type than the two, is RSA
        /// of less than 2048 bits, or is no point of the curve.
        public init(publicKey: OpenSSHPublicKey) throws(FilesError) {
            let tag = sshTag(publicKey)
            do throws(CryptoError) {
                switch publicKey.material {
                case .ed25519(let key):
                    wrapping = .ed25519(
                        try SSHEd25519.PublicKey(key, tag: tag, wireEncoding: publicKey.wireEncoding)
                    )
                case .rsa(let n, let e):
                    wrapping = .rsa(SSHRSA.PublicKey(key: try RSA.Encryption.PublicKey(n: n, e: e), tag: tag))
                default:
                    throw .unsupported("SSH keys of type \(publicKey.type) cannot be recipients")
                }
            } catch {
                throw .malformedRecipient(line: nil, reason: error.description)
            }
            self.publicKey = publicKey
        }

        /// Reads a line of a `.pub` file. Throws ``FilesError/malformedRecipient(line:reason:)``.
        public init(_ line: String) throws(FilesError) {
            let publicKey: OpenSSHPublicKey
            do {
                publicKey = try OpenSSHPublicKey(line: line)
            } catch {
                throw .malformedRecipient(line: nil, reason: error.description)
            }
            try self.init(publicKey: publicKey)
        }

        /// The recipient as a `.pub` file has it.
        public var description: String { publicKey.line }

        /// Wraps the file's key for this recipient, in one stanza.
        ///
        /// Throws ``FilesError/malformedRecipient(line:reason:)`` when the key is an Ed25519 key of small order.
        public func wrap(_ fileKey: FileKey) throws(FilesError) -> [Stanza] {
            do throws(CryptoError) {
                switch wrapping {
                case .ed25519(let key): return [try key.wrap(fileKey)]
                case .rsa(let key): return [try key.wrap(fileKey)]
                }
            } catch .smallOrderPublicKey {
                throw .malformedRecipient(line: nil, reason: "a public key of small order protects nothing")
            } catch {
                throw .crypto(error)
            }
        }
    }

    /// What a stanza says of the key that it is for: the first 4 bytes of the SHA-256 of its wire encoding.
    static func sshTag(_ key: OpenSSHPublicKey) -> String {
        Base64.encode(Array(SHA256.hash(data: key.wireEncoding).bytes.prefix(4)), padded: false)
    }
}
