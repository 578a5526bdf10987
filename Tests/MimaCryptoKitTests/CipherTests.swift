import Foundation
import MimaCryptoKit
import Testing

@Suite("swift-crypto's ciphers")
struct CipherTests {
    @Test("AES-GCM gives the ciphertext of its proposal's test case 16, and opens it (McGrew, Viega, appendix B)")
    func gcm() throws {
        let key = SymmetricKey(data: Data(hex: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let nonce = try AES.GCM.Nonce(data: Data(hex: "cafebabefacedbaddecaf888"))
        let message = Data(
            hex: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        )
        let data = Data(hex: "feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let box = try AES.GCM.seal(Pieces(message, at: 7), using: key, nonce: nonce, authenticating: data)
        #expect(
            box.ciphertext.hex
                == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        )
        #expect(box.tag.hex == "76fc6ece0f4e1768cddf8853bb2d551b")
        #expect(box.nonce.elementsEqual(nonce) && box.combined == Data(nonce) + box.ciphertext + box.tag)
        #expect(try AES.GCM.open(box, using: key, authenticating: Pieces(data, at: 3)) == message)
        #expect(failure(CryptoKitError.self) { try AES.GCM.open(box, using: key) } == .authenticationFailure)
        let combined = try #require(box.combined)
        let again = try AES.GCM.SealedBox(combined: combined[...])
        #expect(try AES.GCM.open(again, using: key, authenticating: data) == message)
    }

    @Test("nonces of other sizes than 12 bytes work, and have no combined form")
    func longNonces() throws {
        let key = SymmetricKey(size: .bits128)
        for count in [13, 16, 128, 129, 257] {
            let nonce = try AES.GCM.Nonce(data: Data(repeating: 3, count: count))
            let box = try AES.GCM.seal(Data([1, 2]), using: key, nonce: nonce)
            #expect(box.combined == nil && box.ciphertext.count == 2)
            let rebuilt = try AES.GCM.SealedBox(nonce: nonce, ciphertext: box.ciphertext, tag: box.tag)
            #expect(try AES.GCM.open(rebuilt, using: key) == Data([1, 2]))
        }
        #expect(failure(CryptoKitError.self) { try AES.GCM.Nonce(data: Data(count: 11)) } == .incorrectParameterSize)
    }

    @Test("ChaCha20-Poly1305 gives RFC 8439's ciphertext (§2.8.2), and opens it")
    func chaChaPoly() throws {
        let key = SymmetricKey(data: Data((0x80...0x9f).map { UInt8($0) }))
        let nonce = try ChaChaPoly.Nonce(data: Data(hex: "070000004041424344454647"))
        let data = Data(hex: "50515253c0c1c2c3c4c5c6c7")
        let message = Data(
            ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                + "sunscreen would be it.").utf8
        )
        let box = try ChaChaPoly.seal(message, using: key, nonce: nonce, authenticating: data)
        #expect(box.tag.hex == "1ae10b594f09e26a7e902ecbd0600691")
        #expect(box.ciphertext.prefix(16).hex == "d31a8d34648e60db7b86afbc53ef7ec2")
        #expect(try ChaChaPoly.open(box, using: key, authenticating: data) == message)
        var altered = box.combined
        altered[altered.count - 1] ^= 1
        let bad = try ChaChaPoly.SealedBox(combined: altered)
        #expect(
            failure(CryptoKitError.self) { try ChaChaPoly.open(bad, using: key, authenticating: data) }
                == .authenticationFailure
        )
    }

    @Test("keys and parts of other sizes are refused by the error that swift-crypto throws")
    func sizes() throws {
        let odd = SymmetricKey(data: Data(count: 17))
        let short = SymmetricKey(size: .bits128)
        #expect(failure(CryptoKitError.self) { try AES.GCM.seal(Data(), using: odd) } == .incorrectKeySize)
        #expect(failure(CryptoKitError.self) { try ChaChaPoly.seal(Data(), using: short) } == .incorrectKeySize)
        #expect(failure(CryptoKitError.self) { try ChaChaPoly.Nonce(data: Data(count: 13)) } == .incorrectParameterSize)
        #expect(
            failure(CryptoKitError.self) { try AES.GCM.SealedBox(combined: Data(count: 27)) } == .incorrectParameterSize
        )
        #expect(
            failure(CryptoKitError.self) {
                try ChaChaPoly.SealedBox(nonce: ChaChaPoly.Nonce(), ciphertext: Data(), tag: Data(count: 15))
            } == .incorrectParameterSize
        )
        let empty = try AES.GCM.seal(Data(), using: short)
        #expect(try AES.GCM.open(empty, using: short).isEmpty)
    }

    /// NIST SP 800-38A, appendix F.
    private let key = SymmetricKey(data: Data(hex: "2b7e151628aed2a6abf7158809cf4f3c"))
    private let vector = Data(hex: "000102030405060708090a0b0c0d0e0f")
    private let blocks = Data(hex: "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")

    @Test("CBC gives SP 800-38A's blocks (F.2.1), pads, and says of wrong padding nothing but that it is")
    func cbc() throws {
        let iv = try AES._CBC.IV(ivBytes: vector)
        let expected = "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
        let plain = try AES._CBC.encrypt(blocks, using: key, iv: iv, noPadding: true)
        #expect(plain.hex == expected)
        for count in [0, 1, 15, 16, 17, 31, 32] {
            let message = blocks.prefix(count)
            let sealed = try AES._CBC.encrypt(message, using: key, iv: iv)
            #expect(sealed.count == (count / 16 + 1) * 16)
            #expect(try AES._CBC.decrypt(sealed, using: key, iv: iv) == message)
        }
        // The last block of these ends in 0x51, and so is not padded.
        #expect(
            failure(CryptoKitError.self) { try AES._CBC.decrypt(plain, using: key, iv: iv) } == .incorrectParameterSize
        )
        // Of the block that is all padding, each byte but the last is altered through the block before it.
        let padded = try AES._CBC.encrypt(blocks.prefix(16), using: key, iv: iv)
        for index in 0..<16 {
            var altered = padded
            altered[index] ^= 0x20
            #expect(
                failure(CryptoKitError.self) { try AES._CBC.decrypt(altered, using: key, iv: iv) }
                    == .incorrectParameterSize
            )
        }
        #expect(
            failure(CryptoKitError.self) { try AES._CBC.encrypt(Data(count: 1), using: key, iv: iv, noPadding: true) }
                == .incorrectParameterSize
        )
    }

    @Test("CTR and CFB give SP 800-38A's blocks (F.5.1, F.3.13)")
    func streams() throws {
        let counter = try AES._CTR.Nonce(nonceBytes: Data(hex: "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))
        let ctr = try AES._CTR.encrypt(blocks, using: key, nonce: counter)
        #expect(ctr.hex == "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff")
        #expect(try AES._CTR.decrypt(ctr, using: key, nonce: counter) == blocks)
        let iv = try AES._CFB.IV(ivBytes: vector)
        let cfb = try AES._CFB.encrypt(blocks, using: key, iv: iv)
        #expect(cfb.hex == "3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b")
        #expect(try AES._CFB.decrypt(cfb, using: key, iv: iv) == blocks)
        #expect(
            failure(CryptoKitError.self) { try AES._CTR.Nonce(nonceBytes: Data(count: 13)) } == .incorrectParameterSize
        )
    }

    @Test("AES alone gives FIPS 197's block (C.1), in place")
    func permutation() throws {
        let key = SymmetricKey(data: vector)
        var block = [UInt8](Data(hex: "00112233445566778899aabbccddeeff"))
        try AES.permute(&block, key: key)
        #expect(block.hex == "69c4e0d86a7b0430d8cdb78070b4c55a")
        try AES.inversePermute(&block, key: key)
        #expect(block.hex == "00112233445566778899aabbccddeeff")
        var short = [UInt8](repeating: 0, count: 15)
        #expect(failure(CryptoKitError.self) { try AES.permute(&short, key: key) } == .incorrectParameterSize)
    }

    @Test("ChaCha20 alone gives RFC 8439's ciphertext (§2.4.2)")
    func chaCha() throws {
        let key = SymmetricKey(data: Data((0...31).map { UInt8($0) }))
        let message = Data("Ladies and Gentlemen of the class of '99: If I could".utf8)
        let sealed = try Insecure.ChaCha20CTR.encrypt(
            message,
            using: key,
            counter: Insecure.ChaCha20CTR.Counter(offset: 1),
            nonce: Insecure.ChaCha20CTR.Nonce(data: Data(hex: "000000000000004a00000000"))
        )
        #expect(sealed.prefix(16).hex == "6e2e359a2568f98041ba0728dd0d6981")
    }

    @Test("key wrap gives RFC 3394's wrapped key (§4.1), and unwraps nothing else")
    func keyWrap() throws {
        let secret = SymmetricKey(data: Data(hex: "00112233445566778899aabbccddeeff"))
        let wrapping = SymmetricKey(data: vector)
        var wrapped = try AES.KeyWrap.wrap(secret, using: wrapping)
        #expect(wrapped.hex == "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5")
        #expect(try AES.KeyWrap.unwrap(wrapped, using: wrapping) == secret)
        wrapped[0] ^= 1
        #expect(failure(CryptoKitError.self) { try AES.KeyWrap.unwrap(wrapped, using: wrapping) } != nil)
    }
}
