import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO
import Testing

@Suite("age: X25519 recipients")
struct AgeX25519Tests {
    // Made by age 1.1.1: age-keygen, and `printf hello | age -r …`.
    private static let recipient = "age1tx2uy2l8rjmqr2qmakxhc6ty9krkats2m92gylw8kvuxuh2wp4es5zja9z"
    private static let secret = "AGE-SECRET-KEY-10N2QAELG00ZA9QY6Q4A8VSCRHP7VM73G3Q5Z4ND2AS30YZUSL6JSRNKHZW"
    private static let file =
        "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSAwVlM1VDRPeTNyaUNUeDVUQjBlL3g2ajBRZU5pMHM2WnEyczI2NTFh"
        + "MlVrClRnS29maDRYWE5nK09ncGVIaktsNEEzTEZHRlovK3VoMTdLMVY5aDF2bm8KLS0tIFRoSCtEa2ZSamVMOFFSOGMwTkhC"
        + "WG5ITlowZ3lIcE1GemVNdWZaNk1MRmMKe3EoinyywVkuAHRdNoR+0ZxRfjmaTPgejHpZYnlFYzT0dKUu4w=="

    private func identity() throws -> Age.X25519Identity {
        try Age.X25519Identity(Self.secret)
    }

    @Test("a file that age wrote is opened")
    func file() throws {
        let file = try Base64.decode(Self.file)
        #expect(try Age.Decryptor(with: [identity()]).decrypt(file) == Array("hello".utf8))
    }

    @Test("the recipient of an identity is the one that age-keygen gives")
    func recipient() throws {
        #expect(try identity().recipient.description == Self.recipient)
        #expect(try identity().recipient == Age.X25519Recipient(Self.recipient))
        #expect(try identity().encoded() == SecretBytes(copying: Array(Self.secret.utf8)))
    }

    @Test("a secret is read in one case only, upper or lower mixed with nothing")
    func secretCase() throws {
        let failure = FilesError.malformedIdentity(
            line: nil,
            reason: "it is not AGE-SECRET-KEY-1 and 32 bytes in Bech32"
        )
        for text in [Self.secret.lowercased(), "a" + Self.secret.dropFirst(), String(Self.secret.dropLast()), ""] {
            #expect(throws: failure) { try Age.X25519Identity(text) }
        }
    }

    @Test("any changed character of a recipient or a secret is noticed, and none is quoted")
    func typingErrors() throws {
        for index in Self.secret.indices {
            for other in "QZ1- \u{e9}" where other != Self.secret[index] {
                var text = Self.secret
                text.replaceSubrange(index...index, with: String(other))
                do throws(FilesError) {
                    _ = try Age.X25519Identity(text)
                    Issue.record("accepted with \(other) at \(index)")
                } catch {
                    #expect(!"\(error)".contains(Self.secret.dropFirst(16).prefix(8)))
                }
            }
        }
        for index in Self.recipient.indices {
            for other in "qz1- \u{e9}" where other != Self.recipient[index] {
                var text = Self.recipient
                text.replaceSubrange(index...index, with: String(other))
                #expect(throws: FilesError.self) { try Age.X25519Recipient(text) }
            }
        }
    }

    @Test("a recipient in capitals is refused, as age does")
    func capitals() {
        #expect(throws: FilesError.self) { try Age.X25519Recipient(Self.recipient.uppercased()) }
    }

    @Test("a recipient or secret with another size or prefix is refused", arguments: [0, 16, 31, 33, 64])
    func otherSizes(byteCount: Int) throws {
        let bytes = pattern(byteCount)
        #expect(throws: FilesError.self) {
            try Age.X25519Recipient(Bech32.encode(humanReadablePart: "age", bytes: bytes))
        }
        #expect(throws: FilesError.self) {
            try Age.X25519Identity(Bech32.encode(humanReadablePart: "AGE-SECRET-KEY-", bytes: bytes))
        }
        for prefix in ["ag", "agee", "bc", "age1", "age1pq", "age-secret-key-"] {
            let text = try Bech32.encode(humanReadablePart: prefix, bytes: pattern(32))
            #expect(throws: FilesError.self) { try Age.recipient(text) }
        }
    }

    @Test("a secret that is given as a recipient is not repeated")
    func mixedUp() {
        for text in [Self.secret, Self.secret.lowercased(), " \(Self.secret)"] {
            do throws(FilesError) {
                _ = try Age.recipient(text)
                Issue.record("accepted")
            } catch {
                #expect(
                    !"\(error)\(String(reflecting: error))".lowercased().contains(Self.secret.lowercased().suffix(50))
                )
            }
        }
    }

    @Test("an identity prints nothing of its secret")
    func printing() throws {
        let identity = try identity()
        var dumped = ""
        dump(identity, to: &dumped)
        let tail = String(Self.secret.suffix(40))
        #expect(!"\(identity)\(String(reflecting: identity))\(dumped)".uppercased().contains(tail))
    }

    @Test("a public key of small order is refused when encrypting")
    func smallOrderRecipient() throws {
        // RFC 7748 §6.1: the result for these points is all zero. The points: 0, 1, and one of order 8.
        let points = [
            [UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31),
            try Hex.decode("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        ]
        for point in points {
            let recipient = try Age.recipient(Bech32.encode(humanReadablePart: "age", bytes: point))
            #expect(
                throws: FilesError.malformedRecipient(line: nil, reason: "a public key of small order protects nothing")
            ) {
                try Age.Encryptor(to: [recipient]).encrypt([1])
            }
        }
    }

    @Test("a secret of all zeros works no better than any other")
    func zeroSecret() throws {
        let identity = try Age.X25519Identity(
            Bech32.encode(humanReadablePart: "AGE-SECRET-KEY-", bytes: [UInt8](repeating: 0, count: 32))
        )
        let file = try Age.Encryptor(to: [identity.recipient]).encrypt([9])
        #expect(try Age.Decryptor(with: [identity]).decrypt(file) == [9])
    }

    // MARK: stanzas

    private static let share = Base64.encode([9] + [UInt8](repeating: 0, count: 31), padded: false)
    private static let body = Base64.encode([UInt8](repeating: 3, count: 32), padded: false)

    private func failure(_ stanzas: String...) throws -> FilesError? {
        var builder = AgeFileBuilder()
        builder.lines = ["age-encryption.org/v1"] + stanzas.flatMap { $0.split(separator: "\n").map(String.init) }
        return decrypting(try builder.file(chunks: [[1]]), with: [try identity()]).failure
    }

    private func isMalformed(_ failure: FilesError?, number: Int = 1) -> Bool {
        if case .malformedAgeStanza(number, "X25519", _) = failure { true } else { false }
    }

    @Test("a well-formed stanza for somebody else is no match")
    func somebodyElse() throws {
        #expect(try failure("-> X25519 \(Self.share)\n\(Self.body)") == .noMatchingIdentity)
    }

    @Test(
        "a stanza has one argument, a share of 32 bytes in canonical base64",
        arguments: [
            "", " \(share) \(share)", " \(share) x", " x", " \(share.dropLast())", " \(share)A", " \(share)=",
            " \(share.dropLast())B", " \(share.dropLast())-", " \(String(repeating: "A", count: 42))",
            " \(String(repeating: "A", count: 44))",
        ]
    )
    func arguments(text: String) throws {
        #expect(isMalformed(try failure("-> X25519\(text)\n\(Self.body)")))
    }

    @Test("a share of small order is refused")
    func smallOrderShare() throws {
        for first: UInt8 in [0, 1] {
            let share = Base64.encode([first] + [UInt8](repeating: 0, count: 31), padded: false)
            #expect(isMalformed(try failure("-> X25519 \(share)\n\(Self.body)")))
        }
    }

    @Test("the wrapped key has 32 bytes", arguments: [1, 16, 31, 33, 47, 49, 64])
    func bodySizes(byteCount: Int) throws {
        var text = Base64.encode(pattern(byteCount), padded: false)
        if text.utf8.count > 64 { text.insert("\n", at: text.index(text.startIndex, offsetBy: 64)) }
        #expect(isMalformed(try failure("-> X25519 \(Self.share)\n\(text)")))
    }

    @Test("the type is told apart by case, and by every character")
    func otherTypes() throws {
        for type in ["x25519", "X25519x", "X2551", "X25519-"] {
            #expect(try failure("-> \(type)\n\(Self.body)") == .noMatchingIdentity)
        }
    }

    @Test("a malformed stanza behind one of somebody else is found, and numbered")
    func second() throws {
        let other = "-> X25519 \(Self.share)\n\(Self.body)"
        #expect(isMalformed(try failure(other, "-> X25519 x\n\(Self.body)"), number: 2))
    }

    @Test("the first identity that matches opens the file, whatever the order")
    func manyIdentities() throws {
        let mine = try identity()
        let others: [any Age.Identity] = try (0..<3).map { _ in try Age.X25519Identity() }
        let file = try Age.Encryptor(to: [try Age.X25519Identity().recipient, mine.recipient]).encrypt([4, 2])
        for place in 0...3 {
            var all = others
            all.insert(mine, at: place)
            #expect(try Age.Decryptor(with: all).decrypt(file) == [4, 2])
        }
        #expect(decrypting(file, with: others).failure == .noMatchingIdentity)
        #expect(decrypting(file, with: []).failure == .noMatchingIdentity)
    }

    @Test("no two files of one plaintext are alike in share, key or nonce")
    func fresh() throws {
        let recipient = try identity().recipient
        let files = try (0..<2).map { _ in try Age.Encryptor(to: [recipient]).encrypt([1, 2, 3]) }
        let stanzas = try files.map { try Age.EncryptedFile(MemorySource($0)).header.stanzas[0] }
        #expect(stanzas[0].arguments != stanzas[1].arguments)
        #expect(stanzas[0].body != stanzas[1].body)
        #expect(files[0].suffix(35).prefix(16) != files[1].suffix(35).prefix(16))
    }

    @Test("a file must be to somebody")
    func nobody() {
        #expect(throws: FilesError.noRecipients) { try Age.Encryptor(to: []) }
    }
}
