import MimaBytes
import MimaFiles
import MimaIO
import Synchronization
import Testing

@Suite("age: passphrases")
struct AgePassphraseTests {
    // "hello" under "pässword" with the work factor 10, made by Python's hashlib, hmac and cryptography 48.
    private static let file =
        "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBaR1ZtWjJocGFtdHNiVzV2Y0hGeWN3IDEwCmV6c0Z0VXQxcGdi"
        + "RCtXTlZxRm42a20rY1JtUEpFRDFNbWV6WGd5eDcxWGMKLS0tIGs4cWFJeFNod3ZGY3J6STFNVFArc3VjVk9pK25FWWtQ"
        + "WnVhKzEwbndrREEKyMnKy8zNzs/Q0dLT1NXW1xmHRoECjazKHVTb/2AeCak5u8B4gg=="

    private static func secret(_ text: String) -> SecretBytes {
        SecretBytes(copying: Array(text.utf8))
    }

    private static func identity(_ text: String) -> Age.PassphraseIdentity {
        Age.PassphraseIdentity(secret(text))
    }

    @Test("a file that Python made is opened")
    func file() throws {
        let file = try Base64.decode(Self.file)
        #expect(try Age.Decryptor(with: [Self.identity("pässword")]).decrypt(file) == Array("hello".utf8))
    }

    @Test("another passphrase is wrong", arguments: ["", "passord", "pässword ", "pässword\n", "Pässword"])
    func wrong(text: String) throws {
        #expect(decrypting(try Base64.decode(Self.file), with: [Self.identity(text)]).failure == .wrongPassphrase)
    }

    @Test("an identity of another kind does not match, and no passphrase is said to be wrong")
    func otherKind() throws {
        let file = try Base64.decode(Self.file)
        #expect(decrypting(file, with: [try Age.X25519Identity()]).failure == .noMatchingIdentity)
        #expect(decrypting(file, with: []).failure == .noMatchingIdentity)
    }

    @Test("a passphrase is asked for once, and only when the file has one")
    func asked() throws {
        final class Asked: Sendable { let count = Mutex(0) }
        let asked = Asked()
        let identity = Age.PassphraseIdentity { () throws(FilesError) in
            asked.count.withLock { $0 += 1 }
            return Self.secret("pässword")
        }
        let key = try Age.X25519Identity()
        let other = try Age.Encryptor(to: [key.recipient]).encrypt([1])
        #expect(try Age.Decryptor(with: [identity, key]).decrypt(other) == [1])
        #expect(asked.count.withLock { $0 } == 0)
        #expect(try Age.Decryptor(with: [identity, key]).decrypt(Base64.decode(Self.file)) == Array("hello".utf8))
        #expect(asked.count.withLock { $0 } == 1)
    }

    @Test("when nobody answers, that is the error")
    func nobodyAnswers() throws {
        let identity = Age.PassphraseIdentity { () throws(FilesError) in throw FilesError.io(.notATerminal) }
        #expect(decrypting(try Base64.decode(Self.file), with: [identity]).failure == .io(.notATerminal))
    }

    @Test(
        "any bytes are a passphrase, even none",
        arguments: ["", "a", "\u{0}", "line\nline", "密码", String(repeating: "x", count: 5000)]
    )
    func anyBytes(text: String) throws {
        let recipient = try Age.PassphraseRecipient(Self.secret(text), logCost: 2)
        let file = try Age.Encryptor(to: [recipient]).encrypt([1, 2])
        #expect(try Age.Decryptor(with: [Self.identity(text)]).decrypt(file) == [1, 2])
        #expect(decrypting(file, with: [Self.identity(text + "x")]).failure == .wrongPassphrase)
    }

    // MARK: the only recipient

    @Test("a passphrase stands alone")
    func alone() throws {
        let passphrase = try Age.PassphraseRecipient(Self.secret("a"), logCost: 2)
        let other = try Age.X25519Identity().recipient
        for recipients: [any Age.Recipient] in [[passphrase, other], [other, passphrase], [passphrase, passphrase]] {
            #expect(throws: FilesError.passphraseBesideOtherRecipients) { try Age.Encryptor(to: recipients) }
        }
    }

    @Test("a file with a passphrase beside something else is refused before the passphrase is asked for")
    func besideOthers() throws {
        let scrypt = "-> scrypt ZGVmZ2hpamtsbW5vcHFycw 10\nezsFtUt1pgbD+WNVqFn6km+cRmPJED1MmezXgyx71Xc"
        let other = "-> other\n"
        for stanzas in [[scrypt, other], [other, scrypt], [scrypt, scrypt]] {
            let identity = Age.PassphraseIdentity { () throws(FilesError) in
                Issue.record("asked")
                return Self.secret("pässword")
            }
            let failure = try Self.failure(stanzas, with: identity)
            guard case .malformedAgeStanza(_, "scrypt", "it must be the only stanza") = failure else {
                Issue.record("\(failure as Any)")
                continue
            }
        }
    }

    // MARK: the work factor

    @Test("the work factor is bounded when encrypting", arguments: [-1, 0, 23, 64, Int.max, Int.min])
    func costsOutOfBounds(logCost: Int) {
        #expect(throws: FilesError.excessiveWork(logCost: logCost, allowed: 22)) {
            try Age.PassphraseRecipient(Self.secret("a"), logCost: logCost)
        }
    }

    @Test(
        "a work factor that is too high is refused before the passphrase is asked for",
        arguments: [
            "23", "30", "62", "63", "64", "255", "9223372036854775807", "9223372036854775808",
            "99999999999999999999999",
        ]
    )
    func excessive(text: String) throws {
        let identity = Age.PassphraseIdentity { () throws(FilesError) in
            Issue.record("asked")
            return Self.secret("pässword")
        }
        let failure = try Self.failure(["-> scrypt \(Self.salt) \(text)\n\(Self.body)"], with: identity)
        #expect(failure == .excessiveWork(logCost: Int(text) ?? Int.max, allowed: 22))
    }

    @Test("the caller can allow less work, and not more")
    func callersLimit() throws {
        let file = try Base64.decode(Self.file)
        for (limit, isRefused) in [(9, true), (10, false), (0, true), (-5, true), (1000, false)] {
            let identity = Age.PassphraseIdentity(Self.secret("pässword"), maximumLogCost: limit)
            let failure = decrypting(file, with: [identity]).failure
            #expect(failure == (isRefused ? .excessiveWork(logCost: 10, allowed: limit) : nil))
        }
        let generous = Age.PassphraseIdentity(Self.secret("a"), maximumLogCost: 40)
        let failure = try Self.failure(["-> scrypt \(Self.salt) 23\n\(Self.body)"], with: generous)
        #expect(failure == .excessiveWork(logCost: 23, allowed: 22))
    }

    @Test(
        "the work factor is written in decimal digits, without zeros before",
        arguments: ["0", "01", "+1", "-1", "1.0", "0x1", "1e1", "", "１", "a", "10a"]
    )
    func factorSpelling(text: String) throws {
        let failure = try Self.failure(["-> scrypt \(Self.salt) \(text)\n\(Self.body)"], with: Self.identity("a"))
        switch failure {
        case .malformedAgeStanza(1, "scrypt", _), .malformedAgeHeader(2, _): break
        default: Issue.record("\(failure as Any)")
        }
    }

    // MARK: stanzas

    private static let salt = Base64.encode(pattern(16), padded: false)
    private static let body = Base64.encode(pattern(32), padded: false)

    private static func failure(_ stanzas: [String], with identity: any Age.Identity) throws -> FilesError? {
        var builder = AgeFileBuilder()
        builder.lines = ["age-encryption.org/v1"]
        for stanza in stanzas {
            builder.lines += stanza.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        return decrypting(try builder.file(chunks: [[1]]), with: [identity]).failure
    }

    @Test(
        "a stanza has two arguments, the first a salt of 16 bytes in canonical base64",
        arguments: [
            "", " \(salt)", " 2 \(salt)", " \(salt) 2 2", " \(salt) \(salt) 2", " \(salt.dropLast()) 2", " \(salt)A 2",
            " \(salt)== 2", " \(salt.dropLast())B 2", " AAAA 2", " \(String(repeating: "A", count: 23)) 2", " * 2",
        ]
    )
    func arguments(text: String) throws {
        let failure = try Self.failure(["-> scrypt\(text)\n\(Self.body)"], with: Self.identity("a"))
        guard case .malformedAgeStanza(1, "scrypt", _) = failure else {
            Issue.record("\(failure as Any)")
            return
        }
    }

    @Test("the wrapped key has 32 bytes", arguments: [0, 1, 16, 31, 33, 47])
    func bodySizes(byteCount: Int) throws {
        let body = Base64.encode(pattern(byteCount), padded: false)
        let failure = try Self.failure(["-> scrypt \(Self.salt) 2\n\(body)"], with: Self.identity("a"))
        let reason = "the wrapped key has \(byteCount) bytes instead of 32"
        #expect(failure == .malformedAgeStanza(number: 1, type: "scrypt", reason: reason))
    }

    @Test("a passphrase prints nothing of itself")
    func printing() throws {
        let secret = Self.secret("correct horse")
        var text = ""
        dump(try Age.PassphraseRecipient(secret), to: &text)
        dump(Age.PassphraseIdentity(secret), to: &text)
        #expect(!text.contains("horse"))
    }
}
