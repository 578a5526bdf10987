internal import MimaBytes
internal import MimaCrypto

extension Age {
    /// How a file's key is wrapped for an RSA key: encrypted with OAEP.
    enum SSHRSA {
        static let stanzaType = "ssh-rsa"
        private static let padding = RSA.Encryption.Padding.oaep(
            .sha256,
            label: Array("age-encryption.org/v1/ssh-rsa".utf8)
        )

        struct PublicKey: Hashable, Sendable {
            let key: RSA.Encryption.PublicKey
            let tag: String

            func wrap(_ fileKey: FileKey) throws(CryptoError) -> Stanza {
                let body = try fileKey.secretBytes.withBytes { (bytes) throws(CryptoError) in
                    try key.encrypt(bytes, padding: padding)
                }
                return Stanza(unchecked: stanzaType, [tag], body)
            }
        }

        struct PrivateKey: Sendable {
            let key: RSA.Encryption.PrivateKey
            let tag: String

            /// The file's key out of a stanza of this type, or nil when the stanza is for another key.
            func unwrap(_ stanza: Stanza, number: Int) throws(FilesError) -> FileKey? {
                func malformed(_ reason: String) -> FilesError {
                    .malformedAgeStanza(number: number, type: stanzaType, reason: reason)
                }
                guard stanza.arguments.count == 1 else { throw malformed("it needs one argument") }
                guard stanza.arguments[0] == tag else { return nil }
                do throws(CryptoError) {
                    let message = try key.decrypt(stanza.body, padding: padding)
                    guard let fileKey = FileKey(message) else { throw .authenticationFailed }
                    return fileKey
                } catch .authenticationFailed {
                    throw malformed(SSHEd25519.unopenedReason)
                } catch {
                    throw .crypto(error)
                }
            }
        }
    }
}
