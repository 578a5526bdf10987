import FoundationEssentials
import MimaVectors
import Testing

@Suite("Finding and recognising files of vectors")
struct RecognitionTests {
    @Test("a path that does not exist is unreadable, and a failure")
    func missing() {
        let report = VectorRun(paths: ["/no/such/file"]).report()
        #expect(!report.isReadable)
        #expect(report.failed == 1)
        #expect(report.files.map(\.failures.first?.found) == ["there is no such file"])
    }

    @Test("an empty folder is not good: nothing was run")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let report = VectorRun(paths: [folder.path]).report()
        #expect(report.failed == 0)
        #expect(!report.isGood)
    }

    @Test("a folder is walked in order, without hidden files, texts, sources and JSON schemas")
    func folder() throws {
        let folder = try TemporaryFolder()
        let vectors = try OwnVectors.bytes("md5_test.json")
        for name in ["b/md5_test.json", "a_test.json", "b/c/d/deep", ".hidden/x.json", "b/.x.json"] {
            try folder.write(vectors, to: name)
        }
        for name in ["README.md", "LICENSE", "b/generate.py", "b/notes.MD"] {
            try folder.write(Array("no vectors".utf8), to: name)
        }
        for (name, text) in [
            ("schema.json", #"{"$schema": "x", "type": "object"}"#),
            ("b/schema.json", #"{"type": "object", "properties": {}}"#),
            ("b/common.json", #"{"definitions": {}}"#),
        ] {
            try folder.write(Array(text.utf8), to: name)
        }
        let report = VectorRun(paths: [folder.path + "/"]).report()
        #expect(
            report.files.map(\.path) == ["a_test.json", "b/c/d/deep", "b/md5_test.json"].map { "\(folder.path)/\($0)" }
        )
        #expect(report.isGood)
    }

    @Test("a folder with links to itself is walked once")
    func loop() throws {
        let folder = try TemporaryFolder()
        try folder.write(try OwnVectors.bytes("md5_test.json"), to: "a/md5_test.json")
        for name in ["a/up", "a/again"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/\(name)",
                withDestinationPath: folder.path
            )
        }
        #expect(VectorRun(paths: [folder.path]).report().files.count == 1)
    }

    @Test(
        "anything else in a folder is a failure",
        arguments: ["", "text", "{}", "[]", "[1]", "{\"tests\": []}", "{\"testGroups\": []", "\u{0}\u{1}", "null"]
    )
    func unknown(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Array(text.utf8), to: "data")
        let report = VectorRun(paths: [folder.path]).report()
        #expect(report.failed == 1)
        #expect(report.isReadable)
        #expect(!report.isGood)
    }

    @Test("a text that is named, rather than found, is a failure too")
    func namedText() throws {
        #expect(try TemporaryFolder().report(on: "no vectors", named: "README.md").failed == 1)
    }

    @Test("an unknown schema is a failure that names it")
    func unknownSchema() throws {
        let text = #"{"algorithm": "X", "schema": "tea_test_schema_v1.json", "numberOfTests": 0, "testGroups": []}"#
        let report = try TemporaryFolder().report(on: text)
        #expect(report.failures.map(\.found) == ["tea_test_schema_v1.json"])
    }

    @Test("a known schema whose algorithm is not here is skipped, whole, and named")
    func knownSchema() throws {
        func text(_ schema: String, _ algorithm: String) -> String {
            """
            {"algorithm": "\(algorithm)", "schema": "\(schema)", "numberOfTests": 2, "testGroups":
              [{"type": "X", "tests": [{"tcId": 1}]}, {"type": "X", "tests": [{"tcId": 2}]}]}
            """
        }
        let folder = try TemporaryFolder()
        for (schema, algorithm, reason) in [
            ("bls_sig_verify_schema_v1.json", "BLS", "needs BLS12-381"),
            ("fpe_str_test_schema.json", "AES-FF1", "needs AES-FF1"),
        ] {
            let report = try folder.report(on: text(schema, algorithm))
            #expect(report.skips == [Skip(reason: reason, count: 2, cases: [])])
            #expect(report.failed == 0)
        }
    }

    @Test("a file without any case is a failure, whatever its schema")
    func noCases() throws {
        let folder = try TemporaryFolder()
        for schema in ["hash_test_schema_v1.json", "ecdsa_verify_schema_v1.json"] {
            let text = #"{"algorithm": "MD5", "schema": "\#(schema)", "numberOfTests": 0, "testGroups": []}"#
            #expect(try folder.report(on: text).failures.map(\.found) == ["none"])
        }
    }

    @Test("groups of another type than the schema's are a failure")
    func otherGroup() throws {
        let text = try OwnVectors.text("md5_test.json").replacing(
            "\"type\": \"HashTest\"",
            with: "\"type\": \"MacTest\""
        )
        let report = try TemporaryFolder().report(on: text)
        #expect(report.failures.map(\.found) == ["MacTest"])
    }

    @Test(
        "a JSON text of many levels is a failure, without a crash",
        arguments: [100, 500, 511, 512, 513, 100_000]
    )
    func deep(levels: Int) throws {
        let open = #"{"testGroups": "# + String(repeating: "[", count: levels)
        let folder = try TemporaryFolder()
        for text in [open, open + "\n", open.replacing("[", with: "{\"\":")] {
            #expect(try folder.report(on: text).failed == 1)
        }
        #expect(try folder.report(on: open + String(repeating: "]", count: levels) + "}").failed == 1)
    }

    @Test("a case that asks for too much work is a failure and is not obeyed")
    func excessiveWork() throws {
        let folder = try TemporaryFolder()
        for (name, old, new) in [
            ("pbkdf2_hmacsha512_test.json", "\"iterationCount\": 3,", "\"iterationCount\": 2000000000,"),
            ("scrypt_test.json", "\"n\": 1024,", "\"n\": 1073741824,"),
            ("md5_test.json", "\"repeat\": 8,", "\"repeat\": 1000000000000,"),
            ("shake128_test.json", "\"digestSize\": 4000,", "\"digestSize\": 4000000000000,"),
        ] {
            let text = try OwnVectors.text(name).replacing(old, with: new, maxReplacements: 1)
            let report = try folder.report(on: text)
            #expect(report.failed + report.skipped > 0, "\(name)")
        }
    }

    @Test("texts of JSON's suites are run")
    func json() throws {
        let folder = try TemporaryFolder()
        for (name, text, passed) in [
            ("y_number.json", "[1]", 1),
            ("n_open.json", "[", 1),
            ("n_number.json", "[1]", 0),
            ("patch.json", #"[{"doc": {"a": 1}, "patch": [{"op": "remove", "path": "/a"}], "expected": {}}]"#, 1),
        ] {
            let report = try folder.report(on: text, named: name)
            #expect(report.passed == passed && report.failed == 1 - passed, "\(name)")
        }
    }
}
