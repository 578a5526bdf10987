import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Files that ssh-keygen and openssl wrote (see `Keys/README.md`).
@Suite("PEMPrivateKey")
struct PEMPrivateKeyTests {
    private func read(_ name: String) throws -> PEMPrivateKey { try PEMPrivateKey(pem: KeyFiles.bytes("\(name).key")) }

    private func pkcs1(_ key: PrivateKey) throws -> SecretBytes {
        guard let der = key.pkcs1DERRepresentation else { throw CryptoError.unsupported("not an RSA key") }
        return der
    }

    @Test("reads RSA keys that are not encrypted", arguments: ["rsa-pkcs1", "rsa-pkcs8"])
    func plainRSA(_ name: String) throws {
        let file = try read(name)
        let publicKey = try OpenSSHPublicKey(line: KeyFiles.text("rsa.key.pub"))
        #expect(!file.isEncrypted)
        #expect(try file.publicKey == publicKey.publicKey())
        #expect(try pkcs1(file.unlock()) == KeyFiles.rsaPKCS1())
        #expect(try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: pkcs1(file.unlock())).bitCount == 2048)
    }

    @Test(
        "opens RSA keys, with every encryption that the two programs use",
        arguments: [
            "rsa-pkcs1-aes128", "rsa-pkcs8-pbkdf2", "openssl-rsa-pkcs1-aes192", "openssl-rsa-pkcs1-aes256",
            "openssl-rsa-pkcs1-des3", "openssl-rsa-pkcs8-des3", "openssl-rsa-pkcs8-scrypt", "openssl-rsa-pkcs8-sha512",
        ]
    )
    func encryptedRSA(_ name: String) throws {
        let file = try read(name)
        #expect(file.isEncrypted)
        #expect(file.publicKey == nil)
        #expect(try pkcs1(file.unlock(passphrase: KeyFiles.passphrase)) == KeyFiles.rsaPKCS1())
        for wrong in ["", "correct horsf", "correct horse "] {
            #expect(throws: CryptoError.wrongPassphrase) { try file.unlock(passphrase: KeyFiles.secret(wrong)) }
        }
        #expect(throws: CryptoError.passphraseNeeded) { try file.unlock() }
    }

    @Test("reads an Ed25519 key of openssl")
    func ed25519() throws {
        let key = try read("openssl-ed25519-pkcs8").unlock()
        let expected = try KeyFiles.bytes("openssl-ed25519-pkcs8.der").suffix(32)
        #expect(key.publicKey.rawRepresentation == Array(expected))
    }

    /// The two keys of RFC 8410 §10.3, the same with and without attributes and its public part.
    @Test("reads the examples of RFC 8410, and refuses one whose public part is another's")
    func rfc8410() throws {
        let short = "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"
        let long =
            "MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhCoB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJz"
            + "gSEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="
        let publicKey = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"
        for text in [short, long] {
            let contents = try Base64.decode(text)
            let key = try PEMPrivateKey(pem: KeyFiles.pem(contents, label: "PRIVATE KEY"))
            #expect(key.publicKey?.rawRepresentation.map { Hex.encode($0) } == publicKey)
        }
        var contents = try Base64.decode(long)
        contents[contents.count - 1] ^= 1
        #expect(throws: CryptoError.invalidKey("the public and the private part of the key do not belong together")) {
            try PEMPrivateKey(pem: KeyFiles.pem(contents, label: "PRIVATE KEY"))
        }
    }

    @Test(
        "reads keys of other types",
        arguments: [
            ("ecdsa-pkcs8", "EC P-256"), ("ecdsa-sec1", "EC P-256"), ("openssl-x25519-pkcs8", "X25519"),
            ("openssl-rsa-pss-pkcs8", "RSA-PSS"),
        ]
    )
    func otherTypes(_ name: String, _ algorithm: String) throws {
        #expect("\(try read(name).unlock().algorithm)" == algorithm)
    }

    @Test("opens a key in the older scheme of PKCS#12")
    func pkcs12Scheme() throws {
        let file = try read("openssl-rsa-pkcs8-pbes1")
        #expect(file.isEncrypted)
        #expect(try pkcs1(file.unlock(passphrase: KeyFiles.passphrase)) == KeyFiles.rsaPKCS1())
        #expect(throws: CryptoError.wrongPassphrase) { try file.unlock(passphrase: KeyFiles.secret("wrong")) }
        #expect(throws: CryptoError.wrongPassphrase) {
            try file.unlock(passphrase: SecretBytes(copying: [0xff, 0xfe]))
        }
    }

    @Test(
        "opens keys in the oldest schemes of PKCS#5 as openssl writes them",
        .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"),
        arguments: ["PBE-MD5-DES", "PBE-SHA1-DES"]
    )
    func pbes1(_ scheme: String) throws {
        // DES is in the legacy provider, which some systems do not have.
        guard BlockCipher.insecure(.des).isAvailable else { return }
        try withTemporaryFolder { folder in
            let key = try PrivateKey.generate(.ec(.p256))
            try Data(key.pemRepresentation.revealed).write(to: folder.appending(component: "key"))
            let options = ["-topk8", "-in", "key", "-v1", scheme, "-passout", "pass:correct horse"]
            let providers = ["-provider", "default", "-provider", "legacy"]
            let file = try Peer.openssl.run(["pkcs8"] + options + providers, in: folder)
            #expect(try PrivateKey(anyOf: file, passphrase: KeyFiles.passphrase).publicKey == key.publicKey)
            #expect(throws: CryptoError.wrongPassphrase) {
                try PrivateKey(anyOf: file, passphrase: KeyFiles.secret("wrong"))
            }
        }
    }

    @Test("obeys no more iterations of PBKDF2 than it may, whatever the file says")
    func tooManyIterations() throws {
        let file = try read("rsa-pkcs8-pbkdf2")
        #expect(throws: CryptoError.parameterOutOfRange("number of PBKDF2 iterations", found: 2048, allowed: 1...2047))
        {
            try file.unlock(passphrase: KeyFiles.passphrase, maximumIterations: 2047)
        }
        var contents = try KeyFiles.contents("rsa-pkcs8-pbkdf2.key")
        let number = try #require(contents.firstRange(of: [0x02, 0x02, 0x08, 0x00]))
        contents[number.lowerBound + 2] = 0
        #expect(throws: CryptoError.self) {
            try PEMPrivateKey(pem: KeyFiles.pem(contents, label: "ENCRYPTED PRIVATE KEY"))
        }
        contents[number.lowerBound + 2] = 0x7f
        contents[number.lowerBound + 3] = 0xff
        let changed = try PEMPrivateKey(pem: KeyFiles.pem(contents, label: "ENCRYPTED PRIVATE KEY"))
        #expect(
            throws: CryptoError.parameterOutOfRange("number of PBKDF2 iterations", found: 32767, allowed: 1...10000)
        ) { try changed.unlock(passphrase: KeyFiles.passphrase, maximumIterations: 10000) }
    }

    @Test("obeys scrypt only within bounds of time and memory")
    func tooMuchScrypt() throws {
        let contents = try KeyFiles.contents("openssl-rsa-pkcs8-scrypt.key")
        // N = 16384, r = 8, p = 1.
        let numbers = try #require(
            contents.firstRange(of: [0x02, 0x02, 0x40, 0x00, 0x02, 0x01, 0x08, 0x02, 0x01, 0x01])
        )
        func unlock(_ cost: [UInt8], _ blockSize: UInt8, _ parallelism: UInt8) throws {
            var changed = contents
            changed.replaceSubrange(
                numbers,
                with: [0x02, 0x02] + cost + [0x02, 0x01, blockSize, 0x02, 0x01, parallelism]
            )
            _ = try PEMPrivateKey(pem: KeyFiles.pem(changed, label: "ENCRYPTED PRIVATE KEY"))
                .unlock(passphrase: KeyFiles.passphrase)
        }
        try unlock([0x40, 0x00], 8, 1)
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "work of scrypt, N·r·p,",
                found: 16384 * 127 * 127,
                allowed: 1...(1 << 24)
            )
        ) { try unlock([0x40, 0x00], 127, 127) }
        #expect(throws: CryptoError.self) { try unlock([0x40, 0x01], 8, 1) }
        #expect(throws: CryptoError.self) { try unlock([0x40, 0x00], 0, 1) }
        #expect(throws: CryptoError.self) { try unlock([0x40, 0x00], 8, 0) }
    }

    @Test(
        "refuses headers that it does not know",
        arguments: [
            "Proc-Type: 4,MIC-ONLY\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF",
            "Proc-Type: 4,ENCRYPTED",
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC",
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011",
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0x112233445566778899AABBCCDDEEFF",
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: BF-CBC,0011223344556677",
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: \u{1b}[31m,0011223344556677",
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\nMore: x",
            "Comment: x",
        ]
    )
    func headers(_ headers: String) throws {
        let text = try KeyFiles.text("rsa-pkcs1.key")
        let begin = "-----BEGIN RSA PRIVATE KEY-----\n"
        #expect(throws: CryptoError.self) {
            try PEMPrivateKey(pem: Array(text.replacing(begin, with: "\(begin)\(headers)\n\n").utf8))
        }
    }

    @Test("refuses other PEM blocks", arguments: ["CERTIFICATE", "PUBLIC KEY", "OPENSSH PRIVATE KEY", "X"])
    func otherBlocks(_ label: String) throws {
        let contents = try KeyFiles.contents("rsa-pkcs1.key")
        #expect(throws: CryptoError.self) { try PEMPrivateKey(pem: KeyFiles.pem(contents, label: label)) }
    }

    @Test(
        "refuses every truncation and every flipped bit",
        arguments: [
            ("openssl-ed25519-pkcs8", "PRIVATE KEY"), ("rsa-pkcs8", "PRIVATE KEY"),
            ("rsa-pkcs8-pbkdf2", "ENCRYPTED PRIVATE KEY"), ("openssl-rsa-pkcs8-scrypt", "ENCRYPTED PRIVATE KEY"),
        ]
    )
    func damaged(_ name: String, _ label: String) throws {
        let contents = try KeyFiles.contents("\(name).key")
        let isEncrypted = label.hasPrefix("ENCRYPTED")
        for count in 0..<contents.count {
            #expect(throws: CryptoError.self, "\(count) bytes") {
                try PEMPrivateKey(pem: KeyFiles.pem(Array(contents.prefix(count)), label: label))
            }
        }
        #expect(throws: CryptoError.self) { try PEMPrivateKey(pem: KeyFiles.pem(contents + [0], label: label)) }
        // What is encrypted takes its time, so that only a part of it is tried.
        let step = isEncrypted ? 37 : 1
        for place in stride(from: 0, to: contents.count, by: step) {
            var damaged = contents
            damaged[place] ^= 1 << UInt8(place % 8)
            let key = try? PEMPrivateKey(pem: KeyFiles.pem(damaged, label: label))
                .unlock(passphrase: KeyFiles.passphrase, maximumIterations: 100_000)
            // A flipped bit of an Ed25519 seed is another key, which this format does not notice.
            #expect(key == nil || place >= contents.count - 32 && name.contains("ed25519"), "byte \(place)")
        }
    }

    @Test("survives random bytes under every label")
    func randomBytes() {
        for count in 0..<200 {
            let bytes = SecureRandom.bytes(count)
            for label in ["RSA PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
                for contents in [bytes, [0x30, UInt8(truncatingIfNeeded: min(count, 127))] + bytes] {
                    #expect(throws: CryptoError.self) {
                        try PEMPrivateKey(pem: KeyFiles.pem(contents, label: label))
                    }
                }
            }
        }
    }

    @Test("refuses DER that is not the shortest form, and lengths beyond the end")
    func malformedDER() throws {
        let seed = Array(repeating: 7 as UInt8, count: 32)
        let algorithm: [UInt8] = [0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70]
        let version: [UInt8] = [0x02, 0x01, 0x00]
        let key: [UInt8] = [0x04, 0x22, 0x04, 0x20] + seed
        func isGood(_ contents: [UInt8]) -> Bool {
            (try? PEMPrivateKey(pem: KeyFiles.pem(contents, label: "PRIVATE KEY"))) != nil
        }
        let body = version + algorithm + key
        #expect(isGood([0x30, UInt8(body.count)] + body))
        for header in [
            [0x30, 0x81, UInt8(body.count)], [0x30, 0x82, 0, UInt8(body.count)], [0x30, 0x80],
            [0x30, 0x84, 0xff, 0xff, 0xff, 0xff], [0x30, 0x88, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            [0x31, UInt8(body.count)], [0x30, UInt8(body.count + 1)], [0x30, UInt8(body.count - 1)],
        ] as [[UInt8]] {
            #expect(!isGood(header + body), "\(header)")
        }
        for other in [
            [0x02, 0x01, 0x02] + algorithm + key, [0x02, 0x01, 0x80] + algorithm + key, [0x02, 0x00] + algorithm + key,
            [0x02, 0x02, 0x00, 0x00] + algorithm + key, [0x02, 0x09] + Array(repeating: 1, count: 9) + algorithm + key,
            // An algorithm whose name has a number that does not end, begins with zero or is huge, and none at all.
            version + [0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0xf0] + key,
            version + [0x30, 0x06, 0x06, 0x04, 0x2b, 0x80, 0x65, 0x70] + key,
            version + [0x30, 0x0e, 0x06, 0x0c, 0x2b] + Array(repeating: 0xff, count: 10) + [0x70] + key,
            version + [0x30, 0x02, 0x06, 0x00] + key,
            version + [0x30, 0x07, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x05, 0x00] + key,
            version + algorithm + [0x04, 0x21, 0x04, 0x1f] + seed.dropLast(),
            version + algorithm + [0x04, 0x23, 0x04, 0x20] + seed + [0],
        ] as [[UInt8]] {
            #expect(!isGood([0x30, UInt8(other.count)] + other), "\(other)")
        }
    }
}
