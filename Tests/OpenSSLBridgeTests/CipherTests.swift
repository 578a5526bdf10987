import MimaBytes
import OpenSSLBridge
import Testing

@Suite("Ciphers of libcrypto")
struct CipherTests {
    static let aeads: [(cipher: CipherAlgorithm?, keyByteCount: Int)] = [
        (.aes128GCM, 16), (.aes192GCM, 24), (.aes256GCM, 32), (.chaCha20Poly1305, 32),
    ]

    @Test("open what they sealed and nothing else, message after message", arguments: aeads)
    func aead(cipher: CipherAlgorithm?, keyByteCount: Int) throws {
        let cipher = try #require(cipher)
        #expect(cipher.keyByteCount == keyByteCount)
        #expect(cipher.ivByteCount == 12)
        let key = message(keyByteCount)
        let sealing = try AEADContext.start(cipher, .seal, key: key.span, nonceByteCount: 12)
        let opening = try AEADContext.start(cipher, .open, key: key.span, nonceByteCount: 12)
        #expect(sealing.nonceByteCount == 12)
        for count in [0, 1, 16, 100, 0, 1000] {
            let nonce = [UInt8(truncatingIfNeeded: count)] + message(11)
            let data = message(count % 7)
            let sealed = try [UInt8](capacity: count + 16) { output in
                try sealing.seal(message(count).span, nonce: nonce.span, authenticating: data.span, into: &output)
            }
            #expect(sealed.count == count + 16)
            for isAltered in [true, false, true] {
                var tag = Array(sealed[count...])
                if isAltered { tag[15] ^= 0x80 }
                var isAuthentic = false
                let text = try [UInt8](capacity: count + 1) { output in
                    output.append(9)
                    isAuthentic = try opening.open(
                        sealed.span.extracting(first: count),
                        tag: tag.span,
                        nonce: nonce.span,
                        authenticating: data.span,
                        into: &output
                    )
                }
                #expect(isAuthentic == !isAltered)
                #expect(text == [9] + (isAltered ? [] : message(count)))
                #expect(OpenSSLFailure.isQueueEmpty)
            }
        }
    }

    private func process(
        _ cipher: CipherAlgorithm,
        _ input: [UInt8],
        encrypting: Bool,
        key: [UInt8],
        iv: [UInt8]
    ) throws(OpenSSLFailure) -> [UInt8] {
        try [UInt8](capacity: input.count) { (output) throws(OpenSSLFailure) in
            try cipher.process(input.span, encrypting: encrypting, key: key.span, iv: iv.span, into: &output)
        }
    }

    struct Block: Sendable, CustomTestStringConvertible {
        var name: String
        var cipher: CipherAlgorithm?
        var key: String
        var iv: String
        var expected: String

        var testDescription: String { name }
    }

    private static let key128 = "2b7e151628aed2a6abf7158809cf4f3c"
    private static let key192 = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b"
    private static let key256 = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
    private static let iv = "000102030405060708090a0b0c0d0e0f"
    private static let counter = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"

    /// The first two blocks of NIST SP 800-38A's examples, F.2 and F.5.
    static let blocks = [
        Block(
            name: "CBC-AES128",
            cipher: .aes128CBC,
            key: key128,
            iv: iv,
            expected: "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
        ),
        Block(
            name: "CBC-AES192",
            cipher: .aes192CBC,
            key: key192,
            iv: iv,
            expected: "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a"
        ),
        Block(
            name: "CBC-AES256",
            cipher: .aes256CBC,
            key: key256,
            iv: iv,
            expected: "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
        ),
        Block(
            name: "CTR-AES128",
            cipher: .aes128CTR,
            key: key128,
            iv: counter,
            expected: "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
        ),
        Block(
            name: "CTR-AES192",
            cipher: .aes192CTR,
            key: key192,
            iv: counter,
            expected: "1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6f4ce8e94"
        ),
        Block(
            name: "CTR-AES256",
            cipher: .aes256CTR,
            key: key256,
            iv: counter,
            expected: "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
        ),
    ]

    @Test("run CBC and CTR as SP 800-38A does", arguments: blocks)
    func blockModes(_ item: Block) throws {
        let cipher = try #require(item.cipher)
        let text = try bytes(hex: "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
        let (key, iv) = (try bytes(hex: item.key), try bytes(hex: item.iv))
        #expect(Hex.encode(try process(cipher, text, encrypting: true, key: key, iv: iv)) == item.expected)
        #expect(try process(cipher, bytes(hex: item.expected), encrypting: false, key: key, iv: iv) == text)
        #expect(try process(cipher, [], encrypting: false, key: key, iv: iv).isEmpty)
    }

    @Test("fail on part of a block in CBC, and take it in CTR")
    func partialBlocks() throws {
        let cbc = try #require(CipherAlgorithm.aes128CBC)
        for encrypting in [true, false] {
            let error = #expect(throws: OpenSSLFailure.self) {
                try process(cbc, message(17), encrypting: encrypting, key: message(16), iv: message(16))
            }
            #expect(error?.operation == "EVP_CipherFinal_ex")
            #expect(error?.reasons.isEmpty == false)
            #expect(OpenSSLFailure.isQueueEmpty)
        }
        let ctr = try #require(CipherAlgorithm.aes128CTR)
        let part = try process(ctr, message(17), encrypting: true, key: message(16), iv: message(16))
        #expect(try process(ctr, part, encrypting: false, key: message(16), iv: message(16)) == message(17))
    }
}
