internal import MimaBytes
internal import MimaCrypto
private import Synchronization

extension Age {
    /// The identity in a file with a private key of any of the formats that `ssh-keygen` writes.
    ///
    /// A key that is encrypted has its passphrase asked for when a file turns out to be for it.
    static func sshIdentity(
        inFile contents: Span<UInt8>,
        name: String,
        passphrase: @escaping PassphraseSource
    ) throws(FilesError) -> any Identity {
        let file: SSHPrivateKeyFile
        let privateKey: SSHPrivateKey?
        do throws(CryptoError) {
            file = try SSHPrivateKeyFile(contents)
            privateKey = file.isEncrypted ? nil : try file.unlock()
        } catch {
            throw .malformedIdentity(line: nil, reason: error.description)
        }
        if let privateKey { return try SSHIdentity(privateKey) }
        do throws(FilesError) {
            // What is wrong with the key is told before anyone is asked for a passphrase.
            let recipient = try file.publicKey.map { (key) throws(FilesError) in try SSHRecipient(publicKey: key) }
            return EncryptedSSHIdentity(file, recipient: recipient, name: name, passphrase: passphrase)
        } catch .malformedRecipient(_, let reason) {
            throw .malformedIdentity(line: nil, reason: reason)
        }
    }
}

/// A private key that is encrypted; the passphrase is asked for once, when a file is for the key.
private final class EncryptedSSHIdentity: Age.Identity {
    private let file: SSHPrivateKeyFile
    /// Nil where only the passphrase shows whose key it is.
    private let recipient: Age.SSHRecipient?
    private let name: String
    private let passphrase: Age.PassphraseSource
    private let unlocked = Mutex<Age.SSHIdentity?>(nil)

    init(
        _ file: SSHPrivateKeyFile,
        recipient: Age.SSHRecipient?,
        name: String,
        passphrase: @escaping Age.PassphraseSource
    ) {
        self.file = file
        self.recipient = recipient
        self.name = name
        self.passphrase = passphrase
    }

    func unwrap(_ stanzas: [Age.Stanza]) throws(FilesError) -> Age.FileKey? {
        let isWorthAsking = stanzas.contains { stanza in
            guard let recipient else {
                return stanza.type == Age.SSHEd25519.stanzaType || stanza.type == Age.SSHRSA.stanzaType
            }
            return stanza.type == recipient.wrapping.stanzaType
                && stanza.arguments.first == Age.sshTag(recipient.publicKey)
        }
        return isWorthAsking ? try identity().unwrap(stanzas) : nil
    }

    func recipients() throws(FilesError) -> [any Age.Recipient] {
        if let recipient { return [recipient] }
        return [try identity().recipient]
    }

    private func identity() throws(FilesError) -> Age.SSHIdentity {
        try unlocked.withLock { (unlocked) throws(FilesError) in
            if let unlocked { return unlocked }
            let secret = try passphrase(.sshKey(name: name))
            let key: SSHPrivateKey
            do throws(CryptoError) {
                key = try file.unlock(passphrase: secret)
            } catch .wrongPassphrase {
                throw .unusableIdentityFile(name: name, reason: .wrongPassphrase)
            } catch {
                throw .unusableIdentityFile(
                    name: name,
                    reason: .malformedIdentity(line: nil, reason: error.description)
                )
            }
            let identity = try Age.SSHIdentity(key)
            unlocked = identity
            return identity
        }
    }
}
