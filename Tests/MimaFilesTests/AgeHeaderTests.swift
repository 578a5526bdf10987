import MimaBytes
import MimaFiles
import MimaIO
import Testing

/// The rules of the age v1 specification (C2SP) for a header, one test each.
@Suite("age: header")
struct AgeHeaderTests {
    private static let code = String(repeating: "A", count: 43)

    private func stanzas(_ lines: String...) throws -> [Age.Stanza] {
        let text = "age-encryption.org/v1\n" + lines.map { $0 + "\n" }.joined() + "--- \(Self.code)\n"
        return try Age.EncryptedFile(MemorySource(Array(text.utf8)), armor: .forbidden).header.stanzas
    }

    private func failure(_ lines: String..., end: String = "--- \(code)\n") -> FilesError? {
        headerFailure("age-encryption.org/v1\n" + lines.map { $0 + "\n" }.joined() + end)
    }

    private func reason(line: Int, _ failure: FilesError?) -> String? {
        guard case .malformedAgeHeader(line, let reason) = failure else { return "another error: \(failure as Any)" }
        return reason
    }

    // MARK: the first line

    @Test(
        "what does not begin with the version line is no age file",
        arguments: [
            "", "\n", "\n\n", "a", "age", "age-encryption.org", "age-encryption.org/", "age-encryption.org/\n",
            "age-encryption.org/v1", " age-encryption.org/v1\n", "AGE-ENCRYPTION.ORG/V1\n",
            "\u{feff}age-encryption.org/v1\n",
            "hello\n-> X25519 abc\n", "age-encryption.org/v 1\n", "age-encryption.org/v1 \n",
            "age-encryption.org/v1\r\n", "age-encryption.org/v1\u{0}\n",
        ]
    )
    func notAge(text: String) {
        #expect(headerFailure(text) == .notAnAgeFile)
    }

    @Test("another version is named", arguments: ["v2", "v0", "v11", "v", "1", "v1.1", "v01"])
    func otherVersion(version: String) {
        #expect(
            headerFailure("age-encryption.org/\(version)\n-> a\n\n--- \(Self.code)\n")
                == .unsupportedAgeVersion(version)
        )
    }

    @Test("a long first line is no age file, and is not read whole")
    func longFirstLine() {
        let source = EndlessSource(beginning: "", repeating: "a")
        #expect(throws: FilesError.notAnAgeFile) { try Age.EncryptedFile(source) }
        #expect(source.count < 1 << 18)
    }

    // MARK: stanzas

    @Test("a stanza of an unknown type is kept with its arguments and body")
    func unknownStanza() throws {
        let found = try stanzas("-> joint-stock 1 !~ /", "AAEC")
        #expect(found == [try Age.Stanza(type: "joint-stock", arguments: ["1", "!~", "/"], body: [0, 1, 2])])
    }

    @Test("stanzas keep their order, and types may repeat")
    func order() throws {
        let found = try stanzas("-> b", "", "-> a", "", "-> b 1", "")
        #expect(found.map(\.type) == ["b", "a", "b"])
        #expect(found.map(\.arguments) == [[], [], ["1"]])
    }

    @Test("stanzas of unknown types beside a known one do not matter (grease)")
    func grease() throws {
        let identity = try Age.X25519Identity()
        struct Grease: Age.Recipient {
            func wrap(_ fileKey: Age.FileKey) throws(FilesError) -> [Age.Stanza] {
                [try Age.Stanza(type: "x!-grease", arguments: ["~"], body: [UInt8](repeating: 1, count: 100))]
            }
        }
        let file = try Age.Encryptor(to: [Grease(), identity.recipient, Grease()]).encrypt([1, 2, 3])
        #expect(try Age.Decryptor(with: [identity]).decrypt(file) == [1, 2, 3])
    }

    @Test("a header without any stanza is read, but nobody can open the file")
    func noStanza() throws {
        #expect(failure() == nil)
        var builder = AgeFileBuilder()
        builder.lines = ["age-encryption.org/v1"]
        let identity = try Age.X25519Identity()
        #expect(decrypting(try builder.file(chunks: [[1]]), with: [identity]).failure == .noMatchingIdentity)
    }

    @Test(
        "a stanza begins with an arrow, and has words of visible ASCII with single spaces between",
        arguments: [
            "->", "-> ", "->a", "->  a", " -> a", "-> a ", "-> a  b", "-> a\tb", "-> a\u{7f}", "-> é", "-> a\r",
            "-> a\u{0}", "- > a", "-- a", "=> a", "-", "\t-> a", "-> a\u{a0}b",
        ]
    )
    func stanzaLine(line: String) {
        let reason = reason(line: 2, failure(line, ""))
        #expect(reason?.hasPrefix("another") == false)
    }

    @Test("bytes that are not ASCII, even not UTF-8, are refused in a stanza")
    func notText() {
        for byte: UInt8 in [0x80, 0xc3, 0xff, 0x1f, 0x7f] {
            let text = Array("age-encryption.org/v1\n-> a".utf8) + [byte] + Array("\n\n--- \(Self.code)\n".utf8)
            #expect(reason(line: 2, headerFailure(text))?.contains("visible ASCII") == true)
        }
    }

    // MARK: bodies

    @Test(
        "a body goes over lines of 64 characters, and a last one that is shorter",
        arguments: [0, 1, 47, 48, 49, 95, 96, 97, 480]
    )
    func bodyLines(byteCount: Int) throws {
        let body = pattern(byteCount)
        let text = Base64.encode(body, padded: false)
        var lines: [String] = []
        var rest = text[...]
        while rest.utf8.count >= 64 {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        lines.append(String(rest))
        let header = "age-encryption.org/v1\n-> a\n" + lines.map { $0 + "\n" }.joined() + "--- \(Self.code)\n"
        let file = try Age.EncryptedFile(MemorySource(Array(header.utf8)))
        #expect(file.header.stanzas.map(\.body) == [body])
        #expect(file.header.bytes == Array(header.utf8))
    }

    @Test("a body must have its short last line, even an empty one")
    func missingLastLine() {
        #expect(reason(line: 3, failure("-> a")) == "not canonical base64")
        #expect(reason(line: 4, failure("-> a", String(repeating: "A", count: 64))) == "not canonical base64")
        #expect(reason(line: 3, failure("-> a", "-> b", "")) == "not canonical base64")
    }

    @Test("nothing may follow a body's short line")
    func afterLastLine() {
        #expect(reason(line: 4, failure("-> a", "", "")) == "neither a stanza nor the end of the header")
        #expect(reason(line: 4, failure("-> a", "AAAA", "AAAA")) == "neither a stanza nor the end of the header")
    }

    @Test("a line of a body has 64 characters at most", arguments: [65, 66, 68, 128, 60000])
    func longBodyLine(count: Int) {
        #expect(reason(line: 3, failure("-> a", String(repeating: "A", count: count), ""))?.contains("64") == true)
    }

    @Test(
        "a body is canonical base64 without padding",
        arguments: [
            "A", "AAAAA", "AB", "AAB", "AA==", "AAA=", "AAAA=", "AA-_", "A A A", " AAA", "AAA ", "AAA\r", "AAA\t", "é",
            "A\u{0}",
            "AAAA====",
        ]
    )
    func bodyEncoding(line: String) {
        #expect(reason(line: 3, failure("-> a", line)) == "not canonical base64")
    }

    // MARK: the last line

    @Test(
        "the last line has a code of 32 bytes in canonical base64",
        arguments: [
            "---\n", "--- \n", "---  \(code)\n", "---\(code)\n", "--- \(code) \n", "--- \(code)\r\n", "--- \(code)=\n",
            "--- \(code)A\n", "--- \(code.dropLast())\n", "--- \(code.dropLast())B\n", "----\n", "---- \(code)\n",
            "--- \(code.dropLast()) \n", "--- \(code.dropLast())-\n", "---\t\(code)\n",
        ]
    )
    func lastLine(end: String) {
        let reason = reason(line: 4, failure("-> a", "", end: end))
        #expect(reason?.contains("authentication code") == true)
    }

    @Test("a file that ends within its header is malformed, wherever that is")
    func truncated() throws {
        let header = try AgeFileBuilder().header()
        for count in 0..<header.count {
            let failure = headerFailure(Array(header.prefix(count)))
            switch failure {
            case .notAnAgeFile: #expect(count < "age-encryption.org/v1\n".utf8.count)
            case .malformedAgeHeader(_, "the file ends within the header"): break
            default: Issue.record("\(count) bytes: \(failure as Any)")
            }
        }
    }

    // MARK: authentication

    @Test("an altered header is refused, though it is well-formed")
    func altered() throws {
        let lines = ["age-encryption.org/v1", "-> plain a", "AAEC"]
        var builder = AgeFileBuilder()
        builder.lines = lines
        let good = try builder.header()
        let payload = try builder.payload([.init([7], number: 0, isLast: true)])
        #expect(decrypting(good + payload).released == [7])
        let alterations: [[String]] = [
            [lines[0], "-> plain b", lines[2]], [lines[0], lines[1], "AAED"], [lines[0], lines[1], "AAECAA"],
            [lines[0], "-> plain a a", lines[2]], lines + ["-> plain", ""], lines + Array(lines.dropFirst()),
            [lines[0]],
        ]
        for altered in alterations {
            builder.lines = altered
            let header = builder.authenticated + good.suffix(45)
            let (released, failure) = decrypting(header + payload)
            #expect(failure == .alteredAgeHeader)
            #expect(released.isEmpty)
        }
    }

    @Test("any byte of a header that is altered is found out")
    func everyByte() throws {
        let file = try AgeFileBuilder().file(chunks: [[7]])
        let headerByteCount = try AgeFileBuilder().header().count
        for index in 0..<headerByteCount {
            for mask: UInt8 in [1, 0x20, 0x80] {
                var damaged = file
                damaged[index] ^= mask
                let (released, failure) = decrypting(damaged)
                #expect(failure != nil && released.isEmpty, "byte \(index)")
            }
        }
    }

    @Test("the code is compared with that of every byte, not of what could be read again alike")
    func fixedPoint() throws {
        // Whatever header is accepted is written again as the same bytes; otherwise the code would be of another text.
        for text in ["-> a\n\n", "-> a b c\nAAEC\n", "-> a\n\n-> b\nAA\n", ""] {
            let header = Array("age-encryption.org/v1\n\(text)--- \(Self.code)\n".utf8)
            #expect(try Age.EncryptedFile(MemorySource(header)).header.bytes == header)
        }
    }

    // MARK: limits

    @Test("a line without an end is given up in bounded memory")
    func endlessLine() throws {
        for beginning in ["age-encryption.org/v1\n", "age-encryption.org/v1\n-> ", "age-encryption.org/v1\n-> a\n"] {
            let source = EndlessSource(beginning: beginning, repeating: "A")
            #expect(throws: FilesError.self) { try Age.EncryptedFile(source) }
            #expect(source.count < 1 << 18)
        }
    }

    @Test("a header without an end is given up after 16 MiB")
    func endlessHeader() throws {
        // A line of 64 KiB is the longest there may be.
        let stanza = "-> \(String(repeating: "a", count: 65533))\n\n"
        let source = EndlessSource(beginning: "age-encryption.org/v1\n", repeating: stanza)
        #expect(throws: FilesError.malformedAgeHeader(line: 512, reason: "the header is too large")) {
            try Age.EncryptedFile(source)
        }
        #expect(source.count < 1 << 24 + 1 << 18)
    }

    @Test("a header for two thousand recipients is no trouble")
    func manyRecipients() throws {
        let first = try Age.X25519Identity()
        let last = try Age.X25519Identity()
        let file = try Age.Encryptor(
            to: [first.recipient] + (0..<2000).map { _ in Filler() } + [last.recipient]
        ).encrypt([5])
        #expect(try Age.Decryptor(with: [first]).decrypt(file) == [5])
        #expect(try Age.Decryptor(with: [last]).decrypt(file) == [5])
    }

    private struct Filler: Age.Recipient {
        func wrap(_ fileKey: Age.FileKey) throws(FilesError) -> [Age.Stanza] {
            [try Age.Stanza(type: "filler", arguments: [String(repeating: "x", count: 43)], body: pattern(32))]
        }
    }
}
