import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Damaged files of OpenSSH's format: each is refused, or gives the key that the undamaged file has.
@Suite("Damaged OpenSSH private keys")
struct HostileKeyFileTests {
    private func unlock(_ contents: [UInt8]) throws -> SSHPrivateKey {
        try OpenSSHPrivateKey(pem: KeyFiles.pem(contents)).unlock(passphrase: KeyFiles.passphrase)
    }

    @Test("every truncation is refused", arguments: ["ed25519", "rsa", "ed25519-aes256-gcm", "ed25519-aes128-cbc"])
    func truncations(_ name: String) throws {
        let contents = try KeyFiles.contents("\(name).key")
        for count in 0..<contents.count {
            #expect(throws: CryptoError.self, "\(count) bytes") {
                try OpenSSHPrivateKey(pem: KeyFiles.pem(Array(contents.prefix(count))))
            }
        }
        for more in [[0], [1, 2, 3, 4, 5, 6, 7, 8]] as [[UInt8]] {
            #expect(throws: CryptoError.self) { try OpenSSHPrivateKey(pem: KeyFiles.pem(contents + more)) }
        }
    }

    @Test("every flipped bit is refused, but those of the comment", arguments: ["ed25519", "rsa"])
    func flippedBits(_ name: String) throws {
        let contents = try KeyFiles.contents("\(name).key")
        let comment = try #require(contents.firstRange(of: Array("mima test".utf8)))
        let publicKey = try unlock(contents).publicKey
        for place in contents.indices {
            // Of an RSA key's numbers, each of which takes a millisecond to refuse, one bit a byte.
            for bit in name == "rsa" ? [place % 8] : Array(0..<8) {
                var damaged = contents
                damaged[place] ^= 1 << UInt8(bit)
                if comment.contains(place) {
                    #expect(try unlock(damaged).publicKey.wireEncoding == publicKey.wireEncoding)
                } else if place == comment.lowerBound - 1 {
                    // A longer comment takes the padding in, which the format cannot tell.
                    let found = try? unlock(damaged)
                    #expect(found == nil || found?.publicKey.wireEncoding == publicKey.wireEncoding)
                } else {
                    #expect(throws: CryptoError.self, "bit \(bit) of byte \(place)") { try unlock(damaged) }
                }
            }
        }
    }

    @Test(
        "no flipped bit of an encrypted key gives another key",
        arguments: ["ed25519-aes192-cbc", "ed25519-chacha20-poly1305"]
    )
    func flippedBitsUnderCipher(_ name: String) throws {
        let contents = try KeyFiles.contents("\(name).key")
        let publicKey = try unlock(contents).publicKey
        let isAuthenticated = !name.contains("ctr") && !name.contains("cbc")
        for place in stride(from: 0, to: contents.count, by: 17) {
            var damaged = contents
            damaged[place] ^= 1 << UInt8(place % 8)
            do {
                // Without a tag a change in the comment goes through, and in CBC one in the block before it.
                let found = try unlock(damaged).publicKey
                #expect(!isAuthenticated && found.wireEncoding == publicKey.wireEncoding, "byte \(place)")
            } catch {
                #expect(error is CryptoError)
            }
        }
    }

    @Test("a wrong tag and wrong check numbers are a wrong passphrase, later damage is not")
    func wrongOrDamaged() throws {
        var contents = try KeyFiles.contents("ed25519-aes256-gcm.key")
        contents[contents.count - 1] ^= 1
        #expect(throws: CryptoError.wrongPassphrase) { try unlock(contents) }

        // In counter mode a flipped bit of the ciphertext is the same bit of the plaintext.
        contents = try KeyFiles.contents("ed25519-aes256-ctr.key")
        let sectionByteCount = 144
        let start = contents.count - sectionByteCount
        #expect(Array(contents[(start - 4)..<start]) == [0, 0, 0, UInt8(sectionByteCount)])
        contents[start] ^= 1
        #expect(throws: CryptoError.wrongPassphrase) { try unlock(contents) }
        contents[start + 4] ^= 1
        #expect(try unlock(contents).publicKey.comment == "mima test")
        contents[contents.count - 1] ^= 1
        #expect(throws: CryptoError.invalidKey("the OpenSSH private key is not padded as it should be")) {
            try unlock(contents)
        }

        contents = try KeyFiles.contents("ed25519.key")
        let type = try #require(contents.ranges(of: Array("ssh-ed25519".utf8)).last)
        contents[type.lowerBound - 5] ^= 1
        #expect(throws: CryptoError.invalidKey("the two check numbers of the OpenSSH private key differ")) {
            try unlock(contents)
        }
    }

    /// A file put together from its parts, of the key in `ed25519.key`.
    private struct File {
        var magic = Array("openssh-key-v1\0".utf8)
        var cipher = "none"
        var kdf = "none"
        var kdfOptions: [UInt8] = []
        var count: UInt32 = 1
        var publicKey: [UInt8]
        var seed: [UInt8]
        var padding: [UInt8]? = nil
        var trailer: [UInt8] = []
        var publicCopies: [UInt8]

        init() throws {
            let key = try OpenSSHPrivateKey(pem: KeyFiles.bytes("ed25519.key")).unlock()
            publicKey = key.publicKey.wireEncoding
            publicCopies = Array(publicKey.suffix(32))
            guard case .ed25519(let privateKey) = key.material else { throw CryptoError.unsupported("") }
            seed = privateKey.rawRepresentation.revealed
        }

        var contents: [UInt8] {
            var section = SSHWireWriter()
            section.append(0x0102_0304)
            section.append(0x0102_0304)
            section.append(string: "ssh-ed25519")
            section.append(string: publicCopies)
            section.append(string: seed + publicCopies)
            section.append(string: "comment")
            let gap = (8 - section.bytes.count % 8) % 8
            section.append(raw: padding ?? (0..<gap).map { UInt8($0 + 1) })
            var file = SSHWireWriter()
            file.append(raw: magic)
            file.append(string: cipher)
            file.append(string: kdf)
            file.append(string: kdfOptions)
            file.append(count)
            file.append(string: publicKey)
            file.append(string: section.bytes)
            file.append(raw: trailer)
            return file.bytes
        }
    }

    @Test("a file put together from its parts is read, and with each part wrong refused")
    func parts() throws {
        func error(_ change: (inout File) -> Void) throws -> CryptoError? {
            var file = try File()
            change(&file)
            do throws(CryptoError) {
                _ = try OpenSSHPrivateKey(pem: KeyFiles.pem(file.contents)).unlock()
                return nil
            } catch {
                return error
            }
        }
        #expect(try error { _ in } == nil)
        // Some writers add a whole block when there is no gap.
        let gap = Array(1...8).map { UInt8($0) }
        #expect(try error { $0.padding = gap } != nil)
        #expect(
            try error { $0.magic[13] = UInt8(ascii: "2") }
                == .invalidKey("the file is not a private key of OpenSSH's format, version 1")
        )
        #expect(
            try error { $0.cipher = "aes256-ctr" }
                == .invalidKey("the OpenSSH private key has a cipher, but no way to make the cipher's key")
        )
        #expect(
            try error { $0.cipher = "cast128-cbc" }
                == .unsupported("private keys encrypted with cast128-cbc are not supported here")
        )
        #expect(
            try error { $0.cipher = "\u{1b}[31m" } == .invalidKey("the OpenSSH private key does not name its cipher")
        )
        #expect(
            try error { $0.kdf = "argon2" }
                == .unsupported("private keys with the key derivation argon2 are not supported here")
        )
        #expect(try error { $0.kdfOptions = [0] } != nil)
        #expect(try error { $0.kdf = "bcrypt" } != nil)
        #expect(try error { $0.count = 0 } == .invalidKey("the file has 0 private keys, and should have one"))
        #expect(
            try error { $0.count = 0xffff_ffff }
                == .invalidKey("the file has 4294967295 private keys, and should have one")
        )
        let mismatch = CryptoError.invalidKey("the two parts of the OpenSSH private key do not belong together")
        #expect(try error { $0.publicKey[20] ^= 1 } == mismatch)
        #expect(try error { $0.publicCopies[20] ^= 1 } == mismatch)
        #expect(try error { $0.seed[20] ^= 1 } == mismatch)
        // Public parts that agree with each other, and not with the seed.
        #expect(
            try error {
                $0.publicCopies[20] ^= 1
                $0.publicKey[$0.publicKey.count - 12] ^= 1
            } == mismatch
        )
        #expect(try error { $0.seed.removeLast() } == mismatch)
        #expect(try error { $0.padding = $0.padding.map { $0 + [1] } ?? [] } != nil)
        #expect(try error { $0.trailer = [0] } == .invalidKey("the private key ends with 1 bytes, and none has 0"))
        #expect(try error { $0.publicKey = [] } != nil)
    }

    @Test("padding must be 1, 2, 3 and so on, a block at the most")
    func padding() throws {
        func isGood(_ padding: [UInt8]) throws -> Bool {
            var file = try File()
            file.padding = padding
            do {
                _ = try OpenSSHPrivateKey(pem: KeyFiles.pem(file.contents)).unlock()
                return true
            } catch {
                return false
            }
        }
        // Without padding this section has 138 bytes.
        #expect(try isGood([1, 2, 3, 4, 5, 6]))
        for wrong in [
            [], [1], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 7], [0, 1, 2, 3, 4, 5], [6, 6, 6, 6, 6, 6],
            Array(1...14), Array(1...(6 + 8 * 32)).map { $0 % 256 },
        ] {
            #expect(try !isGood(wrong.map { UInt8($0) }), "\(wrong)")
        }
    }

    @Test("a claimed length beyond the end is refused wherever it stands")
    func hugeLengths() throws {
        for name in ["ed25519", "rsa", "ed25519-aes256-ctr"] {
            let contents = try KeyFiles.contents("\(name).key")
            for place in stride(from: 0, to: contents.count - 4, by: name == "rsa" ? 7 : 1) {
                for length in [[0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff], [0, 1, 0, 0]] as [[UInt8]] {
                    var damaged = contents
                    damaged.replaceSubrange(place..<(place + 4), with: length)
                    do {
                        let file = try OpenSSHPrivateKey(pem: KeyFiles.pem(damaged))
                        // An encrypted section is opened elsewhere; here it would take its time.
                        if file.isEncrypted { continue }
                        #expect(try file.unlock().publicKey.type == "ssh-ed25519" || name == "rsa")
                    } catch {
                        // Refused, as it may be: the error is a CryptoError by its type.
                    }
                }
            }
        }
    }

    @Test("random bytes are refused, alone and behind the magic")
    func randomBytes() {
        for count in 0..<400 {
            let bytes = SecureRandom.bytes(count)
            for contents in [bytes, Array("openssh-key-v1\0".utf8) + bytes] {
                #expect(throws: CryptoError.self) { try OpenSSHPrivateKey(pem: KeyFiles.pem(contents)) }
            }
            #expect(throws: CryptoError.self) { try SSHPrivateKeyFile(bytes) }
        }
    }
}
