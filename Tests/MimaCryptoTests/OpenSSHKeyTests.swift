import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Keys that ssh-keygen makes and reads while the test runs.
@Suite("Keys of ssh-keygen", .enabled(if: Peer.sshKeygen.isInstalled, "ssh-keygen is not installed"))
struct OpenSSHKeyTests {
    private static let kinds = [
        ["-t", "ed25519"], ["-t", "ecdsa", "-b", "256"], ["-t", "ecdsa", "-b", "384"], ["-t", "ecdsa", "-b", "521"],
        ["-t", "rsa", "-b", "2048"],
    ]

    private func read(_ name: String, in folder: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: name)))
    }

    /// ssh-keygen reads private keys only from files that nobody else can.
    private func write(_ bytes: [UInt8], _ name: String, in folder: URL) throws {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        let path = folder.appending(component: name).path
        #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: attributes))
    }

    @Test("are read and written, plain and under a passphrase", arguments: kinds, ["", "correct horse"])
    func bothWays(_ options: [String], _ passphrase: String) throws {
        let secret = passphrase.isEmpty ? nil : KeyFiles.secret(passphrase)
        try withTemporaryFolder { folder in
            try Peer.sshKeygen.run(
                ["-q", "-C", "a comment", "-N", passphrase, "-f", "key", "-a", "2"] + options,
                in: folder
            )
            let file = try EncodedKey(read("key", in: folder))
            #expect(file.format == .openssh && file.isPrivate && file.isEncrypted == (secret != nil))
            let line = try EncodedKey(read("key.pub", in: folder))
            #expect(line.comment == "a comment" && !line.isPrivate)
            #expect(file.publicKey == line.publicKey)
            let (key, comment) = try file.unlock(passphrase: secret)
            #expect(comment == "a comment" && key.publicKey == line.publicKey)
            let publicFile = try key.publicKey.file(.openssh, comment: comment)
            #expect(try publicFile == read("key.pub", in: folder))

            let ours = try SSHPrivateKey(key, comment: comment).openSSHRepresentation(passphrase: secret, rounds: 2)
            try write(ours.revealed, "ours", in: folder)
            let found = try Peer.sshKeygen.run(["-y", "-P", passphrase, "-f", "ours"], in: folder)
            #expect(try found == read("key.pub", in: folder))
            #expect(try PrivateKey(anyOf: ours.revealed, passphrase: secret).publicKey == key.publicKey)

            let publicKey = try OpenSSHPublicKey(key.publicKey, comment: comment)
            let list = try Peer.sshKeygen.run(["-l", "-f", "key.pub"], in: folder)
            #expect(String(decoding: list, as: UTF8.self).split(separator: " ")[1] == publicKey.fingerprint)
            let old = try Peer.sshKeygen.run(["-l", "-E", "md5", "-f", "key.pub"], in: folder)
            #expect(try String(decoding: old, as: UTF8.self).split(separator: " ")[1] == publicKey.md5Fingerprint)
        }
    }

    @Test("are read and written as RFC 4716 has them, and in PEM and PKCS#8", arguments: kinds)
    func otherFormats(_ options: [String]) throws {
        try withTemporaryFolder { folder in
            try Peer.sshKeygen.run(["-q", "-C", "a comment", "-N", "", "-f", "key"] + options, in: folder)
            let line = try EncodedKey(read("key.pub", in: folder))
            let theirs = try Peer.sshKeygen.run(["-e", "-m", "RFC4716", "-f", "key.pub"], in: folder)
            let file = try EncodedKey(theirs)
            #expect(file.format == .ssh2 && file.publicKey == line.publicKey)
            let key = try #require(line.publicKey)
            try write(key.file(.ssh2, comment: "a comment"), "ours", in: folder)
            let imported = try Peer.sshKeygen.run(["-i", "-m", "RFC4716", "-f", "ours"], in: folder)
            #expect(try EncodedKey(imported).publicKey == key)
            // ssh-keygen exports no Ed25519 key as PKCS#8.
            if options[1] == "ed25519" { return }
            let pkcs8 = try Peer.sshKeygen.run(["-e", "-m", "PKCS8", "-f", "key.pub"], in: folder)
            #expect(try EncodedKey(pkcs8).publicKey == key)
        }
    }

    @Test("of DSA are known, and refused unless weak ones are asked for")
    func dsa() throws {
        let key = try PrivateKey.generate(.dsa, bitCount: 1024, limits: .legacy)
        let file = try SSHPrivateKey(key, comment: "old").openSSHRepresentation()
        #expect(throws: CryptoError.self) { try EncodedKey(file.revealed) }
        let again = try EncodedKey(file.revealed, limits: .legacy).unlock()
        #expect(again.key.publicKey == key.publicKey && again.comment == "old")
        try withTemporaryFolder { folder in
            try write(file.revealed, "ours", in: folder)
            do {
                let line = try Peer.sshKeygen.run(["-y", "-f", "ours"], in: folder)
                #expect(try EncodedKey(line, limits: .legacy).publicKey == key.publicKey)
            } catch let failure as Peer.Failure {
                // OpenSSH has had no DSA since its version 10.
                #expect(failure.errors.contains("unknown or unsupported key type"))
            }
        }
    }
}
