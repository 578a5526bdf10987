import MimaBytes
import MimaCrypto
import Testing

/// bcrypt_pbkdf against the Python package bcrypt 5.0.0, which has an implementation of its own in Rust.
@Suite("bcrypt_pbkdf")
struct BcryptPBKDFTests {
    private static let phrase = Array("pass phr\u{e4}se".utf8)
    private static let salt = (0..<16).map { UInt8($0) }

    struct Case: Sendable, CustomTestStringConvertible {
        var passphrase: [UInt8]
        var salt: [UInt8]
        var rounds: Int
        var expected: String

        init(_ passphrase: [UInt8], _ salt: [UInt8], rounds: Int, _ expected: String) {
            self.passphrase = passphrase
            self.salt = salt
            self.rounds = rounds
            self.expected = expected
        }

        var testDescription: String {
            "\(expected.count / 2) bytes from a passphrase of \(passphrase.count) and a salt of \(salt.count), "
                + "\(rounds) rounds"
        }
    }

    /// From `bcrypt.kdf(passphrase, salt, size, rounds, ignore_few_rounds=True).hex()`.
    private static let cases = [
        Case(
            Array("password".utf8),
            Array("salt".utf8),
            rounds: 4,
            "5bbf0cc293587f1c3635555c27796598d47e579071bf427e9d8fbe842aba34d9"
        ),
        Case(
            Array("password".utf8),
            [0],
            rounds: 4,
            "c12b566235eee04c212598970a579a67"
        ),
        Case(
            [0],
            Array("salt".utf8),
            rounds: 4,
            "6051be18c2f4f82cbf0efee5471b4bb9"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "99"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "998c6069e8e2cfedb973eebac9ac2a95e89388a9a430b40154d9e59393b348"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "998e8c4160a669e6e8cbe281cf5ced4db935731dee6fba46c946ac142a549520e8"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "998e8c4160a669e6e8cbe281cf5ced4db935731dee6fba46c946ac142a549520e85e93ae887ba9e5"
                + "a458305bb47b01b554dcd970e5ab93569384b33c4817b1"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "998e8c4160a669e6e8cbe281cf5ced4db935731dee6fba46c946ac142a549520e85e93ae887ba9e5"
                + "a458305bb47b01b554dcd970e5ab93569384b33c4817b19e"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "998ee68c414e60a6cf69e68ce8cbf2e281e3cf5c40ed4ddeb93509731d22ee6f00ba466bc94689ac"
                + "14c42a54d09520b1e85e2093ae9d887b0ba9e521a458cf305b"
        ),
        Case(
            phrase,
            salt,
            rounds: 1,
            "998ee68c414e60a6cf69e68ce8cbf2e281e3cf5c40ed4ddeb93509731d22ee6f00ba466bc94689ac"
                + "14c42a54d09520b1e85e2093ae9d887b0ba9e521a458cf305bb0b47b2201b52554dcc4d9705de5ab"
                + "14935633938415b33c8f48175eb19e55"
        ),
        Case(
            phrase,
            salt,
            rounds: 2,
            "a176231f9b72d07ddf53dbacc8607784d4c0a0f299906fa2f8ac999ae1619bd47f1bd9b161580a26"
                + "23cbe05c7d6b31865f65b99a56c3f132c2cf4f543d62ed68d583f71ac2745d3e2aaa19cd0a87cd03"
                + "c32bed65b0e3fb525e14c6ee09343d2d112ad471"
        ),
        Case(
            phrase,
            salt,
            rounds: 16,
            "80713eb1777e7d2e73cd8c6df151f94c8d9f2b76a316bff4a126ed079308bb230bff19b633b4c6a9"
                + "d60aaa6623c1ec7a"
        ),
        Case(
            phrase,
            salt,
            rounds: 24,
            "62f66f803b7e3f0bc6c6648248933eac9fbc99589a9a9f65814810a5b3bfa6058c82f07e71e0b87b"
                + "48e8a7d0ca8932264021ef56c1e0b7d848163f463f68b39a"
        ),
        Case(
            (0...255).map { UInt8($0) },
            (0..<1000).map { UInt8($0 % 251) },
            rounds: 3,
            "ab4805501c61d3a681e042779b8a79365d225161208425a19dcd298a41189b6169cbc7de0e76207d"
                + "af54e203c1ddc97e"
        ),
        Case(
            [UInt8](repeating: 0x78, count: 200),
            Array("s".utf8),
            rounds: 7,
            "55dc1801adeb8b9eabe83ece25666adb216d3b5a69cee0233bbe80d865fc7761a22527f9d5ba050d"
        ),
    ]

    @Test("agrees with the bcrypt package", arguments: cases)
    func agrees(_ test: Case) throws {
        let key = try derive(test.passphrase, test.salt, rounds: test.rounds, byteCount: test.expected.count / 2)
        #expect(Hex.encode(key) == test.expected)
    }

    @Test("derives the longest keys")
    func longest() throws {
        // SHA-256 of bcrypt.kdf(phrase, salt, 512, 1), the longest key which that package derives.
        let half = try derive(Self.phrase, Self.salt, rounds: 1, byteCount: 512)
        #expect(
            Hex.encode(try HashAlgorithm.sha256.hash(half))
                == "e972637d803dce648d82792e9ed8c837a0c95ae9c37bfdc26bcd0877910a7979"
        )
        // A key of 1,024 bytes has twice as many blocks, the first half of which are those of the shorter key.
        let whole = try derive(Self.phrase, Self.salt, rounds: 1, byteCount: 1024)
        let common = (0..<512).map { whole[$0 / 16 * 32 + $0 % 16] }
        #expect(common == half)
    }

    @Test("refuses parameters out of range")
    func ranges() {
        let phrase = Self.phrase
        let salt = Self.salt
        #expect(throws: CryptoError.wrongByteCount(of: "passphrase", found: 0, expected: 1...Int.max)) {
            try derive([], salt, rounds: 1, byteCount: 32)
        }
        #expect(throws: CryptoError.wrongByteCount(of: "salt", found: 0, expected: 1...1_048_576)) {
            try derive(phrase, [], rounds: 1, byteCount: 32)
        }
        #expect(throws: CryptoError.wrongByteCount(of: "salt", found: 1_048_577, expected: 1...1_048_576)) {
            try derive(phrase, [UInt8](repeating: 0, count: 1_048_577), rounds: 1, byteCount: 32)
        }
        for rounds in [Int.min, -1, 0, 101, Int.max] {
            #expect(
                throws: CryptoError.parameterOutOfRange("number of bcrypt rounds", found: rounds, allowed: 1...100)
            ) {
                try derive(phrase, salt, rounds: rounds, byteCount: 32)
            }
        }
        for byteCount in [Int.min, 0, 1025, Int.max] {
            #expect(
                throws: CryptoError.parameterOutOfRange("size of the derived key", found: byteCount, allowed: 1...1024)
            ) {
                try derive(phrase, salt, rounds: 1, byteCount: byteCount)
            }
        }
    }

    @Test("takes a salt of 1 MiB")
    func longSalt() throws {
        let key = try derive(Self.phrase, [UInt8](repeating: 7, count: 1 << 20), rounds: 1, byteCount: 16)
        #expect(Hex.encode(key) == "7113b7ba07489a356a631e2d5f9bead6")
    }

    private func derive(_ passphrase: [UInt8], _ salt: [UInt8], rounds: Int, byteCount: Int) throws -> [UInt8] {
        let key = try BcryptPBKDF.deriveKey(
            passphrase: SecretBytes(copying: passphrase),
            salt: salt.span,
            rounds: rounds,
            maximumRounds: 100,
            byteCount: byteCount
        )
        return key.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}
