import MimaPassword
import Testing

@Suite("htpasswd files")
struct HtpasswdFileTests {
    private let text = """
        # a comment: with a colon

        alice:$apr1$Kw0mxyqs$zmpj6UWCQWm8xHNcObZk9.
        bob:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=
        bob:second
        \tcarol:rqXexS6ZhobKA

        """

    @Test(
        "Users are found, the first of two lines counts, and what is not known is an error alone when it is asked for"
    )
    func lookUp() throws {
        let file = try HtpasswdFile(Array(text.utf8))
        #expect(file.users == ["alice", "bob", "bob", "\tcarol"])
        #expect(try file.hash(of: "alice")?.scheme == .apacheMD5)
        #expect(try file.hash(of: "bob")?.verify("password") == true)
        #expect(try file.hash(of: "ali") == nil)
        #expect(try file.hash(of: "# a comment") == nil)
        #expect(throws: PasswordError.unknownFormat) { try file.hash(of: "\tcarol") }
    }

    @Test("What is not changed stays, byte for byte")
    func update() throws {
        var file = try HtpasswdFile(Array(text.utf8))
        #expect(file.bytes == Array(text.utf8))
        let hash = try PasswordHash("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=")
        try file.set(hash, for: "alice")
        try file.set(hash, for: "dave")
        let removed = [file.remove("bob"), file.remove("bob")]
        #expect(removed == [true, false])
        let expected = """
            # a comment: with a colon

            alice:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=
            \tcarol:rqXexS6ZhobKA
            dave:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=

            """
        #expect(String(decoding: file.bytes, as: UTF8.self) == expected)
    }

    @Test("A missing last line feed, carriage returns and bytes that are no UTF-8 are read")
    func forms() throws {
        let file = try HtpasswdFile(Array("a:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\r\nb\u{0}:x".utf8) + [0xff])
        #expect(try file.hash(of: "a")?.verify("password") == true)
        #expect(try HtpasswdFile([]).users.isEmpty)
        #expect(HtpasswdFile().bytes.isEmpty)
    }

    @Test("A line without a name is an error that says which", arguments: [("a:b\nc", 2), (":x", 1), ("a:b\n\n:c", 3)])
    func malformed(text: String, line: Int) {
        #expect(throws: PasswordError.malformedLine(line)) { try HtpasswdFile(Array(text.utf8)) }
    }

    @Test("Names that would change the file's shape are errors", arguments: ["", "a:b", "a\nb", "#a", "a\u{7f}"])
    func names(user: String) throws {
        var file = HtpasswdFile()
        let hash = try PasswordHash("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=")
        #expect(throws: PasswordError.invalidUserName) { try file.set(hash, for: user) }
    }
}
