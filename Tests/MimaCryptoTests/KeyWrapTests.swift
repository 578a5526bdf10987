import MimaBytes
import MimaCrypto
import Testing

@Suite("Key wrap")
struct KeyWrapTests {
    /// RFC 3394, sections 4.1 to 4.6.
    static let rfc3394: [(key: String, secret: String, wrapped: String)] = [
        (
            "000102030405060708090A0B0C0D0E0F", "00112233445566778899AABBCCDDEEFF",
            "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5"
        ),
        (
            "000102030405060708090A0B0C0D0E0F1011121314151617", "00112233445566778899AABBCCDDEEFF",
            "96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D"
        ),
        (
            "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
            "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F",
            "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21"
        ),
    ]

    @Test("gives the values of RFC 3394, section 4", arguments: rfc3394)
    func standard(key: String, secret: String, wrapped: String) throws {
        let key = SymmetricKey(data: try Hex.decode(key))
        let secret = SymmetricKey(data: try Hex.decode(secret))
        #expect(try KeyWrap.wrap(secret, using: key) == Hex.decode(wrapped))
        #expect(try KeyWrap.unwrap(Hex.decode(wrapped), using: key) == secret)
    }

    @Test("gives the values of RFC 5649, section 6")
    func padded() throws {
        let key = SymmetricKey(data: try Hex.decode("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8"))
        for (secret, wrapped) in [
            (
                "c37b7e6492584340bed12207808941155068f738",
                "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a"
            ),
            ("466f7250617369", "afbeb0f07dfbf5419200f2ccb50bb24f"),
        ] {
            let secret = SymmetricKey(data: try Hex.decode(secret))
            #expect(try KeyWrap.wrapPadded(secret, using: key) == Hex.decode(wrapped))
            #expect(try KeyWrap.unwrapPadded(Hex.decode(wrapped), using: key) == secret)
        }
    }

    @Test("refuses what was altered, and keys of sizes that it does not wrap")
    func refusals() throws {
        let key = SymmetricKey(data: message(16))
        let wrapped = try KeyWrap.wrap(SymmetricKey(data: message(24)), using: key)
        let padded = try KeyWrap.wrapPadded(SymmetricKey(data: message(5)), using: key)
        for index in wrapped.indices {
            #expect(throws: CryptoError.authenticationFailed) {
                try KeyWrap.unwrap(flipped(wrapped, at: index), using: key)
            }
        }
        for index in padded.indices {
            #expect(throws: CryptoError.authenticationFailed) {
                try KeyWrap.unwrapPadded(flipped(padded, at: index), using: key)
            }
        }
        #expect(throws: CryptoError.authenticationFailed) { try KeyWrap.unwrapPadded(wrapped, using: key) }
        for count in [0, 1, 7, 8, 15, 16, 23] {
            #expect(throws: CryptoError.authenticationFailed) { try KeyWrap.unwrap(message(count), using: key) }
        }
        for count in [0, 8, 15, 17] {
            #expect(throws: CryptoError.self) { try KeyWrap.wrap(SymmetricKey(data: message(count)), using: key) }
        }
        #expect(throws: CryptoError.self) { try KeyWrap.wrapPadded(SymmetricKey(data: [UInt8]()), using: key) }
        #expect(throws: CryptoError.invalidKey("the key has 17 bytes, and should have 16 or 24 or 32")) {
            try KeyWrap.wrap(SymmetricKey(data: message(16)), using: SymmetricKey(data: message(17)))
        }
        #expect(throws: CryptoError.self) {
            try KeyWrap.wrap(SymmetricKey(data: message(16)), using: key, cipher: .insecure(.tripleDES))
        }
    }
}
