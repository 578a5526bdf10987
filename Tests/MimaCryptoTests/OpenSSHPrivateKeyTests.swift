import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Files that ssh-keygen wrote (see `Keys/README.md`).
@Suite("OpenSSHPrivateKey")
struct OpenSSHPrivateKeyTests {
    private static let ciphers = [
        "aes128-ctr", "aes192-ctr", "aes256-ctr", "aes128-cbc", "aes192-cbc", "aes256-cbc", "aes128-gcm",
        "aes256-gcm", "chacha20-poly1305",
    ]

    private func publicKey(_ name: String) throws -> OpenSSHPublicKey {
        try OpenSSHPublicKey(line: KeyFiles.text("\(name).key.pub"))
    }

    private func seed(_ key: SSHPrivateKey) throws -> SecretBytes {
        guard case .ed25519(let key) = key.material else { throw CryptoError.unsupported("not an Ed25519 key") }
        return key.rawRepresentation
    }

    private func pkcs1(_ key: SSHPrivateKey) throws -> SecretBytes {
        guard case .rsa(let der) = key.material else { throw CryptoError.unsupported("not an RSA key") }
        return der
    }

    @Test("reads an Ed25519 key that is not encrypted")
    func plainEd25519() throws {
        let file = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519.key"))
        #expect(!file.isEncrypted)
        #expect(file.cipherName == "none")
        #expect(file.rounds == nil)
        #expect(file.publicKey.wireEncoding == (try publicKey("ed25519").wireEncoding))
        let key = try file.unlock()
        #expect(key.publicKey == (try publicKey("ed25519")))
        guard case .ed25519(let privateKey) = key.material else {
            Issue.record("not an Ed25519 key")
            return
        }
        #expect(OpenSSHPublicKey(privateKey.publicKey, comment: "mima test") == key.publicKey)
    }

    @Test("reads an RSA key, and gives it the form that ssh-keygen gave it in PKCS#1")
    func plainRSA() throws {
        let key = try OpenSSHPrivateKey(pem: KeyFiles.bytes("rsa.key")).unlock()
        #expect(key.publicKey == (try publicKey("rsa")))
        #expect(try pkcs1(key) == KeyFiles.rsaPKCS1())
    }

    @Test("opens an Ed25519 key under every cipher that ssh-keygen offers", arguments: ciphers)
    func encryptedEd25519(_ cipher: String) throws {
        let file = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519-\(cipher).key"))
        #expect(file.isEncrypted)
        #expect(file.cipherName.hasPrefix(cipher))
        #expect(file.rounds == 2)
        #expect(file.publicKey.wireEncoding == (try publicKey("ed25519").wireEncoding))
        let key = try file.unlock(passphrase: KeyFiles.passphrase)
        #expect(key.publicKey == (try publicKey("ed25519")))
        let plain = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519.key")).unlock()
        #expect(try seed(key) == seed(plain))
        #expect(throws: CryptoError.wrongPassphrase) { try file.unlock(passphrase: KeyFiles.secret("correct horsf")) }
        #expect(throws: CryptoError.wrongPassphrase) { try file.unlock(passphrase: KeyFiles.secret("")) }
        #expect(throws: CryptoError.passphraseNeeded) { try file.unlock() }
    }

    @Test("opens encrypted RSA keys", arguments: ["rsa-aes256-ctr", "rsa-chacha20-poly1305"])
    func encryptedRSA(_ name: String) throws {
        let key = try OpenSSHPrivateKey(pem: KeyFiles.bytes("\(name).key")).unlock(passphrase: KeyFiles.passphrase)
        #expect(key.publicKey == (try publicKey("rsa")))
        #expect(try pkcs1(key) == KeyFiles.rsaPKCS1())
    }

    @Test("opens a key with the rounds that ssh-keygen chooses itself")
    func defaultRounds() throws {
        let file = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519-default.key"))
        #expect(file.rounds == 16)
        #expect(file.cipherName == "aes256-ctr")
        #expect(try file.unlock(passphrase: KeyFiles.passphrase).publicKey == publicKey("ed25519"))
    }

    @Test("takes a key that is nominally encrypted with no cipher for one that is not encrypted")
    func noCipherWithBcrypt() throws {
        let file = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519-none-bcrypt.key"))
        #expect(!file.isEncrypted)
        #expect(try file.unlock().publicKey == publicKey("ed25519"))
    }

    @Test("obeys no more rounds than it may")
    func tooManyRounds() throws {
        let file = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519-default.key"))
        #expect(throws: CryptoError.parameterOutOfRange("number of bcrypt rounds", found: 16, allowed: 1...15)) {
            try file.unlock(passphrase: KeyFiles.passphrase, maximumRounds: 15)
        }
        var contents = try KeyFiles.contents("ed25519-default.key")
        let rounds = try #require(contents.firstRange(of: [0, 0, 0, 16, 0, 0, 0, 1]))
        contents.replaceSubrange(rounds.prefix(4), with: [0xff, 0xff, 0xff, 0xff])
        let hostile = try OpenSSHPrivateKey(pem: KeyFiles.pem(contents))
        #expect(hostile.rounds == 0xffff_ffff)
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "number of bcrypt rounds",
                found: 0xffff_ffff,
                allowed: 1...4096
            )
        ) { try hostile.unlock(passphrase: KeyFiles.passphrase) }
    }

    @Test("names a cipher that it does not support")
    func unsupported() throws {
        #expect(throws: CryptoError.unsupported("private keys encrypted with 3des-cbc are not supported here")) {
            try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519-3des-cbc.key"))
        }
    }

    @Test("reads an ECDSA key, the same that it is in PKCS#8")
    func ecdsa() throws {
        let ecdsa = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ecdsa.key"))
        #expect(ecdsa.publicKey.type == "ecdsa-sha2-nistp256")
        let key = try ecdsa.unlock().privateKey
        #expect(key.algorithm == .ec(.p256))
        #expect(try key.publicKey == ecdsa.publicKey.publicKey())
    }

    @Test("gives an RSA key of 1024 bits, which is refused where it would be used")
    func smallRSA() throws {
        let key = try OpenSSHPrivateKey(pem: KeyFiles.bytes("rsa-1024.key")).unlock()
        #expect(key.publicKey == (try publicKey("rsa-1024")))
        let der = try pkcs1(key)
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: 1024,
                allowed: 2048...16384
            )
        ) { try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: der) }
    }

    @Test("takes files with the line ends of other systems, and blank lines around the key")
    func lineEnds() throws {
        let text = try KeyFiles.text("ed25519.key")
        for changed in [text.replacing("\n", with: "\r\n"), "\n \n\(text)\n\n", String(text.dropLast())] {
            #expect(try OpenSSHPrivateKey(pem: Array(changed.utf8)).unlock().publicKey == publicKey("ed25519"))
        }
    }

    @Test("refuses a file with anything else than one key in it")
    func otherText() throws {
        let text = try KeyFiles.text("ed25519.key")
        let lines = text.split(separator: "\n")
        for changed in [
            "", "\n", "# key\n\(text)", "\(text)x", "\(text)\(text)", text.replacing("OPENSSH", with: "SSH2"),
            text.replacing("END OPENSSH", with: "END"), lines.dropLast().joined(separator: "\n"),
            lines.dropFirst().joined(separator: "\n"),
            "\(lines[0])\nComment: x\n\n\(lines.dropFirst().joined(separator: "\n"))",
            "\(lines[0])\n\(lines[lines.count - 1])\n",
        ] {
            #expect(throws: CryptoError.self, "\(changed)") { try OpenSSHPrivateKey(pem: Array(changed.utf8)) }
        }
        #expect(throws: CryptoError.wrongByteCount(of: "private key file", found: 1 << 20 + 1, expected: 0...1 << 20)) {
            try OpenSSHPrivateKey(pem: Array(repeating: 0x0a, count: 1 << 20 + 1))
        }
    }
}
