import MimaBytes
import MimaFiles
import Testing

@Suite("Minisign: secret keys")
struct MinisignSecretKeyTests {
    static let cheap = Minisign.Cost(operations: 0, memory: 0)

    @Test(
        "that minisign did not encrypt are read",
        arguments: [
            (MinisignFiles.plainSecretKey, MinisignFiles.plainPublicKey),
            (MinisignFiles.removedSecretKey, MinisignFiles.smallPublicKey),
        ]
    )
    func notEncrypted(secret: String, publicKey: String) throws {
        let file = try SecretKeyText.parse(secret)
        #expect(!file.isEncrypted)
        #expect(file.comment.description == "minisign encrypted secret key")
        #expect(try file.unlock().publicKey == Minisign.PublicKey(parsing: publicKey))
    }

    @Test(
        "that minisign encrypted are opened with the passphrase",
        arguments: [
            (MinisignFiles.passphraseSecretKey, MinisignFiles.passphrasePublicKey, Minisign.Cost.sensitive),
            (
                MinisignFiles.smallSecretKey, MinisignFiles.smallPublicKey,
                Minisign.Cost(operations: 1 << 20, memory: 1 << 25)
            ),
        ]
    )
    func encrypted(secret: String, publicKey: String, cost: Minisign.Cost) throws {
        let file = try SecretKeyText.parse(secret)
        #expect(file.isEncrypted)
        #expect(file.cost == cost)
        let key = try file.unlock(passphrase: passphrase(MinisignFiles.passphrase))
        #expect(key.publicKey == (try Minisign.PublicKey(parsing: publicKey)))
    }

    @Test(
        "are written as they were read",
        arguments: [
            MinisignFiles.plainSecretKey, MinisignFiles.passphraseSecretKey, MinisignFiles.smallSecretKey,
        ]
    )
    func written(text: String) throws {
        let file = try SecretKeyText.parse(text)
        #expect(file.fileBytes == passphrase(text))
    }

    @Test("are not opened with another passphrase, or none")
    func wrongPassphrase() throws {
        let file = try SecretKeyText.parse(MinisignFiles.smallSecretKey)
        #expect(throws: FilesError.minisign(.wrongPassphrase)) {
            try file.unlock(passphrase: passphrase("correct horse "))
        }
        #expect(throws: FilesError.minisign(.wrongPassphrase)) { try file.unlock(passphrase: passphrase("")) }
        #expect(throws: FilesError.minisign(.passphraseRequired)) { try file.unlock() }
    }

    @Test("come back from the files that are made of them")
    func roundTrip() throws {
        let key = try Minisign.SecretKey()
        let word = passphrase("密码")
        let encrypted = try key.file(passphrase: word, cost: Self.cheap, comment: Minisign.Comment("mine"))
        let again = try Minisign.SecretKey.File(parsing: encrypted.fileBytes)
        #expect(again.comment.description == "mine")
        #expect(again.cost == Self.cheap)
        #expect(try again.unlock(passphrase: word).publicKey == key.publicKey)

        let plain = try Minisign.SecretKey.File(parsing: key.fileWithoutPassphrase().fileBytes)
        #expect(!plain.isEncrypted)
        #expect(try plain.unlock().publicKey == key.publicKey)
    }

    @Test("are random, as are their ids and salts")
    func random() throws {
        let (first, second) = (try Minisign.SecretKey(), try Minisign.SecretKey())
        #expect(first.id != second.id)
        #expect(first.publicKey.rawRepresentation != second.publicKey.rawRepresentation)
        let word = passphrase("x")
        let files = try (0..<2).map { _ in try first.file(passphrase: word, cost: Self.cheap).fileBytes }
        #expect(files[0] != files[1])
    }

    @Test("do not show themselves when printed")
    func printed() throws {
        let file = try SecretKeyText.parse(MinisignFiles.plainSecretKey)
        var text = ""
        dump(file, to: &text)
        dump(try file.unlock(), to: &text)
        #expect(text.contains("SecretBytes(104 bytes)"))
        // The seed begins with 2E 4D B3 09; an array would be dumped as a line for each byte.
        #expect(!text.lowercased().contains("2e4db309"))
        let numbers = text.split(separator: "\n").compactMap { UInt8($0.drop { !$0.isNumber }) }
        #expect(!numbers.indices.contains { numbers[$0...].starts(with: [0x2e, 0x4d, 0xb3, 0x09]) })
    }

    @Test("that were altered although nothing encrypts them are noticed")
    func damaged() throws {
        let made = try Minisign.SecretKey().fileWithoutPassphrase().fileBytes
        let raw = made.withBytes { bytes in
            SecretKeyText.raw(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self))
        }
        for byte in 54..<158 {
            for bit in 0..<8 {
                var altered = raw
                altered[byte] ^= 1 << bit
                let file = try SecretKeyText.parse(SecretKeyText.text(altered))
                #expect(throws: FilesError.minisign(.damagedSecretKey)) { try file.unlock() }
            }
        }
        // minisign writes no checksum, so that its keys' ids cannot be checked; the two halves of the key can.
        let plain = SecretKeyText.raw(MinisignFiles.plainSecretKey)
        for byte in 62..<158 {
            var altered = plain
            altered[byte] ^= 0x10
            let file = try SecretKeyText.parse(SecretKeyText.text(altered))
            #expect(throws: FilesError.minisign(.damagedSecretKey)) { try file.unlock() }
        }
    }

    @Test(
        "that are malformed are refused with the line and the reason",
        arguments: [
            ("", 1, "is missing"),
            ("RWRTY0Iy\n", 1, #"does not begin with "untrusted comment: ""#),
            ("untrusted comment: x\n\n", 2, "has 0 bytes, and a secret key has 158"),
            (MinisignFiles.plainPublicKey, 2, "has 42 bytes, and a secret key has 158"),
            (MinisignFiles.signature, 2, "has 74 bytes, and a secret key has 158"),
            (MinisignFiles.plainSecretKey + "\n.", 4, "follows, where the file should end"),
            (altered(at: 1), 2, "has an unknown algorithm"),
            (altered(at: 2), 2, "is encrypted with an unknown algorithm"),
            (altered(at: 4), 2, "has an unknown checksum"),
        ]
    )
    func malformed(text: String, line: Int, reason: String) {
        #expect(throws: FilesError.minisign(.malformed(.secretKey, line: line, reason: reason))) {
            try SecretKeyText.parse(text)
        }
    }

    private static func altered(at offset: Int) -> String {
        var raw = SecretKeyText.raw(MinisignFiles.plainSecretKey)
        raw[offset] ^= 1
        return SecretKeyText.text(raw)
    }

    @Test("are not encrypted with a passphrase that minisign could not be given")
    func unusablePassphrase() throws {
        let key = try Minisign.SecretKey()
        let longest = String(repeating: "a", count: Minisign.SecretKey.maximumPassphraseByteCount)
        _ = try key.file(passphrase: passphrase(longest), cost: Self.cheap)
        for text in [longest + "a", "a\nb", "a\rb", "a\0b"] {
            let error = #expect(throws: FilesError.self) {
                try key.file(passphrase: passphrase(text), cost: Self.cheap)
            }
            guard case .minisign(.unusablePassphrase) = error else {
                Issue.record("\(error.debugDescription)")
                continue
            }
        }
    }
}
