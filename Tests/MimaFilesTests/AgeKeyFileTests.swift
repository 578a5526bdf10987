import MimaBytes
import MimaFiles
import MimaIO
import Synchronization
import Testing

@Suite("age: recipients files and identity files")
struct AgeKeyFileTests {
    // Made by age-keygen 1.1.1.
    private static let recipient = "age1tx2uy2l8rjmqr2qmakxhc6ty9krkats2m92gylw8kvuxuh2wp4es5zja9z"
    private static let secret = "AGE-SECRET-KEY-10N2QAELG00ZA9QY6Q4A8VSCRHP7VM73G3Q5Z4ND2AS30YZUSL6JSRNKHZW"

    private func recipients(_ text: String) throws(FilesError) -> [String] {
        try Age.recipients(inFile: Array(text.utf8)).map { "\($0)" }
    }

    private func identities(
        _ bytes: [UInt8],
        passphrase: @escaping Age.PassphraseSource = { _ throws(FilesError) in throw .io(.notATerminal) }
    ) throws(FilesError) -> [any Age.Identity] {
        try Age.identities(inFile: SecretBytes(copying: bytes), name: "key.txt", passphrase: passphrase)
    }

    private func identities(_ text: String) throws(FilesError) -> [any Age.Identity] {
        try identities(Array(text.utf8))
    }

    private func publicKeys(_ text: String) throws(FilesError) -> [String] {
        var all: [String] = []
        for identity in try identities(text) { all += try identity.recipients().map { "\($0)" } }
        return all
    }

    // MARK: lines

    @Test(
        "comments and empty lines are passed over, and lines end in LF or CR LF or nothing",
        arguments: [
            "KEY", "KEY\n", "KEY\r\n", "\n\nKEY\n\n", "\r\nKEY\r\n\r\n", "# a\nKEY\n#b\n", "#\n#\r\nKEY", "#KEY\nKEY",
            "# \u{ff} \u{1b}[31m\nKEY\n", "#" + String(repeating: "x", count: 100_000) + "\nKEY",
        ]
    )
    func lines(text: String) throws {
        #expect(try recipients(text.replacing("KEY", with: Self.recipient)) == [Self.recipient])
        #expect(try publicKeys(text.replacing("KEY", with: Self.secret)) == [Self.recipient])
    }

    @Test("there may be many in a file, and they keep their order")
    func many() throws {
        let all = try (0..<300).map { _ in try Age.X25519Identity() }
        let expected = all.map { "\($0.recipient)" }
        #expect(try recipients(expected.joined(separator: "\n")) == expected)
        let secrets = try all.map { identity in
            try identity.encoded().withBytes { bytes in
                String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
            }
        }
        #expect(try publicKeys(secrets.joined(separator: "\r\n")) == expected)
    }

    @Test(
        "a line that is no key is told by its number, and not quoted",
        arguments: ["hunter2hunter2", " KEY", "KEY ", "\tKEY", "KEY KEY", "KEY # mine", "KEYx", "\u{feff}KEY", "\u{0}"]
    )
    func malformedLine(line: String) {
        let asRecipient = "# one\n\n" + line.replacing("KEY", with: Self.recipient) + "\n"
        do throws(FilesError) {
            _ = try recipients(asRecipient)
            Issue.record("accepted")
        } catch {
            guard case .malformedRecipient(3, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!"\(error)".contains("hunter2hunter2"))
        }
        let asIdentity = "# one\r\n\r\n" + line.replacing("KEY", with: Self.secret) + "\n"
        do throws(FilesError) {
            _ = try identities(asIdentity)
            Issue.record("accepted")
        } catch {
            guard case .malformedIdentity(3, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!"\(error)".contains("hunter2hunter2") && !"\(error)".contains(Self.secret.suffix(20)))
        }
    }

    @Test("a file without any key is an error", arguments: ["", "\n", "# nothing\n", "\r\n\r\n", "#"])
    func noKey(text: String) {
        #expect(throws: FilesError.malformedRecipient(line: nil, reason: "the file holds no recipient")) {
            try recipients(text)
        }
        #expect(throws: FilesError.malformedIdentity(line: nil, reason: "the file holds no identity")) {
            try identities(text)
        }
    }

    @Test("a file that is too large is refused as such")
    func huge() {
        let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: Age.maximumKeyFileByteCount + 1)
        #expect(throws: FilesError.self) { try Age.recipients(inFile: bytes) }
        #expect(throws: FilesError.self) { try identities(bytes) }
    }

    @Test("one long line of nothing useful is refused")
    func longLine() {
        let text = String(repeating: "a", count: 1 << 20)
        #expect(throws: FilesError.self) { try recipients(text) }
        #expect(throws: FilesError.self) { try identities(text) }
    }

    @Test("random bytes are no keys")
    func binary() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<300 {
            let bytes = random.bytes(random.next(below: 400))
            #expect(throws: FilesError.self) { try Age.recipients(inFile: bytes) }
            #expect(throws: FilesError.self) { try identities(bytes) }
        }
    }

    // MARK: the wrong kind

    @Test("a secret where a recipient should be is told, and not repeated")
    func secretAsRecipient() {
        for text in [Self.secret, Self.secret.lowercased(), "# x\n\(Self.secret)"] {
            do throws(FilesError) {
                _ = try recipients(text)
                Issue.record("accepted")
            } catch {
                guard case .malformedRecipient(_, let reason) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(reason.contains("secret"))
                #expect(!"\(String(reflecting: error))".uppercased().contains(Self.secret.suffix(20)))
            }
        }
    }

    @Test("a recipient where an identity should be is told")
    func recipientAsSecret() {
        let reason = "this is a recipient, the public side of an identity"
        #expect(throws: FilesError.malformedIdentity(line: 1, reason: reason)) { try identities(Self.recipient) }
    }

    @Test("kinds of other programs are named as such")
    func otherKinds() throws {
        func text(_ body: () throws(FilesError) -> Void) -> String {
            do throws(FilesError) {
                try body()
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(text { () throws(FilesError) in _ = try recipients("age1pq1abc") }.contains("post-quantum"))
        let plugin = try Bech32.encode(humanReadablePart: "age1yubikey", bytes: pattern(33))
        #expect(text { () throws(FilesError) in _ = try recipients(plugin) }.contains("plugin"))
        #expect(text { () throws(FilesError) in _ = try identities("AGE-SECRET-KEY-PQ-1ABC") }.contains("post-quantum"))
        #expect(text { () throws(FilesError) in _ = try identities("AGE-PLUGIN-YUBIKEY-1ABC") }.contains("plugin"))
    }

    // MARK: encrypted identity files

    private static let contents = "# mine\n\(secret)\n"

    private func encrypted(_ contents: String = contents, armored: Bool) throws -> [UInt8] {
        let recipient = try Age.PassphraseRecipient(SecretBytes(copying: [1, 2, 3]), logCost: 2)
        return try Age.Encryptor(to: [recipient], armored: armored).encrypt(Array(contents.utf8))
    }

    private final class Answers: Sendable {
        let reasons = Mutex<[Age.PassphraseReason]>([])
        let secret: [UInt8]

        init(_ secret: [UInt8]) { self.secret = secret }

        var source: Age.PassphraseSource {
            { (reason) throws(FilesError) in
                self.reasons.withLock { $0.append(reason) }
                return SecretBytes(copying: self.secret)
            }
        }
    }

    @Test("the passphrase of an identity file is asked for once, and only when it is needed", arguments: [false, true])
    func askedOnce(armored: Bool) throws {
        let answers = Answers([1, 2, 3])
        let all = try identities(try encrypted(armored: armored), passphrase: answers.source)
        #expect(answers.reasons.withLock { $0 } == [])
        let recipient = try Age.recipient(Self.recipient)
        for _ in 0..<3 {
            let file = try Age.Encryptor(to: [recipient]).encrypt([8])
            #expect(try Age.Decryptor(with: all).decrypt(file) == [8])
        }
        for identity in all { #expect(try identity.recipients().map { "\($0)" } == [Self.recipient]) }
        #expect(answers.reasons.withLock { $0 } == [.identityFile(name: "key.txt")])
    }

    @Test("an identity before it that opens the file saves the asking")
    func notAsked() throws {
        let answers = Answers([1, 2, 3])
        let plain = try Age.X25519Identity()
        let all = [plain] + (try identities(try encrypted(armored: true), passphrase: answers.source))
        let file = try Age.Encryptor(to: [plain.recipient]).encrypt([8])
        #expect(try Age.Decryptor(with: all).decrypt(file) == [8])
        #expect(answers.reasons.withLock { $0 } == [])
    }

    @Test("a wrong passphrase, a damaged file and a missing terminal are told apart, with the file's name")
    func unusable() throws {
        let file = try Age.Encryptor(to: [try Age.recipient(Self.recipient)]).encrypt([8])
        let good = try encrypted(armored: false)
        func failure(_ contents: [UInt8], _ source: @escaping Age.PassphraseSource) throws -> FilesError? {
            decrypting(file, with: try identities(contents, passphrase: source)).failure
        }
        let right = Answers([1, 2, 3]).source
        #expect(
            try failure(good, Answers([1, 2]).source)
                == .unusableIdentityFile(name: "key.txt", reason: .wrongPassphrase)
        )
        #expect(try failure(good, { _ throws(FilesError) in throw .io(.notATerminal) }) == .io(.notATerminal))
        guard case .unusableIdentityFile("key.txt", .damagedAgePayload) = try failure(good.dropLast(), right) else {
            Issue.record("truncated")
            return
        }
        guard
            case .unusableIdentityFile("key.txt", .malformedIdentity(2, _)) = try failure(
                try encrypted("#\nx", armored: true),
                right
            )
        else {
            Issue.record("contents")
            return
        }
        let nested = String(decoding: try encrypted(armored: true), as: UTF8.self)
        guard
            case .unusableIdentityFile("key.txt", .malformedIdentity) = try failure(
                try encrypted(nested, armored: true),
                right
            )
        else {
            Issue.record("nested")
            return
        }
        let toSomebody = try Age.Encryptor(to: [try Age.recipient(Self.recipient)]).encrypt(Array(Self.contents.utf8))
        guard case .unusableIdentityFile("key.txt", .malformedIdentity) = try failure(toSomebody, right) else {
            Issue.record("not a passphrase")
            return
        }
    }

    // MARK: what is written

    @Test("an identity file that is written is like age-keygen's")
    func written() throws {
        let identity = try Age.X25519Identity(Self.secret)
        let file = try Age.identityFile(identity, created: CalendarTime(secondsSinceEpoch: 1_795_522_692))
        // age-keygen 1.1.1 wrote these lines, but for the moment's zone.
        let expected = "# created: 2026-11-24T12:18:12Z\n# public key: \(Self.recipient)\n\(Self.secret)\n"
        #expect(file == SecretBytes(copying: Array(expected.utf8)))
    }
}
