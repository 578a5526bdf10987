import Foundation
import MimaCryptoKit
import Testing

@Suite("swift-crypto's authentication codes and derivations")
struct CodeTests {
    @Test("HMAC gives RFC 4231's codes, also in pieces and over a function that is not ours")
    func hmac() throws {
        let key = SymmetricKey(data: Data(repeating: 0x0b, count: 20))
        let message = Data("Hi There".utf8)
        let expected = Data(hex: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
        #expect(code == expected)
        #expect(code.description == "HMAC with SHA256: \(expected.hex)")
        #expect(code.byteCount == 32 && Array(code) == Array(expected))
        #expect(HMAC<SHA256>.isValidAuthenticationCode(expected, authenticating: message, using: key))
        #expect(!HMAC<SHA256>.isValidAuthenticationCode(expected.dropLast(), authenticating: message, using: key))
        #expect(HMAC<Wrapped>.authenticationCode(for: message, using: key) == expected)

        var running = HMAC<SHA256>(key: key)
        running.update(data: message.prefix(3))
        let copy = running
        running.update(data: Pieces(message.dropFirst(3), at: 2))
        #expect(running.finalize() == code)
        #expect(copy.finalize() == HMAC<SHA256>.authenticationCode(for: message.prefix(3), using: key))

        let long = SymmetricKey(data: Data(repeating: 0xaa, count: 131))
        let test = Data("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        let longExpected = Data(hex: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
        #expect(HMAC<SHA256>.authenticationCode(for: test, using: long) == longExpected)
        #expect(HMAC<Wrapped>.authenticationCode(for: test, using: long) == longExpected)
    }

    @Test("HKDF gives RFC 5869's keys, over our functions and over others")
    func hkdf() {
        let input = SymmetricKey(data: Data(repeating: 0x0b, count: 22))
        let salt = Data(hex: "000102030405060708090a0b0c")
        let info = Data(hex: "f0f1f2f3f4f5f6f7f8f9")
        let expected = SymmetricKey(
            data: Data(hex: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
        )
        #expect(
            HKDF<SHA256>.deriveKey(inputKeyMaterial: input, salt: salt, info: info, outputByteCount: 42) == expected
        )
        #expect(
            HKDF<Wrapped>.deriveKey(
                inputKeyMaterial: input,
                salt: Pieces(salt, at: 4),
                info: Pieces(info, at: 9),
                outputByteCount: 42
            ) == expected
        )
        #expect(
            HKDF<SHA256>.extract(inputKeyMaterial: input, salt: salt)
                == Data(hex: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
        )
    }

    @Test("CMAC gives RFC 4493's codes, and takes keys of AES's sizes alone")
    func cmac() throws {
        let key = SymmetricKey(data: Data(hex: "2b7e151628aed2a6abf7158809cf4f3c"))
        let message = Data(hex: "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411")
        var running = try AES.CMAC(key: key)
        let empty = running
        running.update(data: message.prefix(1))
        var cut = try AES.CMAC(key: key, outputSize: 4)
        cut.update(data: message)
        running.update(data: message.dropFirst())
        #expect(running.finalize() == Data(hex: "dfa66747de9ae63030ca32611497c827"))
        #expect(cut.finalize() == Data(hex: "dfa66747"))
        #expect(empty.finalize() == Data(hex: "bb1d6929e95937287fa37d129b756746"))
        let short = SymmetricKey(data: Data(count: 15))
        #expect(failure(CryptoKitError.self) { try AES.CMAC(key: short) } == .incorrectKeySize)
        #expect(failure(CryptoKitError.self) { try AES.CMAC(key: key, outputSize: 17) } == .incorrectParameterSize)
    }

    @Test("passwords become RFC 7914's keys")
    func passwords() throws {
        let scrypt = try KDF.Scrypt.deriveKey(
            from: Data("password".utf8),
            salt: Data("NaCl".utf8),
            outputByteCount: 64,
            rounds: 1024,
            blockSize: 8,
            parallelism: 16
        )
        #expect(
            scrypt.bytes.hex
                == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        )
        let pbkdf2 = try KDF.Insecure.PBKDF2.deriveKey(
            from: Data("passwd".utf8),
            salt: Data("salt".utf8),
            using: .sha256,
            outputByteCount: 64,
            unsafeUncheckedRounds: 1
        )
        #expect(
            pbkdf2.bytes.hex
                == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
        )
        let few = failure(CryptoKitError.self) {
            try KDF.Insecure.PBKDF2.deriveKey(
                from: Data([1]),
                salt: Data([2]),
                using: .sha512,
                outputByteCount: 32,
                rounds: 209_999
            )
        }
        #expect(few == .incorrectParameterSize)
        let memory = failure(CryptoKitError.self) {
            try KDF.Scrypt.deriveKey(
                from: Data([1]),
                salt: Data([2]),
                outputByteCount: 32,
                rounds: 1 << 14,
                blockSize: 8,
                parallelism: 1,
                maxMemory: 1 << 20
            )
        }
        #expect(memory == .incorrectParameterSize)
    }
}

/// A hash function of someone else's, which happens to be SHA-256.
private struct Wrapped: HashFunction {
    static let blockByteCount = 64
    private var base = SHA256()

    init() {}

    mutating func update(bufferPointer: UnsafeRawBufferPointer) { unsafe base.update(bufferPointer: bufferPointer) }

    func finalize() -> SHA256Digest { base.finalize() }
}
