import MimaVectors
import Testing

@Suite("A file of the age test kit")
struct AgeKitTests {
    static let classes = [
        "success", "no match", "HMAC failure", "header failure", "payload failure", "armor failure",
    ]

    /// A file with another first line, and with the hash of an empty payload where that line needs one.
    private func expecting(_ expectation: String, _ bytes: [UInt8]) -> [UInt8] {
        let rest = bytes.drop { $0 != UInt8(ascii: "\n") }
        let hash = "\npayload: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let hasHash = rest.starts(with: Array("\npayload: ".utf8))
        return Array("expect: \(expectation)".utf8) + (hasHash ? [] : Array(hash.utf8)) + rest
    }

    @Test("fails when it expects another class of failure than there is", arguments: OwnVectors.ageFiles)
    func otherClass(name: String) throws {
        let bytes = try OwnVectors.bytes("age/\(name)")
        let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let folder = try TemporaryFolder()
        for other in Self.classes where line != "expect: \(other)" {
            let report = try folder.report(on: expecting(other, bytes), named: name)
            #expect(report.failures.map(\.testCase) == [name], "\(other)")
            #expect(report.run == 1)
        }
    }

    @Test(
        "fails when one bit of the payload's hash is turned over",
        arguments: ["payload_of_65537_bytes", "payload_second_chunk_altered"]
    )
    func otherPayload(name: String) throws {
        var bytes = try OwnVectors.bytes("age/\(name)")
        let start = try #require(bytes.firstRange(of: Array("payload: ".utf8)))
        let digits = bytes[start.upperBound...].prefix(64)
        bytes[try #require(digits.firstIndex { $0 <= UInt8(ascii: "9") })] ^= 1
        let report = try TemporaryFolder().report(on: bytes, named: name)
        #expect(report.failures.map(\.testCase) == [name])
    }

    @Test(
        "whose header makes no sense is a failure of the file",
        arguments: [
            "expect: success\n", "expect: victory\n\n", "expect: success\n\n", "expect: payload failure\n\n",
            "expect: no match\nexpect: no match\n\n", "expect: no match\npayload: 00\n\n",
            "expect: no match\nidentity\n\n", "expect: no match\narmored: maybe\n\n",
            "expect: no match\ncompressed: gzip\n\n", "expect: no match\ncompressed: zlib\n\nno stream", "expect: ",
        ]
    )
    func malformed(text: String) throws {
        let report = try TemporaryFolder().report(on: text, named: "kit")
        #expect(report.failures.map(\.testCase) == [nil])
        #expect(report.run == 0)
    }

    @Test("is skipped when it has a key that is not known, as the kit asks for")
    func unknownKey() throws {
        let report = try TemporaryFolder().report(on: "expect: no match\nmoon phase: full\n\n", named: "kit")
        #expect(report.skips == [try skip("needs a reader of the key \"moon phase\"", "kit")])
        #expect(report.run == 0)
    }

    @Test("is skipped when it needs the post-quantum identity, and not when it fails without it")
    func postQuantum() throws {
        let identity = "identity: AGE-SECRET-KEY-PQ-1QQQQ"
        let folder = try TemporaryFolder()
        let needed = "expect: header failure\n\(identity)\n\nage-encryption.org/v1\n"
        let report = try folder.report(on: needed, named: "kit")
        #expect(report.skips == [try skip("needs ML-KEM, for the identity AGE-SECRET-KEY-PQ-1", "kit")])
        var other = try OwnVectors.bytes("age/x25519_with_extra_argument")
        let place = try #require(other.firstRange(of: Array("\nidentity:".utf8)))
        other.insert(contentsOf: Array("\n\(identity)".utf8), at: place.lowerBound)
        #expect(try folder.report(on: other, named: "kit").passed == 1)
    }

    @Test("that is cut off anywhere gives a report, without a crash")
    func truncated() throws {
        let folder = try TemporaryFolder()
        for name in ["x25519_second_stanza", "payload_of_65537_bytes", "armor_plain"] {
            let bytes = try OwnVectors.bytes("age/\(name)")
            // The last byte of the armor is a line feed, which may be missing.
            for count in 0..<(bytes.count - 1) {
                let report = try folder.report(on: Array(bytes[..<count]), named: name)
                #expect(report.failed == 1, "\(count) bytes")
            }
        }
    }

    private func skip(_ reason: String, _ name: String) throws -> Skip {
        Skip(reason: reason, count: 1, cases: [name])
    }
}
