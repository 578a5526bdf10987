import MimaBytes
import MimaFiles
import MimaIO
import Testing

/// Thousands of damaged files: each gives the plaintext or an error, and never ends the process.
@Suite("age: random damage")
struct AgeMutationTests {
    private static let plaintext = pattern(90)
    private static let mutation = Mutation(tokens: [
        "\n", "\r\n", "-> ", "-> X25519 ", "-> scrypt ", "-> plain\n\n", "---", "--- ", "age-encryption.org/v1\n", " ",
        "=", "A",
        String(repeating: "A", count: 64), "-----BEGIN AGE ENCRYPTED FILE-----\n", "-----END AGE ENCRYPTED FILE-----\n",
        "\u{0}",
        "18", "-1", "999999999999999999999", "+/", "é", "#", "AGE-SECRET-KEY-1", "age1",
    ])

    private static let passphrase = SecretBytes(copying: [1])

    /// Identities of every kind, to which a file with a passphrase costs little even when its cost is damaged.
    private func identities(_ identity: Age.X25519Identity) -> [any Age.Identity] {
        [identity, Age.PassphraseIdentity(Self.passphrase, maximumLogCost: 6)]
    }

    private enum Kind: CaseIterable {
        case key, passphrase, manyKeys
    }

    private func file(_ kind: Kind, for identity: Age.X25519Identity, armored: Bool) throws -> [UInt8] {
        let recipients: [any Age.Recipient] =
            switch kind {
            case .key: [identity.recipient]
            case .passphrase: [try Age.PassphraseRecipient(Self.passphrase, logCost: 2)]
            case .manyKeys:
                [try Age.X25519Identity().recipient, identity.recipient, try Age.X25519Identity().recipient]
            }
        return try Age.Encryptor(to: recipients, armored: armored).encrypt(Self.plaintext)
    }

    @Test("any damage to a file is noticed before anything wrong is released", arguments: Kind.allCases)
    private func damaged(kind: Kind) throws {
        let identity = try Age.X25519Identity()
        let file = try file(kind, for: identity, armored: false)
        var random = SeededRandom(seed: 10)
        for round in 0..<1500 {
            let damaged = Self.mutation.mutate(file, &random)
            if damaged == file { continue }
            let (released, failure) = decrypting(damaged, with: identities(identity))
            #expect(failure != nil && released.isEmpty, "round \(round): \(Hex.encode(damaged))")
        }
    }

    @Test("damage to an armor is noticed, unless it changed white space around it", arguments: Kind.allCases)
    private func damagedArmor(kind: Kind) throws {
        let identity = try Age.X25519Identity()
        let file = try file(kind, for: identity, armored: true)
        var random = SeededRandom(seed: 11)
        for round in 0..<1500 {
            let damaged = Self.mutation.mutate(file, &random)
            let (released, failure) = decrypting(damaged, with: identities(identity))
            #expect(
                failure == nil ? released == Self.plaintext : released.isEmpty,
                "round \(round): \(Hex.encode(damaged))"
            )
        }
    }

    @Test("two files spliced anywhere are no third", arguments: [false, true])
    func spliced(armored: Bool) throws {
        let identity = try Age.X25519Identity()
        let files = try (0..<2).map { _ in try file(.key, for: identity, armored: armored) }
        var random = SeededRandom(seed: 12)
        for _ in 0..<500 {
            let spliced =
                files[0].prefix(random.next(below: files[0].count))
                + files[1].suffix(random.next(below: files[1].count))
            let (released, failure) = decrypting(Array(spliced), with: [identity])
            #expect(failure == nil ? files.contains(Array(spliced)) : released.isEmpty)
        }
    }

    @Test("random bytes are no file, behind any beginning")
    func random() throws {
        let identity = try Age.X25519Identity()
        var random = SeededRandom(seed: 13)
        let beginnings = [
            "", "age-encryption.org/v1\n", "age-encryption.org/v1\n-> X25519 ", "age-encryption.org/v1\n-> scrypt ",
            "-----BEGIN AGE ENCRYPTED FILE-----\n", "age-encryption.org/v1\n--- ",
        ]
        for round in 0..<3000 {
            let bytes = Array(beginnings[round % beginnings.count].utf8) + random.bytes(random.next(below: 300))
            let (released, failure) = decrypting(bytes, with: identities(identity))
            #expect(failure != nil && released.isEmpty, "round \(round)")
        }
    }

    @Test("random lines of a header's characters are read to the end or refused")
    func randomHeaders() throws {
        var random = SeededRandom(seed: 14)
        let characters = Array("->  A\n\n=x1".utf8)
        for _ in 0..<3000 {
            let text = (0..<random.next(below: 200)).map { _ in characters[random.next(below: characters.count)] }
            let header = Array("age-encryption.org/v1\n-> a".utf8) + text
            if headerFailure(header) == nil {
                // What was accepted is written again alike.
                let bytes = try Age.EncryptedFile(MemorySource(header)).header.bytes
                #expect(header.starts(with: bytes))
            }
        }
    }

    @Test("what is said of a damaged file without a key is said, or refused")
    func inspected() throws {
        let identity = try Age.X25519Identity()
        var random = SeededRandom(seed: 15)
        for kind in Kind.allCases {
            for armored in [false, true] {
                let file = try file(kind, for: identity, armored: armored)
                for _ in 0..<300 {
                    let damaged = Self.mutation.mutate(file, &random)
                    let inspection = try? Age.Inspection(MemorySource(damaged))
                    #expect((inspection?.plaintextByteCount ?? 0) <= damaged.count)
                }
            }
        }
    }

    @Test("a damaged file that is rewritten is refused, or still as damaged")
    func rewritten() throws {
        let identity = try Age.X25519Identity()
        let file = try file(.manyKeys, for: identity, armored: false)
        let other = try Age.X25519Identity()
        var random = SeededRandom(seed: 16)
        for _ in 0..<800 {
            let damaged = Self.mutation.mutate(file, &random)
            if damaged == file { continue }
            let sink = MemorySink()
            do throws(FilesError) {
                try Age.EncryptedFile(MemorySource(damaged))
                    .rewrite(with: [identity], for: [other.recipient], armored: false, to: sink)
                #expect(decrypting(sink.bytes, with: [other]).failure != nil)
            } catch {
                #expect(sink.bytes.isEmpty)
            }
        }
    }

    @Test("damaged key files are read or refused")
    func keyFiles() throws {
        let identity = try Age.X25519Identity()
        let secrets = try Age.identityFile(identity).withBytes { bytes in bytes.indices.map { bytes[$0] } }
        let recipients = Array("# a\n\(identity.recipient)\r\n\(try Age.X25519Identity().recipient)\n".utf8)
        var random = SeededRandom(seed: 17)
        for _ in 0..<2000 {
            let damaged = Self.mutation.mutate(secrets, &random)
            let found = try? Age.identities(inFile: SecretBytes(copying: damaged), name: "") { _ throws(FilesError) in
                throw .io(.notATerminal)
            }
            for other in found ?? [] {
                // A secret that is read at all is the right one: its checksum guards it.
                if let own = try? other.recipients() { #expect(own.map { "\($0)" } == ["\(identity.recipient)"]) }
            }
            _ = try? Age.recipients(inFile: Self.mutation.mutate(recipients, &random))
        }
    }
}
