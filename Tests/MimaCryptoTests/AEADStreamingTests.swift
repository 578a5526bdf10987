import MimaBytes
import MimaCrypto
import Testing

@Suite("AEADs in pieces")
struct AEADStreamingTests {
    private static let streamable = AEAD.allCases.filter { $0.isStreamable() }

    @Test(
        "give what the cipher gives whole, wherever the message is split",
        arguments: streamable,
        [1, 15, 16, 77, 1000]
    )
    func pieces(_ cipher: AEAD, size: Int) throws {
        let key = SymmetricKey(data: message(cipher.keyByteCount))
        let text = message(1000)
        let nonce = message(cipher.nonceByteCount)
        let data = message(33)
        let whole = try [UInt8](capacity: 1016) { output in
            try cipher.seal(text.span, using: key, nonce: nonce.span, authenticating: data.span, into: &output)
        }
        var sealer = try AEAD.StreamingSealer(cipher, key: key, nonce: nonce.span, authenticating: data.span)
        var sealed: [UInt8] = []
        for start in stride(from: 0, to: 1000, by: size) {
            try sealer.update(text.span.extracting(start..<min(start + size, 1000)), into: &sealed)
        }
        sealed += try sealer.finish()
        #expect(sealed == whole)
        for isAltered in [false, true] {
            var opener = try AEAD.UnverifiedDecryptor(cipher, key: key, nonce: nonce.span, authenticating: data.span)
            var opened: [UInt8] = []
            for start in stride(from: 0, to: 1000, by: size) {
                let piece = whole.span.extracting(start..<min(start + size, 1000))
                try opener.update(piece, intoUnverified: &opened)
            }
            #expect(opened == text)
            let tag = isAltered ? flipped(Array(whole[1000...]), at: 15) : Array(whole[1000...])
            var failure: CryptoError?
            do throws(CryptoError) { try opener.finish(tag: tag.span) } catch { failure = error }
            #expect(failure == (isAltered ? .authenticationFailed : nil))
        }
    }

    @Test("are those of AES and ARIA in GCM, and ChaCha20-Poly1305, with nonces that libcrypto takes")
    func offered() {
        let expected: [AEAD] = [
            .aes128GCM, .aes192GCM, .aes256GCM, .chaCha20Poly1305, .aria128GCM, .aria192GCM, .aria256GCM,
        ]
        #expect(expected.allSatisfy { $0.isStreamable() })
        #expect(AEAD.aes128GCM.isStreamable(nonceByteCount: 128) && !AEAD.aes128GCM.isStreamable(nonceByteCount: 129))
        #expect(
            !AEAD.chaCha20Poly1305.isStreamable(nonceByteCount: 8) && !AEAD.aes128GCM.isStreamable(nonceByteCount: 0)
        )
        for cipher in [AEAD.aes128CCM, .aes128SIV, .aes128OCB, .xChaCha20Poly1305, .aes256CBCHMACSHA512] {
            #expect(!cipher.isStreamable())
        }
    }

    @Test("refuse keys, nonces and tags of other sizes, and ciphers that take their message whole")
    func refusals() throws {
        func failure(
            _ cipher: AEAD,
            key: Int = 32,
            nonce: Int = 12,
            tag: Int? = nil
        ) -> CryptoError? {
            let (key, nonce) = (SymmetricKey(data: message(key)), message(nonce))
            var failures: [CryptoError?] = []
            do throws(CryptoError) {
                _ = try AEAD.StreamingSealer(cipher, key: key, nonce: nonce.span, truncatedTagByteCount: tag)
                failures.append(nil)
            } catch { failures.append(error) }
            do throws(CryptoError) {
                _ = try AEAD.UnverifiedDecryptor(cipher, key: key, nonce: nonce.span, truncatedTagByteCount: tag)
                failures.append(nil)
            } catch { failures.append(error) }
            #expect(failures[0] == failures[1])
            return failures[0]
        }
        #expect(failure(.aes256GCM) == nil && failure(.aes256GCM, tag: 12) == nil)
        #expect(
            failure(.aes256GCM, key: 16) == .wrongByteCount(of: "AES-256-GCM key", found: 16, expected: 32...32)
        )
        #expect(failure(.aes256GCM, nonce: 0) == .wrongByteCount(of: "AES-256-GCM nonce", found: 0, expected: 1...128))
        #expect(
            failure(.chaCha20Poly1305, nonce: 24)
                == .wrongByteCount(of: "ChaCha20-Poly1305 nonce", found: 24, expected: 12...12)
        )
        #expect(
            failure(.aes256GCM, tag: 5)
                == .unsupported("the tag should have 5 bytes, and that of AES-256-GCM has 4, 8, 12, 13, 14, 15, 16")
        )
        #expect(failure(.aes256CCM) == .unsupported("AES-256-CCM takes its message in one piece here"))
        var opener = try AEAD.UnverifiedDecryptor(
            .aes256GCM,
            key: SymmetricKey(data: message(32)),
            nonce: message(12).span
        )
        var output: [UInt8] = []
        try opener.update(message(3).span, intoUnverified: &output)
        var wrong: CryptoError?
        do throws(CryptoError) { try opener.finish(tag: message(15).span) } catch { wrong = error }
        #expect(wrong == .wrongByteCount(of: "tag", found: 15, expected: 16...16))
    }
}
