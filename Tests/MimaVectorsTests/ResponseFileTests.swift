import MimaVectors
import Testing

/// Files in the form of NIST's Cryptographic Algorithm Validation Program, with values of published standards.
@Suite("Response files")
struct ResponseFileTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        /// The value whose last digit, turned over, must be found out.
        let key: String

        var testDescription: String { name }
    }

    static let examples = [
        // FIPS 180-4, NIST's example.
        Example(
            name: "SHA256ShortMsg.rsp",
            text: """
                # CAVS 11.0
                [L = 32]

                Len = 24
                Msg = 616263
                MD = ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                """,
            key: "MD"
        ),
        // Bits cut from openssl's CFB1, whose first ones are the same; and IEEE 1619 §5.3.2 over PyCryptodome's blocks.
        Example(
            name: "CFB1MMT128.rsp",
            text: """
                # CAVS 11.1
                [ENCRYPT]

                COUNT = 0
                KEY = 000102030405060708090a0b0c0d0e0f
                IV = 00112233445566778899aabbccddeeff
                PLAINTEXT = 01100011011
                CIPHERTEXT = 00100110001
                """,
            key: "CIPHERTEXT"
        ),
        Example(
            name: "XTSGenAES128.rsp",
            text: """
                #  CAVS 11.0
                [ENCRYPT]

                COUNT = 1
                DataUnitLen = 283
                Key = 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                i = 00112233445566778899aabbccddeeff
                PT = 202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f616263e0
                CT = a2f33feadad684dbed5d467731bb6e91ad1b35bfba24f845a8bde4a1caad114bdcea1f80
                """,
            key: "CT"
        ),
        // SP 800-38F §7.2 over PyCryptodome's blocks.
        Example(
            name: "TKW_AE_inv.txt",
            text: """
                # CAVS 16.3
                [PLAINTEXT LENGTH = 96]

                COUNT = 0
                K = 0123456789abcdef23456789abcdef01456789abcdef0123
                P = 00112233445566778899aabb
                C = 50a835ec3a8cc7c6cde97776797394eb
                """,
            key: "C"
        ),
        // RFC 4231 §4.2.
        Example(
            name: "HMAC.rsp",
            text: """
                [L=32]

                Count = 0
                Klen = 20
                Tlen = 32
                Key = 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b
                Msg = 4869205468657265
                Mac = b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7
                """,
            key: "Mac"
        ),
        // FIPS 197, appendix C.1.
        Example(
            name: "ECBGFSbox128.rsp",
            text: """
                [ENCRYPT]

                COUNT = 0
                KEY = 000102030405060708090a0b0c0d0e0f
                PLAINTEXT = 00112233445566778899aabbccddeeff
                CIPHERTEXT = 69c4e0d86a7b0430d8cdb78070b4c55a
                """,
            key: "CIPHERTEXT"
        ),
        // NIST SP 800-38A, F.2.1.
        Example(
            name: "CBCMMT128.rsp",
            text: """
                [DECRYPT]

                COUNT = 0
                KEY = 2b7e151628aed2a6abf7158809cf4f3c
                IV = 000102030405060708090a0b0c0d0e0f
                CIPHERTEXT = 7649abac8119b246cee98e9b12e9197d
                PLAINTEXT = 6bc1bee22e409f96e93d7e117393172a
                """,
            key: "PLAINTEXT"
        ),
        // McGrew, Viega: GCM, appendix B, case 2.
        Example(
            name: "gcmEncryptExtIV128.rsp",
            text: """
                [Keylen = 128]
                [IVlen = 96]
                [PTlen = 128]
                [AADlen = 0]
                [Taglen = 128]

                Count = 0
                Key = 00000000000000000000000000000000
                IV = 000000000000000000000000
                PT = 00000000000000000000000000000000
                AAD =\u{20}
                CT = 0388dace60b6a392f328c2b971b2fe78
                Tag = ab6e47d42cec13bdf53a67b21257bddf
                """,
            key: "Tag"
        ),
        // NIST SP 800-38C, C.1.
        Example(
            name: "VADT128.rsp",
            text: """
                Plen = 4
                Nlen = 7
                Tlen = 4

                [Alen = 8]

                Key = 404142434445464748494a4b4c4d4e4f
                Nonce = 10111213141516
                Count = 0
                Adata = 0001020304050607
                Payload = 20212223
                CT = 7162015b4dac255d
                """,
            key: "CT"
        ),
        // NIST SP 800-38B, D.1.
        Example(
            name: "CMACGenAES128.rsp",
            text: """
                Count = 0
                Klen = 16
                Mlen = 16
                Tlen = 16
                Key = 2b7e151628aed2a6abf7158809cf4f3c
                Msg = 6bc1bee22e409f96e93d7e117393172a
                Mac = 070a16b46b4d4144f79bdd9dd04a287c
                """,
            key: "Mac"
        ),
        // RFC 3394 §4.1.
        Example(
            name: "KW_AE_128.rsp",
            text: """
                [PLAINTEXT LENGTH = 128]

                COUNT = 0
                K = 000102030405060708090a0b0c0d0e0f
                P = 00112233445566778899aabbccddeeff
                C = 1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5
                """,
            key: "C"
        ),
        // RFC 6979, A.2.5: the message "sample".
        Example(
            name: "SigVer.rsp",
            text: """
                [P-256,SHA-256]

                Msg = 73616d706c65
                Qx = 60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6
                Qy = 7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299
                R = efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716
                S = f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8
                Result = P (0 )
                """,
            key: "S"
        ),
        // RFC 6979, A.2.5: two groups stand together.
        Example(
            name: "KeyPair.rsp",
            text: """
                [P-256]

                [B.4.2 Key Pair Generation by Testing Candidates]

                d = c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721
                Qx = 60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6
                Qy = 7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299
                """,
            key: "Qy"
        ),
        // NIST's example for ANSI X9.63.
        Example(
            name: "ansx963_2001.rsp",
            text: """
                # CAVS 12.0
                # 'ANS X9.63-2001' information for sample

                [SHA-1]
                [shared secret length = 192]
                [SharedInfo length = 0]
                [key data length = 128]

                COUNT = 0
                Z = 1c7d7b5f0597b03d06a018466ed1a93e30ed4b04dc64ccdd
                SharedInfo =\u{20}
                key_data = bf71dffd8f4d99223936beb46fee8ccc
                """,
            key: "key_data"
        ),
    ]

    @Test("are recognised by their names and pass", arguments: examples)
    func passes(_ example: Example) throws {
        // Both line ends are in use.
        for lineEnd in ["\n", "\r\n"] {
            let text = example.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
            let report = try TemporaryFolder().report(on: text, named: example.name)
            #expect(report.failures == [])
            #expect(report.passed == 1)
            #expect(report.skipped == 0)
        }
    }

    @Test("with one bit of the expected value turned over fail", arguments: examples)
    func flipped(_ example: Example) throws {
        let lines = example.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix(example.key + " = "), let digit = line.last?.hexDigitValue else { return String(line) }
            return line.dropLast() + String(digit ^ 1, radix: 16)
        }
        let text = lines.joined(separator: "\n")
        #expect(text != example.text)
        let report = try TemporaryFolder().report(on: text, named: example.name)
        #expect(report.failedCases == 1)
        #expect(report.passed == 0)
    }

    @Test("cut off anywhere give a report, without a crash", arguments: examples)
    func truncated(_ example: Example) throws {
        let folder = try TemporaryFolder()
        let bytes = Array(example.text.utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            _ = try folder.report(on: Array(bytes[..<count]), named: example.name)
        }
    }

    @Test("call a signature bad, and it must be")
    func invalid() throws {
        let example = try #require(Self.examples.first { $0.name == "SigVer.rsp" })
        let text = example.text.replacing("Result = P (0 )", with: "Result = F (3 - S changed)")
        let report = try TemporaryFolder().report(on: text, named: example.name)
        #expect(report.failures.map(\.found) == ["it was accepted"])
    }

    @Test("without a case, or with values that are no numbers, are failures")
    func damaged() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.report(on: "# CAVS 11.0\n", named: "SHA1ShortMsg.rsp").failed == 1)
        let text = "Len = 24\nMsg = 616263\nMD = none\n"
        #expect(try folder.report(on: text, named: "SHA1ShortMsg.rsp").failedCases == 1)
    }

    @Test("in a form that is not known are skipped, by name")
    func unknown() throws {
        let report = try TemporaryFolder().report(on: "COUNT = 0\nX = 12\n", named: "Other.rsp")
        #expect(report.skips.map(\.reason) == ["needs a reader of CAVP's Other"])
        #expect(report.failed == 0)
    }
}
