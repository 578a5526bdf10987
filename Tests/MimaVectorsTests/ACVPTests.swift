import MimaVectors
import Testing

/// Files of NIST's Automated Cryptographic Validation Protocol, with values of published standards.
@Suite("Files of the validation protocol")
struct ACVPTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let algorithm: String
        var mode = ""
        let group: String
        let test: String
        /// The value whose first digit, turned over, must be found out.
        let key: String

        var testDescription: String { algorithm + mode }

        var text: String {
            """
            {"vsId": 0, "algorithm": "\(algorithm)", "mode": "\(mode)", "revision": "1.0", "isSample": true,
            "testGroups": [{"tgId": 1, "testType": "AFT", \(group)"tests": [{"tcId": 7, \(test)}]}]}
            """
        }
    }

    static let examples = [
        // FIPS 180-4, NIST's example.
        Example(
            algorithm: "SHA2-256",
            group: "",
            test: #"""
                "msg": "616263", "len": 24, "md": "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
                """#,
            key: "md"
        ),
        // RFC 4231 §4.2.
        Example(
            algorithm: "HMAC-SHA2-256",
            group: #""keyLen": 160, "msgLen": 64, "macLen": 256, "#,
            test: #"""
                "key": "0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B", "msg": "4869205468657265",
                "mac": "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7"
                """#,
            key: "mac"
        ),
        // NIST SP 800-38B, D.1.
        Example(
            algorithm: "CMAC-AES",
            group: #""direction": "ver", "keyLen": 128, "msgLen": 128, "macLen": 128, "#,
            test: #"""
                "key": "2B7E151628AED2A6ABF7158809CF4F3C", "message": "6BC1BEE22E409F96E93D7E117393172A",
                "mac": "070A16B46B4D4144F79BDD9DD04A287C", "testPassed": true
                """#,
            key: "mac"
        ),
        // NIST SP 800-38A, F.2.1.
        Example(
            algorithm: "ACVP-AES-CBC",
            group: #""direction": "encrypt", "keyLen": 128, "#,
            test: #"""
                "key": "2B7E151628AED2A6ABF7158809CF4F3C", "iv": "000102030405060708090A0B0C0D0E0F",
                "pt": "6BC1BEE22E409F96E93D7E117393172A", "ct": "7649ABAC8119B246CEE98E9B12E9197D"
                """#,
            key: "ct"
        ),
        // McGrew, Viega: GCM, appendix B, case 2.
        Example(
            algorithm: "ACVP-AES-GCM",
            group: #""direction": "encrypt", "keyLen": 128, "ivLen": 96, "tagLen": 128, "#,
            test: #"""
                "key": "00000000000000000000000000000000", "iv": "000000000000000000000000", "aad": "",
                "pt": "00000000000000000000000000000000", "ct": "0388DACE60B6A392F328C2B971B2FE78",
                "tag": "AB6E47D42CEC13BDF53A67B21257BDDF"
                """#,
            key: "tag"
        ),
        // NIST SP 800-38C, C.1.
        Example(
            algorithm: "ACVP-AES-CCM",
            group: #""direction": "encrypt", "keyLen": 128, "tagLen": 32, "#,
            test: #"""
                "key": "404142434445464748494A4B4C4D4E4F", "iv": "10111213141516", "aad": "0001020304050607",
                "pt": "20212223", "ct": "7162015B4DAC255D"
                """#,
            key: "ct"
        ),
        // RFC 3394 §4.1.
        Example(
            algorithm: "ACVP-AES-KW",
            group: #""direction": "encrypt", "kwCipher": "cipher", "keyLen": 128, "#,
            test: #"""
                "key": "000102030405060708090A0B0C0D0E0F", "pt": "00112233445566778899AABBCCDDEEFF",
                "ct": "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5"
                """#,
            key: "ct"
        ),
        // RFC 6070 §2.
        Example(
            algorithm: "PBKDF",
            group: #""hmacAlg": "SHA-1", "#,
            test: #"""
                "password": "password", "salt": "73616C74", "iterationCount": 2, "keyLen": 160,
                "derivedKey": "EA6C014DC72D6F8CCD1ED92ACE1D41F0D8DE8957"
                """#,
            key: "derivedKey"
        ),
        // RFC 6979, A.2.5: the message "sample".
        Example(
            algorithm: "ECDSA",
            mode: "sigVer",
            group: #""curve": "P-256", "hashAlg": "SHA2-256", "componentTest": false, "#,
            test: #"""
                "message": "73616D706C65", "testPassed": true,
                "qx": "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6",
                "qy": "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299",
                "r": "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
                "s": "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
                """#,
            key: "s"
        ),
        // RFC 8032 §7.1, TEST 2.
        Example(
            algorithm: "EDDSA",
            mode: "sigVer",
            group: #""curve": "ED-25519", "preHash": false, "#,
            test: #"""
                "message": "72", "testPassed": true,
                "q": "3D4017C3E843895A92B70AA74D1B7EBC9C982CCF2EC4968CC0CD55F12AF4660C",
                "signature": "92A009A9F0D4CAB8720E820B5F642540A2B27B5416503F8FB3762223EBDB69DA085AC1E43E15996E458F3613D0F11D8C387B2EAEB4302AEEB00D291612BB0C00"
                """#,
            key: "signature"
        ),
    ]

    @Test("are recognised and pass", arguments: examples)
    func passes(_ example: Example) throws {
        let folder = try TemporaryFolder()
        // Alone, and as servers send it.
        for text in [example.text, #"[{"acvVersion": "1.0"}, \#(example.text)]"#] {
            let report = try folder.report(on: text, named: "internalProjection.json")
            #expect(report.failures == [])
            #expect(report.passed == 1)
            #expect(report.skipped == 0)
        }
    }

    @Test("with one bit of the expected value turned over fail", arguments: examples)
    func flipped(_ example: Example) throws {
        var text = example.text
        let start = try #require(text.firstRange(of: "\"\(example.key)\": \"")).upperBound
        let digit = try #require(text[start].hexDigitValue)
        text.replaceSubrange(start...start, with: String(digit ^ 1, radix: 16))
        let report = try TemporaryFolder().report(on: text, named: "internalProjection.json")
        #expect(report.failures.map(\.testCase) == ["tcId 7"])
        #expect(report.passed == 0)
    }

    @Test("have their answers in the file beside them")
    func answers() throws {
        let folder = try TemporaryFolder()
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let questions = #"{"tcId": 7, "msg": "616263", "len": 24}"#
        let answers = #"{"tcId": 7, "md": "\#(digest)"}"#
        func file(_ test: String) -> [UInt8] {
            Array(
                #"{"vsId": 1, "algorithm": "SHA2-256", "testGroups": [{"tgId": 1, "tests": [\#(test)]}]}"#.utf8
            )
        }
        try folder.write(file(questions), to: "set/prompt.json")
        // Without the answers nothing can be said.
        #expect(VectorRun(paths: [folder.path]).report().failed == 1)
        try folder.write(file(answers), to: "set/expectedResults.json")
        try folder.write(Array(#"{"vsId": 1, "disposition": "passed"}"#.utf8), to: "set/validation.json")
        let report = VectorRun(paths: [folder.path]).report()
        #expect(report.files.count == 1)
        #expect(report.passed == 1)
        #expect(report.failed == 0)
        try folder.write(file(answers.replacing("ba78", with: "ba79")), to: "set/expectedResults.json")
        #expect(VectorRun(paths: [folder.path]).report().failed == 1)
    }

    @Test("must not pass where the protocol says so")
    func invalid() throws {
        let example = try #require(Self.examples.first { $0.mode == "sigVer" })
        let text = example.text.replacing(#""testPassed": true"#, with: #""testPassed": false"#)
        let report = try TemporaryFolder().report(on: text, named: "internalProjection.json")
        #expect(report.failures.map(\.found) == ["it was accepted"])
    }

    @Test("of algorithms without a reader are skipped by name")
    func unknown() throws {
        let text = try #require(Self.examples.first).text.replacing("SHA2-256", with: "hashDRBG")
        let report = try TemporaryFolder().report(on: text, named: "internalProjection.json")
        #expect(report.skips.map(\.reason) == ["needs a reader of ACVP's hashDRBG"])
    }
}
