import MimaBytes
import MimaCrypto
import Testing

@Suite("Chunked encryption")
struct ChunkedEncryptionTests {
    private func key(_ encryption: ChunkedEncryption) -> SymmetricKey {
        SymmetricKey(data: message(encryption.keyByteCount))
    }

    @Test("opens what it sealed, in pieces of any size", arguments: ChunkedEncryption.allCases)
    func pieces(_ encryption: ChunkedEncryption) throws {
        let key = key(encryption)
        for count in [0, 1, 16_383, 16_384, 16_385, 40_000] {
            let text = message(count)
            let sealed = try encryption.seal(text, using: key, context: [9])
            #expect(sealed.count == ChunkedEncryption.sealedByteCount(ofMessage: count))
            #expect(try encryption.open(sealed, using: key, context: [9]) == text)
            for piece in [1, 55, 56, 57, 16_400, 30_000] where piece > 1 || count < 2 {
                var opener = try ChunkedEncryption.Opener(encryption, key: key, context: [9])
                var opened: [UInt8] = []
                for start in stride(from: 0, to: sealed.count, by: piece) {
                    let end = min(start + piece, sealed.count)
                    try opener.update(sealed.span.extracting(start..<end), into: &opened)
                }
                try opener.finish(into: &opened)
                #expect(opened == text)
            }
            #expect(throws: CryptoError.authenticationFailed) { try encryption.open(sealed, using: key) }
            #expect(throws: CryptoError.authenticationFailed) {
                try encryption.open(sealed, using: SymmetricKey(size: .init(bitCount: key.bitCount)), context: [9])
            }
        }
    }

    @Test("gives out nothing of a chunk that is not good, and nothing after it")
    func altered() throws {
        let encryption = ChunkedEncryption.cobblestone128
        let key = key(encryption)
        let text = message(40_000)
        let sealed = try encryption.seal(text, using: key)
        for (index, good) in [(0, 0), (30, 0), (55, 0), (60, 0), (56 + 16_400, 16_384), (sealed.count - 1, 32_768)] {
            var opener = try ChunkedEncryption.Opener(encryption, key: key)
            var opened: [UInt8] = []
            var failures = 0
            let damaged = flipped(sealed, at: index)
            for start in stride(from: 0, to: damaged.count, by: 1000) {
                do throws(CryptoError) {
                    let end = min(start + 1000, damaged.count)
                    try opener.update(damaged.span.extracting(start..<end), into: &opened)
                } catch {
                    #expect(error == .authenticationFailed)
                    failures += 1
                }
            }
            var last: CryptoError?
            do throws(CryptoError) { try opener.finish(into: &opened) } catch { last = error }
            #expect(last == .authenticationFailed)
            #expect(opened == Array(text.prefix(good)))
            #expect(failures > 0 || index == sealed.count - 1)
        }
        for count in [0, 10, 56, 60, 71, 72, 56 + 16_400, 56 + 2 * 16_400, sealed.count - 1] {
            #expect(throws: CryptoError.authenticationFailed) {
                try encryption.open(Array(sealed.prefix(count)), using: key)
            }
        }
        #expect(throws: CryptoError.authenticationFailed) { try encryption.open(sealed + [0], using: key) }
    }

    /// Sealed by the Python package cryptography 50.0.2 (`Cobblestone128Encryptor`).
    @Test("opens what Python sealed")
    func python() throws {
        for (encryption, text) in PythonCobblestone.sealed {
            let key = SymmetricKey(data: message(encryption.keyByteCount))
            let sealed = try Hex.decode(text)
            #expect(try encryption.open(sealed, using: key, context: Array("mima".utf8)) == message(20))
        }
    }
}

@Suite("AES-GCM in pieces")
struct GCMStreamingTests {
    @Test("gives what it gives whole, and tells at its end whether that was good")
    func pieces() throws {
        let key = SymmetricKey(data: message(32))
        let text = message(1000)
        let nonce = try AES.GCM.Nonce(data: message(12))
        let whole = try AES.GCM.seal(text, using: key, nonce: nonce, authenticating: [1, 2])
        var sealer = try AES.GCM.StreamingSealer(key: key, nonce: nonce.bytes.span, authenticating: [1, 2].span)
        var ciphertext: [UInt8] = []
        for start in stride(from: 0, to: 1000, by: 77) {
            try sealer.update(text.span.extracting(start..<min(start + 77, 1000)), into: &ciphertext)
        }
        let tag = try sealer.finish()
        #expect(ciphertext == Array(whole.ciphertext))
        #expect(tag == Array(whole.tag))
        for isAltered in [false, true] {
            var opener = try AES.GCM.UnverifiedDecryptor(
                key: key,
                nonce: nonce.bytes.span,
                authenticating: [1, 2].span
            )
            var opened: [UInt8] = []
            try opener.update(ciphertext.span, intoUnverified: &opened)
            #expect(opened == text)
            let last = isAltered ? flipped(tag, at: 3) : tag
            var failure: CryptoError?
            do throws(CryptoError) { try opener.finish(tag: last.span) } catch { failure = error }
            #expect(failure == (isAltered ? .authenticationFailed : nil))
        }
    }
}
