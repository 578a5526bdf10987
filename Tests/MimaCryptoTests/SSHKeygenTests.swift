import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Keys that ssh-keygen makes while the test runs, so that the installed version counts and not only the one that wrote
/// the committed files.
@Suite("Keys fresh from ssh-keygen", .enabled(if: Peer.sshKeygen.isInstalled, "ssh-keygen is not installed"))
struct SSHKeygenTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let options: [String]
        let passphrase: String

        var testDescription: String { options.joined(separator: " ") + (passphrase.isEmpty ? "" : ", encrypted") }
    }

    private static let kinds = [
        Kind(options: ["-t", "ed25519"], passphrase: ""),
        Kind(options: ["-t", "ed25519", "-a", "1"], passphrase: "päss wörd"),
        Kind(options: ["-t", "ed25519", "-a", "1", "-Z", "aes256-gcm@openssh.com"], passphrase: "correct horse"),
        Kind(
            options: ["-t", "ed25519", "-a", "1", "-Z", "chacha20-poly1305@openssh.com"],
            passphrase: "correct horse"
        ),
        Kind(options: ["-t", "rsa", "-b", "2048"], passphrase: ""),
        Kind(options: ["-t", "rsa", "-b", "3072", "-a", "1"], passphrase: "correct horse"),
        Kind(options: ["-t", "rsa", "-b", "2048", "-m", "PEM"], passphrase: "correct horse"),
        Kind(options: ["-t", "rsa", "-b", "2048", "-m", "PKCS8"], passphrase: "correct horse"),
    ]

    @Test("have the public part and the fingerprint that ssh-keygen says they have", arguments: kinds)
    func fresh(_ kind: Kind) throws {
        try withTemporaryFolder { folder in
            try Peer.sshKeygen.run(
                ["-q", "-C", "a comment", "-N", kind.passphrase, "-f", "key"] + kind.options,
                in: folder
            )
            let file = try SSHPrivateKeyFile(Array(Data(contentsOf: folder.appending(component: "key"))))
            #expect(file.isEncrypted == !kind.passphrase.isEmpty)
            let line = try String(contentsOf: folder.appending(component: "key.pub"), encoding: .utf8)
            let publicKey = try OpenSSHPublicKey(line: line)
            let key = try file.unlock(passphrase: KeyFiles.secret(kind.passphrase))
            #expect(key.publicKey.wireEncoding == publicKey.wireEncoding)
            #expect(publicKey.line + "\n" == line)
            let printed = String(decoding: try Peer.sshKeygen.run(["-l", "-f", "key.pub"], in: folder), as: UTF8.self)
            #expect(printed.split(separator: " ")[1] == key.publicKey.fingerprint)
            if !kind.passphrase.isEmpty {
                #expect(throws: CryptoError.wrongPassphrase) { try file.unlock(passphrase: KeyFiles.secret("wrong")) }
            }
        }
    }

    @Test("can be many: none of fifty is refused for where a zero byte falls in its numbers")
    func many() throws {
        try withTemporaryFolder { folder in
            for index in 0..<50 {
                let type = index % 5 == 0 ? ["-t", "rsa", "-b", "1024"] : ["-t", "ed25519"]
                try Peer.sshKeygen.run(["-q", "-N", "", "-f", "key\(index)"] + type, in: folder)
                let bytes = Array(try Data(contentsOf: folder.appending(component: "key\(index)")))
                #expect(throws: Never.self) { try SSHPrivateKeyFile(bytes).unlock() }
            }
        }
    }
}
