import MimaBytes
import MimaCrypto
import Testing

@Suite("HKDF")
struct HKDFTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var hash: HashAlgorithm
        var key: [UInt8]
        var salt: [UInt8] = []
        var info: [UInt8] = []
        var pseudorandomKey: String
        var expected: String

        var testDescription: String { name }
    }

    /// RFC 5869 appendix A.
    static let rfc5869 = [
        Case(
            name: "A.1",
            hash: .sha256,
            key: [UInt8](repeating: 0x0b, count: 22),
            salt: Array(0x00...0x0c),
            info: Array(0xf0...0xf9),
            pseudorandomKey: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            expected: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        ),
        Case(
            name: "A.2, everything longer",
            hash: .sha256,
            key: Array(0x00...0x4f),
            salt: Array(0x60...0xaf),
            info: Array(0xb0...0xff),
            pseudorandomKey: "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
            expected: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87"
        ),
        Case(
            name: "A.3, no salt, no info",
            hash: .sha256,
            key: [UInt8](repeating: 0x0b, count: 22),
            pseudorandomKey: "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            expected: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
        ),
        Case(
            name: "A.4",
            hash: .insecure(.sha1),
            key: [UInt8](repeating: 0x0b, count: 11),
            salt: Array(0x00...0x0c),
            info: Array(0xf0...0xf9),
            pseudorandomKey: "9b6c18c432a7bf8f0e71c8eb88f4b30baa2ba243",
            expected: "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896"
        ),
        Case(
            name: "A.7, no salt, no info",
            hash: .insecure(.sha1),
            key: [UInt8](repeating: 0x0c, count: 22),
            pseudorandomKey: "2adccada18779e7c2077ad2eb19d3f3e731385dd",
            expected: "2c91117204d745f3500d636a62f64f0ab3bae548aa53d423b0d1f27ebba6f5e5673a081d70cce7acfc48"
        ),
    ]

    private func text(_ key: SymmetricKey) -> String { key.withBytes { Hex.encode($0) } }

    @Test("gives the keys of RFC 5869, in one step and in two", arguments: rfc5869)
    func vectors(_ item: Case) throws {
        let hkdf = HKDF(item.hash)
        let count = item.expected.utf8.count / 2
        let key = SymmetricKey(data: item.key)
        #expect(
            text(try hkdf.deriveKey(from: key, salt: item.salt, info: item.info, byteCount: count)) == item.expected
        )
        let pseudorandomKey = try hkdf.extract(from: key, salt: item.salt)
        #expect(text(pseudorandomKey) == item.pseudorandomKey)
        #expect(text(try hkdf.expand(pseudorandomKey, info: item.info, byteCount: count)) == item.expected)
    }

    /// From the Python package cryptography.
    @Test("takes an info of any length, an empty key and the largest size")
    func extremes() throws {
        let largest = try HKDF(.sha256).deriveKey(
            from: SymmetricKey(data: ascii("key material")),
            salt: ascii("salt"),
            info: message(5000),
            byteCount: 255 * 32
        )
        #expect(largest.byteCount == 8160)
        #expect(text(largest).hasSuffix("ac5af3476b3cd1cce626d7f4fc8ad6f8846a283ba0ceb5b71bc3b3fe3789c1c3"))
        let fromNothing = try HKDF(.sha512).deriveKey(
            from: SymmetricKey(data: []),
            salt: ascii("salt"),
            byteCount: 100
        )
        #expect(
            text(fromNothing)
                == "28a09a1b02acd508b3d5f4ac9cbf945ef32f79b1f318672922f8a2e50bcd26ab"
                + "fa4551e38bed7628be78eae6664c97cb5dcc602872caada950cadbb8ef67faa7"
                + "d67b4b0e3b53495c548ff198f95bbc2f078ee2711d66807f4cf36cb488fbce33534849fa"
        )
    }

    @Test("gives keys that start alike whatever the size", arguments: HashAlgorithm.fixedSamples)
    func sizes(_ hash: HashAlgorithm) throws {
        let key = SymmetricKey(data: message(20))
        let long = text(try HKDF(hash).deriveKey(from: key, byteCount: 4 * hash.byteCount))
        for count in [1, hash.byteCount - 1, hash.byteCount, hash.byteCount + 1, 3 * hash.byteCount] {
            let short = text(try HKDF(hash).deriveKey(from: key, byteCount: count))
            #expect(short == String(long.prefix(2 * count)))
        }
    }

    @Test("derives from a shared secret")
    func sharedSecret() throws {
        let mine = try Curve25519.KeyAgreement.PrivateKey()
        let secret = try mine.sharedSecret(with: Curve25519.KeyAgreement.PrivateKey().publicKey)
        let key = try secret.hkdfDerivedSymmetricKey(using: .sha256, salt: [1], sharedInfo: [2], outputByteCount: 40)
        let expected = try HKDF(.sha256)
            .deriveKey(from: SymmetricKey(secret.secretBytes), salt: [1], info: [2], byteCount: 40)
        #expect(key == expected)
    }

    @Test("refuses sizes out of range", arguments: [Int.min, -1, 0, 255 * 32 + 1, Int.max])
    func sizeRefusals(count: Int) {
        let error = CryptoError.parameterOutOfRange("size of the derived key", found: count, allowed: 1...8160)
        let key = SymmetricKey(data: message(32))
        #expect(throws: error) { try HKDF(.sha256).deriveKey(from: key, byteCount: count) }
        #expect(throws: error) { try HKDF(.sha256).expand(key, byteCount: count) }
        #expect(error.description == "the size of the derived key is \(count), and should be 1 to 8160")
    }

    @Test("refuses to expand what is shorter than a digest")
    func shortKey() {
        let error = CryptoError.wrongByteCount(of: "pseudorandom key", found: 31, expected: 32...Int.max)
        #expect(throws: error) { try HKDF(.sha256).expand(SymmetricKey(data: message(31)), byteCount: 1) }
        #expect(error.description == "the pseudorandom key has 31 bytes, and should have at least 32")
    }

    @Test("is refused over functions without HMAC", arguments: HMACTests.refused)
    func hashRefusals(_ hash: HashAlgorithm) {
        let key = SymmetricKey(data: message(64))
        for run in [
            { try HKDF(hash).deriveKey(from: key, byteCount: 16) }, { try HKDF(hash).extract(from: key) },
            { try HKDF(hash).expand(key, byteCount: 16) },
        ] {
            let error = #expect(throws: CryptoError.self) { try run() }
            guard case .unsupported = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }
}
