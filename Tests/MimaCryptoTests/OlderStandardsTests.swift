import MimaBytes
import MimaCrypto
import Testing

/// What older validation programs ask for beside what is usual today. Values by openssl 3.0, by Python's cryptography,
/// or put together from the standards' formulas over the blocks of PyCryptodome and Python's hmac, where it says so.
@Suite("Older standards")
struct OlderStandardsTests {
    private static let key = SymmetricKey(data: Array(0..<16))
    private static let tripleKey = SymmetricKey(
        data: [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01]
            + [0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23]
    )
    private static let message = (0..<16).map { UInt8(0x11 * $0) }

    // PyCryptodome's blocks, SP 800-38F §6.1.
    @Test("key wrap goes by the inverse of the cipher where that is asked for")
    func inverseKeyWrap() throws {
        let secret = SymmetricKey(data: Self.message)
        let wrapped = try Hex.decode("88176ec1a7facee6daf9562fc6ca95f894a41b629a6ae5a2")
        #expect(try KeyWrap.wrap(secret, using: Self.key, function: .inverse) == wrapped)
        #expect(try KeyWrap.unwrap(wrapped, using: Self.key, function: .inverse) == secret)
        #expect(throws: CryptoError.authenticationFailed) { try KeyWrap.unwrap(wrapped, using: Self.key) }
        for (count, text) in [
            (9, "1f6d95725d026c185d49e949a6b8a04a93c97ccbcbf94ff1"), (7, "badb5c1156f133e017dfce87847d29ea"),
        ] {
            let secret = SymmetricKey(data: Array(Self.message[..<count]))
            let wrapped = try Hex.decode(text)
            #expect(try KeyWrap.wrapPadded(secret, using: Self.key, function: .inverse) == wrapped)
            #expect(try KeyWrap.unwrapPadded(wrapped, using: Self.key, function: .inverse) == secret)
        }
    }

    // PyCryptodome's blocks, SP 800-38F §7.2.
    @Test(
        "key wrap with triple DES gives known values, and refuses every bit turned over",
        arguments: [
            (KeyWrap.CipherFunction.forward, "21a43566398d98b6eaa02773b6b92a78"),
            (.inverse, "50a835ec3a8cc7c6cde97776797394eb"),
        ]
    )
    func tripleDESKeyWrap(function: KeyWrap.CipherFunction, text: String) throws {
        let secret = SymmetricKey(data: Array(Self.message[..<12]))
        let wrapped = try Hex.decode(text)
        #expect(try Insecure.TripleDESKeyWrap.wrap(secret, using: Self.tripleKey, function: function) == wrapped)
        #expect(try Insecure.TripleDESKeyWrap.unwrap(wrapped, using: Self.tripleKey, function: function) == secret)
        for bit in 0..<8 * wrapped.count {
            var altered = wrapped
            altered[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: CryptoError.authenticationFailed) {
                try Insecure.TripleDESKeyWrap.unwrap(altered, using: Self.tripleKey, function: function)
            }
        }
    }

    @Test("key wrap with triple DES refuses other sizes")
    func tripleDESKeyWrapSizes() {
        for count in [0, 4, 9, 65540] {
            let secret = SymmetricKey(data: [UInt8](repeating: 1, count: count))
            #expect(throws: CryptoError.self) { try Insecure.TripleDESKeyWrap.wrap(secret, using: Self.tripleKey) }
        }
        for count in [0, 8, 13, 65544] {
            #expect(throws: CryptoError.authenticationFailed) {
                try Insecure.TripleDESKeyWrap.unwrap([UInt8](repeating: 1, count: count), using: Self.tripleKey)
            }
        }
        #expect(throws: CryptoError.self) {
            try Insecure.TripleDESKeyWrap.wrap(Self.tripleKey, using: Self.key)
        }
    }

    // Python's cryptography, KBKDFHMAC and KBKDFCMAC.
    @Test(
        "the counter of a derivation stands before, in, or after the fixed input",
        arguments: [
            (
                KBKDF.CounterLocation.beforeFixedInput, 8,
                "c1b1301b5bd2ff2728fe6b2201ffe15fe14b4fde9bcfa6c938a6703db667e17a5251dfb1354e4a99"
            ),
            (.afterFixedInput, 32, "210f913c695a3034e8e2e2758993e41b6336458e643245d5fc7d40b1eb52415a8932d199f437f332"),
            (
                .insideFixedInput(at: 5), 32,
                "29f97833dc543ce80a69d14c5da924f6348eacfae66c6ae4361f413b29082148e6dfb2654b5f8f84"
            ),
        ]
    )
    func counterLocation(location: KBKDF.CounterLocation, bitCount: Int, text: String) throws {
        let kdf = KBKDF(.hmac(.sha256), counterBitCount: bitCount, counterLocation: location)
        let key = try kdf.deriveKey(
            from: SymmetricKey(data: Array(0..<32)),
            fixedInput: Self.fixedInput,
            byteCount: 40
        )
        #expect(try key == SymmetricKey(data: Hex.decode(text)))
    }

    private static let fixedInput = Array("label".utf8) + [0] + Array("context".utf8) + [0, 1, 0x40]

    @Test("the counter over CMAC stands in the fixed input")
    func counterLocationOverCMAC() throws {
        let kdf = KBKDF(.cmac(.aes), counterBitCount: 16, counterLocation: .insideFixedInput(at: 5))
        let key = try kdf.deriveKey(from: Self.key, fixedInput: Self.fixedInput, byteCount: 40)
        let expected = "bb7f98cea1e0e3a007b95fafa572c0005f5543982ddbdbd1869be98b73be603f54ae5bf8af6776e9"
        #expect(try key == SymmetricKey(data: Hex.decode(expected)))
    }

    // Python's hmac, SP 800-108 §4.2.
    @Test(
        "in feedback mode the counter may stand before what is fed back",
        arguments: [
            (
                KBKDF.CounterLocation.beforeIteration,
                "14790439133781e9f786fa1fc45d0871db6bf2b1b18a36a17bc3424f1f2070c83fbd27347c2ff8d1"
            ),
            (.beforeFixedInput, "b6028e33a064063ed15e489dcc98b52dc63ce037f6a843f16d673812aaea704e95ef25be68982cc9"),
            (.afterFixedInput, "34eb32b983b415ccb638f5ff84049c2b7f37727c23feb9f1eed71eb507f3c14df51c0f57d91d4751"),
        ]
    )
    func counterLocationInFeedback(location: KBKDF.CounterLocation, text: String) throws {
        let iv = Array("ivivivivivivivivivivivivivivivab".utf8)
        let kdf = KBKDF(.hmac(.sha256), mode: .feedback(iv: iv), counterBitCount: 8, counterLocation: location)
        let key = try kdf.deriveKey(
            from: SymmetricKey(data: Array(0..<32)),
            fixedInput: Self.fixedInput,
            byteCount: 40
        )
        #expect(try key == SymmetricKey(data: Hex.decode(text)))
    }

    @Test("a counter cannot stand where the fixed input has ended", arguments: [-1, 17, Int.max, Int.min])
    func counterOutside(offset: Int) {
        let kdf = KBKDF(.hmac(.sha256), counterLocation: .insideFixedInput(at: offset))
        #expect(throws: CryptoError.self) {
            try kdf.deriveKey(from: Self.key, fixedInput: Self.fixedInput, byteCount: 16)
        }
    }

    // openssl enc -aes-128-cfb1, -des-ede3-cfb1
    @Test("CFB bit by bit gives openssl's bytes")
    func bitFeedback() throws {
        let message = Array("cipher feedback, bit by bit".utf8)
        for (cipher, key, iv, text) in [
            (
                UnauthenticatedCipher.cfb1(.aes128), Self.key, Self.message,
                "262c7a4345fd9254cbd3b57fbb4b718d560b1765935e474c6b251c"
            ),
            (
                .cfb1(.insecure(.tripleDES)), Self.tripleKey, Array(Self.message[..<8]),
                "4270a1d59a6ae6d301136c2d88d14dbee7600a2d3fd5eb463899d4"
            ),
        ] {
            let encrypted = try Hex.decode(text)
            #expect(try cipher.encrypt(message, using: key, iv: iv) == encrypted)
            #expect(try cipher.decrypt(encrypted, using: key, iv: iv) == message)
        }
    }

    // openssl pkeyutl -sign -pkeyopt rsa_padding_mode:x931
    @Test("signatures by X9.31 of openssl verify, and with a bit turned over they do not")
    func x931() throws {
        let key = try PublicKey(.rsa(n: Hex.decode(Self.modulus), e: [1, 0, 1]), limits: .legacy)
        let message = Array("signed by X9.31".utf8)
        for (hash, text) in [(HashAlgorithm.insecure(.sha1), Self.overSHA1), (.sha256, Self.overSHA256)] {
            var signature = try Hex.decode(text)
            let scheme = SignatureScheme.insecure(.rsaX931(hash))
            #expect(try key.isValidSignature(signature, for: message, using: scheme))
            #expect(try !key.isValidSignature(signature, for: message + [0], using: scheme))
            signature[64] ^= 1
            #expect(try !key.isValidSignature(signature, for: message, using: scheme))
        }
        #expect(throws: CryptoError.self) {
            try key.isValidSignature(Hex.decode(Self.overSHA1), for: message, using: .insecure(.rsaX931(.sha224)))
        }
    }

    private static let modulus =
        "cabf4a70a8dea09e85003aeff451ea2e6731626781300c7a5e0bb81157581f89daaf998361c434e832ff2a1cf8e878a1"
        + "4c137047572b16564b673b30491af6697d47f750931574a83046123659a74c8afffbcfd55a1d650585d50aa014bc58c2"
        + "4a2f992cee4e62616094f9a5b15a19df9a2ee7e8a0118baf8c4874ea709669c7"
    private static let overSHA1 =
        "1b31f34e35b31c328300dcec026e3a7362093c23b11b7621cb7e8486661c87a57fa132f6a8c86b4a477569a0d8a5d68c"
        + "5de1262eeb1d913bd6f993bd03295c79727375ed61a8fb61fc9796e06f73c6b168df936fae905a3ba1d09297094af091"
        + "b1156408f3962f1db4bd3f4e2c22fc3b08ec9791795a89038ca70f2656d9359f"
    private static let overSHA256 =
        "4c936568c8c0bbd99b248ba75fb576344c9dea1373cfe37c897b0d92122d6b98c97008eb78f853aa51e2df7cbe8bc056"
        + "265bce61c76c5d17334876f8ffc19467399caa1a7481702a98a0ba158e695c1d69d8e716d4e18b6f0ed6c02219a56799"
        + "5793842d70db2fc097f9a349b4b21355c5c1a951492fb407def3a034360cd33e"
}
