import Foundation
import MimaBytes
import MimaCrypto
import MimaFiles
import Synchronization
import TestPeers
import Testing

@Suite("age: SSH keys")
struct AgeSSHTests {
    private static let message = Array("hello from age\n".utf8)

    private func identities(
        _ name: String,
        passphrase: @escaping Age.PassphraseSource = { (_) throws(FilesError) in
            throw .crypto(.passphraseNeeded)
        }
    ) throws -> [any Age.Identity] {
        let contents = SecretBytes(copying: try KeyFiles.bytes(name))
        return try Age.identities(inFile: contents, name: name, passphrase: passphrase)
    }

    private func recipient(_ name: String) throws -> any Age.Recipient {
        try Age.recipient(KeyFiles.text("\(name).key.pub").trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test(
        "opens files that age encrypted to the key, whatever the format of the key file",
        arguments: [
            ("ed25519", "ed25519.key"), ("rsa", "rsa.key"), ("rsa", "rsa-pkcs1.key"), ("rsa", "rsa-pkcs8.key"),
        ]
    )
    func fixedFiles(_ file: String, _ key: String) throws {
        let encrypted = try KeyFiles.bytes("\(file).age")
        #expect(try Age.Decryptor(with: identities(key)).decrypt(encrypted) == Self.message)
    }

    @Test(
        "asks for the passphrase of an encrypted key when a file is for it, once",
        arguments: [
            ("ed25519", "ed25519-aes256-ctr.key"), ("ed25519", "ed25519-aes256-gcm.key"),
            ("ed25519", "ed25519-chacha20-poly1305.key"), ("rsa", "rsa-aes256-ctr.key"),
            ("rsa", "rsa-pkcs1-aes128.key"),
            ("rsa", "rsa-pkcs8-pbkdf2.key"),
        ]
    )
    func encryptedKeys(_ file: String, _ key: String) throws {
        let asked = Mutex<[Age.PassphraseReason]>([])
        let identities = try identities(key) { (reason) throws(FilesError) in
            asked.withLock { $0.append(reason) }
            return KeyFiles.passphrase
        }
        let decryptor = Age.Decryptor(with: identities)
        for _ in 0..<2 {
            #expect(try decryptor.decrypt(KeyFiles.bytes("\(file).age")) == Self.message)
        }
        #expect(asked.withLock { $0 } == [.sshKey(name: key)])
    }

    @Test("does not ask for a passphrase when the file is for another key")
    func notAsked() throws {
        for (file, key) in [("rsa", "ed25519-aes256-ctr.key"), ("ed25519", "rsa-aes256-ctr.key")] {
            #expect(throws: FilesError.noMatchingIdentity) {
                try Age.Decryptor(with: identities(key)).decrypt(KeyFiles.bytes("\(file).age"))
            }
        }
        // An encrypted PKCS#1 key hides whose it is; an X25519 file has no use for it all the same.
        let other = try Age.Encryptor(to: [Age.X25519Identity().recipient]).encrypt(Self.message)
        #expect(throws: FilesError.noMatchingIdentity) {
            try Age.Decryptor(with: identities("rsa-pkcs1-aes128.key")).decrypt(other)
        }
    }

    @Test("a wrong passphrase is said to be wrong")
    func wrongPassphrase() throws {
        for (file, key) in [("ed25519", "ed25519-aes256-ctr.key"), ("rsa", "rsa-pkcs8-pbkdf2.key")] {
            let identities = try identities(key) { (_) throws(FilesError) in KeyFiles.secret("wrong") }
            #expect(throws: FilesError.unusableIdentityFile(name: key, reason: .wrongPassphrase)) {
                try Age.Decryptor(with: identities).decrypt(KeyFiles.bytes("\(file).age"))
            }
        }
    }

    @Test("knows the recipient of a key, without its passphrase where the file shows it")
    func recipients() throws {
        for (key, expected) in [
            ("ed25519.key", "ed25519"), ("rsa.key", "rsa"), ("ed25519-aes256-gcm.key", "ed25519"),
            ("rsa-pkcs8.key", "rsa"),
        ] {
            let found = try identities(key)[0].recipients()
            let wireEncodings = found.map { ($0 as? Age.SSHRecipient)?.publicKey.wireEncoding }
            #expect(wireEncodings == [try OpenSSHPublicKey(line: KeyFiles.text("\(expected).key.pub")).wireEncoding])
        }
        let hidden = try identities("rsa-pkcs1-aes128.key") { (_) throws(FilesError) in KeyFiles.passphrase }
        #expect(try hidden[0].recipients().count == 1)
    }

    @Test("a file for several keys opens with each, and with no other")
    func severalRecipients() throws {
        let native = try Age.X25519Identity()
        let file = try Age.Encryptor(to: [recipient("ed25519"), native.recipient, recipient("rsa")])
            .encrypt(Self.message)
        for identities in [try identities("ed25519.key"), try identities("rsa.key"), [native]] {
            #expect(try Age.Decryptor(with: identities).decrypt(file) == Self.message)
        }
        #expect(throws: FilesError.noMatchingIdentity) {
            try Age.Decryptor(with: [Age.X25519Identity()]).decrypt(file)
        }
    }

    @Test("age opens what was encrypted to SSH keys", .enabled(if: Peer.age.isInstalled, "age is not installed"))
    func toAge() throws {
        try withTemporaryFolder { folder in
            for name in ["ed25519", "rsa"] {
                let file = try Age.Encryptor(to: [recipient(name)], armored: name == "rsa").encrypt(Self.message)
                try Data(file).write(to: folder.appending(component: "file"))
                let key = KeyFiles.url("\(name).key").path(percentEncoded: false)
                #expect(try Peer.age.run(["-d", "-i", key, "file"], in: folder) == Self.message)
            }
        }
    }

    @Test(
        "age and mima open each other's files to keys fresh from ssh-keygen",
        .enabled(
            if: Peer.age.isInstalled && Peer.sshKeygen.isInstalled,
            "age or ssh-keygen is not installed"
        ),
        arguments: [["-t", "ed25519"], ["-t", "rsa", "-b", "2048"], ["-t", "rsa", "-b", "3072"]]
    )
    func fresh(_ options: [String]) throws {
        try withTemporaryFolder { folder in
            try Peer.sshKeygen.run(["-q", "-N", "", "-f", "key"] + options, in: folder)
            let contents = SecretBytes(copying: Array(try Data(contentsOf: folder.appending(component: "key"))))
            let identities = try Age.identities(inFile: contents, name: "key") { (_) throws(FilesError) in
                throw .crypto(.passphraseNeeded)
            }
            let line = try String(contentsOf: folder.appending(component: "key.pub"), encoding: .utf8)
            let recipients = try Age.recipients(inFile: Array("# mine\n\(line)".utf8))
            for _ in 0..<4 {
                let message = SecureRandom.bytes(1000)
                try Data(message).write(to: folder.appending(component: "plain"))
                let theirs = try Peer.age.run(["-R", "key.pub", "plain"], in: folder)
                #expect(try Age.Decryptor(with: identities).decrypt(theirs) == message)
                let ours = try Age.Encryptor(to: recipients).encrypt(message)
                try Data(ours).write(to: folder.appending(component: "file"))
                #expect(try Peer.age.run(["-d", "-i", "key", "file"], in: folder) == message)
            }
        }
    }
}
