import MimaVectors
import Testing

/// What should fail must fail: each test breaks a file that passes and looks for exactly one failure in the right place.
@Suite("A broken file of vectors")
struct BrokenVectorsTests {
    /// The values that a case's result depends on, of all schemas.
    static let expectedValues = [
        "ct", "tag", "okm", "dk", "sig", "shared", "digest", "msg", "x", "p", "wx", "convertedPublicKey", "jws", "jwe",
        "pt", "value", "encoded", "public",
    ]

    @Test("with one bit of one expected value turned over fails in that case alone", arguments: OwnVectors.jsonFiles)
    func flippedBit(name: String) throws {
        let text = try OwnVectors.text(name)
        let folder = try TemporaryFolder()
        var count = 0
        for key in Self.expectedValues {
            guard let test = VectorCaseText.cases(in: text, result: "valid").last(where: { $0.hasValue(key) }) else {
                continue
            }
            let report = try folder.report(on: test.flippingBit(of: key))
            #expect(report.failures.map(\.testCase) == ["tcId \(test.tcId)"], "\(key)")
            #expect(report.failedCases == 1)
            #expect(report.passed == report.run - 1)
            count += 1
        }
        #expect(count > 0)
    }

    @Test("that calls a valid case invalid fails, and the other way round", arguments: OwnVectors.jsonFiles)
    func otherResult(name: String) throws {
        let text = try OwnVectors.text(name)
        let folder = try TemporaryFolder()
        for (result, other) in [("valid", "invalid"), ("invalid", "valid")] {
            guard let test = VectorCaseText.cases(in: text, result: result).last else { continue }
            let report = try folder.report(on: test.replacingResult(with: other))
            #expect(report.failures.map(\.testCase) == ["tcId \(test.tcId)"], "\(result)")
        }
    }

    @Test("whose case is acceptable passes either way, and is counted apart", arguments: OwnVectors.jsonFiles)
    func acceptable(name: String) throws {
        let text = try OwnVectors.text(name)
        let folder = try TemporaryFolder()
        for result in ["valid", "invalid"] {
            guard let test = VectorCaseText.cases(in: text, result: result).first else { continue }
            let report = try folder.report(on: test.replacingResult(with: "acceptable"))
            #expect(report.failures == [])
            #expect(report.acceptable == 1)
            #expect(report.passed == report.run)
        }
    }

    @Test("that calls a wrong output acceptable fails")
    func acceptableButWrong() throws {
        let folder = try TemporaryFolder()
        for (name, key) in [("hkdf_sha_256_test.json", "okm"), ("x25519_test.json", "shared")] {
            let test = try #require(
                VectorCaseText.cases(in: try OwnVectors.text(name), result: "valid").first { $0.hasValue(key) }
            )
            let text = test.replacingResult(with: "acceptable")
            let same = try #require(VectorCaseText.cases(in: text, result: "acceptable").first)
            #expect(try folder.report(on: same.flippingBit(of: key)).failedCases == 1)
        }
    }

    @Test("with another number of cases than it says fails", arguments: OwnVectors.jsonFiles)
    func count(name: String) throws {
        let text = try OwnVectors.text(name)
        let folder = try TemporaryFolder()
        let before = try #require(text.firstRange(of: "\"numberOfTests\": "))
        for change in ["1", "-"] {
            var changed = text
            changed.insert(contentsOf: change, at: before.upperBound)
            let report = try folder.report(on: changed)
            #expect(report.failures.map(\.testCase) == [nil])
            #expect(report.failedCases == 0)
        }
        // A file whose algorithm is not here must be whole too.
        let other = text.replacing("\"numberOfTests\": ", with: "\"numberOfTests\": 1")
            .replacing(#""algorithm": ""#, with: #""algorithm": "No-"#)
        let report = try folder.report(on: other)
        #expect(report.failed == 1)
        #expect(report.run == 0 || Self.filesOfNoAlgorithm.contains(name))
    }

    /// The files whose schemas are of one thing alone, so that what they call their algorithm does not matter.
    private static let filesOfNoAlgorithm: Set<String> = [
        "ec_curves_test.json", "ec_points_test.json", "ec_public_keys_test.json", "ed25519_to_x25519_test.json",
        "jose_test.json", "jwe_test.json", "jwk_set_test.json", "jws_test.json", "pkix_keys_test.json",
        "primality_test.json", "rsa_keys_test.json",
    ]

    @Test("that is cut off anywhere is a failure of the file, without a crash")
    func truncated() throws {
        let bytes = try OwnVectors.bytes("scrypt_test.json")
        let folder = try TemporaryFolder()
        // The last byte is a line feed.
        for count in stride(from: 0, to: bytes.count - 1, by: 61) {
            let report = try folder.report(on: Array(bytes[..<count]))
            #expect(report.failed == 1)
            #expect(report.run == 0)
            #expect(report.isReadable)
        }
    }

    @Test("with any byte altered gives a report, without a crash")
    func altered() throws {
        let bytes = try OwnVectors.bytes("hkdf_sha_1_test.json")
        let folder = try TemporaryFolder()
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                damaged[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try folder.report(on: damaged)
        }
    }
}
