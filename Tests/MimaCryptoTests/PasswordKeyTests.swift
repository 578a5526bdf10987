import MimaBytes
import MimaCrypto
import Testing

/// PBKDF2 and scrypt.
@Suite("Keys from passwords")
struct PasswordKeyTests {
    private func text(_ key: SymmetricKey) -> String { key.withBytes { Hex.encode($0) } }

    struct PBKDF2Case: Sendable, CustomTestStringConvertible {
        var hash: HashAlgorithm
        var password: String
        var salt: String
        var iterations: Int
        var expected: String

        var testDescription: String { "\(hash), \(iterations) iterations" }
    }

    /// RFC 6070, without its case of 2^24 iterations, and RFC 7914 §11; the empty password and salt from Python's
    /// hashlib.
    static let pbkdf2 = [
        PBKDF2Case(
            hash: .insecure(.sha1),
            password: "password",
            salt: "salt",
            iterations: 1,
            expected: "0c60c80f961f0e71f3a9b524af6012062fe037a6"
        ),
        PBKDF2Case(
            hash: .insecure(.sha1),
            password: "password",
            salt: "salt",
            iterations: 2,
            expected: "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"
        ),
        PBKDF2Case(
            hash: .insecure(.sha1),
            password: "passwordPASSWORDpassword",
            salt: "saltSALTsaltSALTsaltSALTsaltSALTsalt",
            iterations: 4096,
            expected: "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038"
        ),
        PBKDF2Case(
            hash: .insecure(.sha1),
            password: "pass\0word",
            salt: "sa\0lt",
            iterations: 4096,
            expected: "56fa6aa75548099dcc37d7f03425e0c3"
        ),
        PBKDF2Case(
            hash: .sha256,
            password: "passwd",
            salt: "salt",
            iterations: 1,
            expected: "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
        ),
        PBKDF2Case(
            hash: .sha256,
            password: "Password",
            salt: "NaCl",
            iterations: 80000,
            expected: "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
        ),
        PBKDF2Case(
            hash: .sha256,
            password: "",
            salt: "",
            iterations: 3,
            expected: "b372796454d37ac042a195b62eeb7cfed38ddd92f757e2fee04210df03ac1d2e60cacbca93caf145"
        ),
    ]

    @Test("are those of RFC 6070 and RFC 7914 for PBKDF2", arguments: pbkdf2)
    func pbkdf2Vectors(_ item: PBKDF2Case) throws {
        let key = try PBKDF2(item.hash, iterations: item.iterations).deriveKey(
            from: SecretBytes(copying: ascii(item.password)),
            salt: ascii(item.salt),
            byteCount: item.expected.utf8.count / 2
        )
        #expect(text(key) == item.expected)
    }

    @Test("refuse iterations out of range", arguments: [Int.min, -1, 0, 1 << 31, Int.max])
    func iterationRefusals(iterations: Int) {
        let range = 1...(1 << 31 - 1)
        let error = CryptoError.parameterOutOfRange("number of iterations", found: iterations, allowed: range)
        #expect(throws: error) {
            try PBKDF2(.sha256, iterations: iterations)
                .deriveKey(from: SecretBytes(copying: [1]), salt: [], byteCount: 32)
        }
        #expect(error.description == "the number of iterations is \(iterations), and should be 1 to 2147483647")
    }

    @Test("refuse sizes that would take all memory", arguments: [Int.min, -1, 0, 1 << 24 + 1, 1 << 36, Int.max])
    func sizeRefusals(count: Int) {
        let error = CryptoError.parameterOutOfRange("size of the derived key", found: count, allowed: 1...(1 << 24))
        let password = SecretBytes(copying: [1])
        #expect(throws: error) {
            try PBKDF2(.sha256, iterations: 1).deriveKey(from: password, salt: [], byteCount: count)
        }
        #expect(throws: error) { try Scrypt(cost: 2).deriveKey(from: password, salt: [], byteCount: count) }
    }

    @Test("are refused for PBKDF2 over functions without HMAC", arguments: HMACTests.refused)
    func hashRefusals(_ hash: HashAlgorithm) {
        let error = #expect(throws: CryptoError.self) {
            try PBKDF2(hash, iterations: 1).deriveKey(from: SecretBytes(copying: [1]), salt: [], byteCount: 1)
        }
        guard case .unsupported = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    struct ScryptCase: Sendable, CustomTestStringConvertible {
        var password: String
        var salt: String
        var cost: Int
        var blockSize: Int
        var parallelism: Int
        var expected: String

        var testDescription: String { "N = \(cost), r = \(blockSize), p = \(parallelism)" }
    }

    /// RFC 7914 §12, without its case of 1 GiB.
    static let scrypt = [
        ScryptCase(
            password: "",
            salt: "",
            cost: 16,
            blockSize: 1,
            parallelism: 1,
            expected: "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        ScryptCase(
            password: "password",
            salt: "NaCl",
            cost: 1024,
            blockSize: 8,
            parallelism: 16,
            expected: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622"
                + "eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        ScryptCase(
            password: "pleaseletmein",
            salt: "SodiumChloride",
            cost: 16384,
            blockSize: 8,
            parallelism: 1,
            expected: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ]

    @Test("are those of RFC 7914 for scrypt, with just enough memory", arguments: scrypt)
    func scryptVectors(_ item: ScryptCase) throws {
        let parameters = Scrypt(cost: item.cost, blockSize: item.blockSize, parallelism: item.parallelism)
        let needed = try #require(parameters.memory)
        let exact = Scrypt(
            cost: item.cost,
            blockSize: item.blockSize,
            parallelism: item.parallelism,
            maximumMemory: needed
        )
        let password = SecretBytes(copying: ascii(item.password))
        for scrypt in [parameters, exact] {
            #expect(text(try scrypt.deriveKey(from: password, salt: ascii(item.salt), byteCount: 64)) == item.expected)
        }
        let tooLittle = Scrypt(
            cost: item.cost,
            blockSize: item.blockSize,
            parallelism: item.parallelism,
            maximumMemory: needed - 1
        )
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "memory in bytes for scrypt",
                found: needed,
                allowed: 0...(needed - 1)
            )
        ) { try tooLittle.deriveKey(from: password, salt: ascii(item.salt), byteCount: 64) }
    }

    private func refusal(_ scrypt: Scrypt) -> CryptoError? {
        #expect(throws: CryptoError.self) {
            try scrypt.deriveKey(from: SecretBytes(copying: [1]), salt: [2], byteCount: 32)
        }
    }

    @Test("refuse a cost that is no power of two from 2", arguments: [Int.min, -2, -1, 0, 1, 3, 1023, Int.max])
    func costRefusals(cost: Int) {
        let reason = "the scrypt cost is \(cost), and should be a power of two from 2"
        #expect(refusal(Scrypt(cost: cost, maximumMemory: .max)) == .unsupported(reason))
    }

    @Test("refuse a cost above what the block size allows")
    func costAboveBlockSize() throws {
        let reason = "the scrypt cost is 65536, too much for a block size of 1"
        #expect(refusal(Scrypt(cost: 65536, blockSize: 1)) == .unsupported(reason))
        #expect(
            refusal(Scrypt(cost: 1 << 32, blockSize: 2, maximumMemory: .max))?.description.contains("too much") == true
        )
        // The largest that RFC 7914 §2 allows for r = 1: 8 MiB.
        _ = try Scrypt(cost: 32768, blockSize: 1).deriveKey(from: SecretBytes(copying: [1]), salt: [2], byteCount: 32)
    }

    @Test("refuse a block size or a parallelism out of range", arguments: [Int.min, -1, 0, 1 << 24, 1 << 62, Int.max])
    func factorRefusals(value: Int) {
        let allowed = 1...(1 << 24 - 1)
        #expect(
            refusal(Scrypt(cost: 2, blockSize: value, maximumMemory: .max))
                == .parameterOutOfRange("scrypt block size", found: value, allowed: allowed)
        )
        #expect(
            refusal(Scrypt(cost: 2, parallelism: value, maximumMemory: .max))
                == .parameterOutOfRange("scrypt parallelism", found: value, allowed: allowed)
        )
    }

    @Test("refuse a product of block size and parallelism out of range")
    func productRefusals() {
        let allowed = 1...(1 << 24 - 1)
        #expect(
            refusal(Scrypt(cost: 2, blockSize: 1 << 12, parallelism: 1 << 12, maximumMemory: .max))
                == .parameterOutOfRange(
                    "product of scrypt block size and parallelism",
                    found: 1 << 24,
                    allowed: allowed
                )
        )
    }

    @Test("refuse what needs more memory than is allowed, or than can be counted")
    func memoryRefusals() {
        func error(_ needed: Int, _ limit: Int) -> CryptoError {
            .parameterOutOfRange("memory in bytes for scrypt", found: needed, allowed: 0...limit)
        }
        #expect(Scrypt(cost: 1 << 20).memory == 128 * 8 * (1 << 20 + 3))
        #expect(refusal(Scrypt(cost: 1 << 21)) == error(128 * 8 * (1 << 21 + 3), 1 << 30 + 1 << 24))
        #expect(refusal(Scrypt(cost: 2, maximumMemory: 0)) == error(128 * 8 * 5, 0))
        #expect(refusal(Scrypt(cost: 2, maximumMemory: .min)) == error(128 * 8 * 5, 0))
        #expect(Scrypt(cost: 1 << 62).memory == nil)
        #expect(Scrypt(cost: 1 << 62, blockSize: .max, parallelism: .max).memory == nil)
        for limit in [1 << 30, Int.max] {
            #expect(
                refusal(Scrypt(cost: 1 << 62, maximumMemory: limit))
                    == .unsupported(
                        "scrypt with the cost 4611686018427387904 and the block size 8 needs more memory than there is"
                    )
            )
        }
    }
}
