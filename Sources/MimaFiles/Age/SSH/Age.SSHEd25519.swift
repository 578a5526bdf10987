internal import MimaBytes
internal import MimaCrypto

extension Age {
    /// How a file's key is wrapped for an Ed25519 key: by X25519 with the same point, which the tweak ties to the SSH
    /// key so that the wrapped key is of use with that key alone.
    enum SSHEd25519 {
        static let stanzaType = "ssh-ed25519"
        private static let info = Array("age-encryption.org/v1/ssh-ed25519".utf8)

        struct PublicKey: Hashable, Sendable {
            let key: Curve25519.KeyAgreement.PublicKey
            let tag: String
            let wireEncoding: [UInt8]

            init(_ key: Curve25519.Signing.PublicKey, tag: String, wireEncoding: [UInt8]) throws(CryptoError) {
                self.key = try Curve25519.KeyAgreement.PublicKey(converting: key)
                self.tag = tag
                self.wireEncoding = wireEncoding
            }

            func wrap(_ fileKey: FileKey) throws(CryptoError) -> Stanza {
                let ephemeral = try Curve25519.KeyAgreement.PrivateKey()
                let share = ephemeral.publicKey.rawRepresentation
                let secret = try ephemeral.sharedSecret(with: key)
                let body = try wrapFileKey(fileKey, with: wrappingKey(secret, share: share))
                return Stanza(unchecked: stanzaType, [tag, Base64.encode(share, padded: false)], body)
            }

            /// The key that the file's key is sealed with, from what the ephemeral key and this one agree on.
            fileprivate func wrappingKey(_ secret: SharedSecret, share: [UInt8]) throws(CryptoError) -> SymmetricKey {
                let derivation = HKDF(.sha256)
                let tweak = try derivation.deriveKey(
                    from: SymmetricKey(data: []),
                    salt: wireEncoding,
                    info: info,
                    byteCount: 32
                )
                let point = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: secret.withBytes { $0.array })
                let tweaked = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: tweak.secretBytes)
                    .sharedSecret(with: point)
                return try tweaked.hkdfDerivedSymmetricKey(
                    using: .sha256,
                    salt: share + key.rawRepresentation,
                    sharedInfo: info,
                    outputByteCount: 32
                )
            }
        }

        struct PrivateKey: Sendable {
            let key: Curve25519.KeyAgreement.PrivateKey
            let publicKey: PublicKey

            /// The file's key out of a stanza of this type, or nil when the stanza is for another key.
            func unwrap(_ stanza: Stanza, number: Int) throws(FilesError) -> FileKey? {
                func malformed(_ reason: String) -> FilesError {
                    .malformedAgeStanza(number: number, type: stanzaType, reason: reason)
                }
                guard stanza.arguments.count == 2 else { throw malformed("it needs two arguments") }
                guard let share = decodeArgument(stanza.arguments[1]), share.count == 32 else {
                    throw malformed("the share is not 32 bytes in canonical base64")
                }
                guard stanza.arguments[0] == publicKey.tag else { return nil }
                guard stanza.body.count == wrappedFileKeyByteCount else {
                    throw malformed("the wrapped key has \(stanza.body.count) bytes instead of 32")
                }
                let wrappingKey: SymmetricKey
                do throws(CryptoError) {
                    let secret = try key.sharedSecret(
                        with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: share)
                    )
                    wrappingKey = try publicKey.wrappingKey(secret, share: share)
                } catch .smallOrderPublicKey {
                    throw malformed("the share is of small order")
                } catch {
                    throw .crypto(error)
                }
                guard let fileKey = try unwrapFileKey(stanza.body, with: wrappingKey) else {
                    throw malformed(unopenedReason)
                }
                return fileKey
            }
        }

        /// A stanza with the key's tag that the key does not open is damaged, short of a tag that two keys share.
        static let unopenedReason = "it names this SSH key, which does not open it"
    }
}

extension Span<UInt8> {
    /// A copy of the bytes.
    fileprivate var array: [UInt8] { indices.map { self[$0] } }
}
