import MimaPassword
import Testing

@Suite("Unicode in passwords")
struct NormalizationTests {
    private let method = PasswordHash.Method.pbkdf2(.sha256, iterations: 1)

    private func same(_ first: String, _ second: String, _ normalization: PasswordHash.Normalization) throws -> Bool {
        let policy = PasswordHash.Policy(method, normalization: normalization)
        return try PasswordHash.make(first, policy: policy).verify(second, policy: policy)
    }

    @Test("Composed and decomposed letters are one password under form C, and two without")
    func composition() throws {
        #expect(try same("\u{e9}", "e\u{301}", .nfc))
        #expect(try same("\u{e9}", "e\u{301}", .opaqueString))
        #expect(try !same("\u{e9}", "e\u{301}", .none))
        // The Angstrom sign, and marks in another order (UAX #15, figures 3 and 4).
        #expect(try same("\u{212b}", "A\u{30a}", .nfc))
        #expect(try same("\u{1e0b}\u{323}", "d\u{323}\u{307}", .nfc))
        // Compatibility forms stay apart: this is not form KC.
        #expect(try !same("\u{fb01}", "fi", .nfc))
    }

    /// RFC 8265 §4.3, table 1 and 2.
    @Test(
        "RFC 8265 §4.3: passwords that are allowed",
        arguments: ["correct horse battery staple", "Correct Horse Battery Staple", "πßå", "Jack of ♦s"]
    )
    func allowed(password: String) throws {
        #expect(try same(password, password, .opaqueString))
        #expect(try same(password, password, .none))
    }

    @Test("RFC 8265 §4.3: a space of another script is the ordinary one")
    func spaces() throws {
        #expect(try same("foo\u{1680}bar", "foo bar", .opaqueString))
        #expect(try !same("foo\u{1680}bar", "foo bar", .nfc))
    }

    @Test(
        "RFC 8265 §4.3 and RFC 8264: passwords that are not",
        arguments: [
            "", "my cat is a \u{9}by", "\u{7f}", "a\u{e000}", "a\u{200b}", "\u{ad}", "\u{1100}", "a\u{640}",
            "\u{200d}", "\u{b7}", "l\u{b7}a", "\u{30fb}", "\u{660}\u{6f0}", "\u{5f3}", "\u{375}a", "\u{378}",
        ]
    )
    func refused(password: String) throws {
        let policy = PasswordHash.Policy(method, normalization: .opaqueString)
        do throws(PasswordError) {
            _ = try PasswordHash.make(password, policy: policy)
            Issue.record("made")
        } catch {
            guard case .passwordNotAllowed = error else {
                Issue.record("\(error)")
                return
            }
        }
        // To verify one is not an error: it is not the password.
        #expect(try !PasswordHash.make("other", policy: policy).verify(password, policy: policy))
    }

    @Test(
        "RFC 5892, appendix A: characters that depend on their neighbours",
        arguments: [
            "l\u{b7}l", "\u{375}\u{3b1}", "\u{5d0}\u{5f3}", "\u{30fb}\u{30a2}", "\u{660}", "\u{6f0}",
            "\u{915}\u{94d}\u{200d}",
        ]
    )
    func context(password: String) throws {
        #expect(try same(password, password, .opaqueString))
    }

    @Test("Bytes that are no UTF-8 are allowed as bytes alone")
    func bytes() throws {
        let password: [UInt8] = [0xff, 0xfe]
        #expect(try PasswordHash.make(password, policy: .init(method)).verify(password))
        #expect(throws: PasswordError.passwordNotAllowed("it is not UTF-8")) {
            try PasswordHash.make(password, policy: .init(method, normalization: .nfc))
        }
    }
}
