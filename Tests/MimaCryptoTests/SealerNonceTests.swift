import MimaBytes
import MimaCrypto
import Testing

@Suite("A sealer")
struct SealerNonceTests {
    private func seal(_ sealer: inout AEAD.Sealer, _ nonce: [UInt8]) throws(CryptoError) {
        _ = try [UInt8](capacity: 64) { (output) throws(CryptoError) in
            try sealer.seal([1, 2, 3].span, nonce: nonce.span, into: &output)
        }
    }

    private func key(_ cipher: AEAD) -> SymmetricKey { SymmetricKey(data: message(cipher.keyByteCount)) }

    /// The last bytes of a nonce, big-endian.
    private func bigEndian(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7))) }
    }

    @Test(
        "refuses a nonce that it has seen, at once and later",
        arguments: AEAD.allCases.filter { $0.isAvailable && !$0.resistsNonceReuse }
    )
    func reuse(_ cipher: AEAD) throws {
        var sealer = try AEAD.Sealer(cipher, key: key(cipher))
        let nonces = (0..<20).map { index in
            let digest = SHA256.hash(data: [UInt8(index)]).bytes
            return Array((digest + digest).prefix(cipher.nonceByteCount))
        }
        for nonce in nonces {
            try seal(&sealer, nonce)
            #expect(throws: CryptoError.nonceReused) { try seal(&sealer, nonce) }
        }
        for nonce in nonces { #expect(throws: CryptoError.nonceReused) { try seal(&sealer, nonce) } }
        #expect(sealer.messageCount == 20)
    }

    @Test("remembers every number of a counter, of either byte order and any step")
    func counters() throws {
        let cipher = AEAD.aes128GCM
        for step in [1, 2, 256, 1_000_003] {
            for isReversed in [false, true] {
                var sealer = try AEAD.Sealer(cipher, key: key(cipher))
                func nonce(_ index: Int) -> [UInt8] {
                    let bytes = bigEndian(7 + index * step, 12)
                    return isReversed ? bytes.reversed() : bytes
                }
                for index in 0..<3000 { try seal(&sealer, nonce(index)) }
                for index in [0, 1, 2, 255, 256, 300, 2999] {
                    #expect(throws: CryptoError.nonceReused) { try seal(&sealer, nonce(index)) }
                }
                try seal(&sealer, nonce(3000))
                try seal(&sealer, nonce(-1))
                #expect(throws: CryptoError.nonceReused) { try seal(&sealer, nonce(-1)) }
            }
        }
    }

    @Test("finds the counter after nonces of another kind")
    func mixed() throws {
        var sealer = try AEAD.Sealer(.aes256GCM, key: key(.aes256GCM))
        let random = (0..<3).map { Array(SHA256.hash(data: [UInt8($0)]).bytes.prefix(12)) }
        for nonce in random { try seal(&sealer, nonce) }
        for index in 0..<1000 { try seal(&sealer, bigEndian(index, 12)) }
        for index in 0..<1000 { #expect(throws: CryptoError.nonceReused) { try seal(&sealer, bigEndian(index, 12)) } }
        for nonce in random { #expect(throws: CryptoError.nonceReused) { try seal(&sealer, nonce) } }
    }

    @Test("lets a nonce come again where that gives only equality away", arguments: [AEAD.aes128SIV, .aes256SIV])
    func resistant(_ cipher: AEAD) throws {
        var sealer = try AEAD.Sealer(cipher, key: key(cipher))
        for _ in 0..<3 { try seal(&sealer, message(16)) }
        #expect(sealer.messageCount == 3)
    }

    @Test("of GCM ends after 2^32 messages (SP 800-38D §8.3)")
    func limit() throws {
        var sealer = try AEAD.Sealer(.aes128GCM, key: key(.aes128GCM))
        sealer.messageCount = 1 << 32 - 1
        try seal(&sealer, message(12))
        #expect(throws: CryptoError.keyExhausted(messages: 1 << 32)) { try seal(&sealer, message(12).reversed()) }
        var other = try AEAD.Sealer(.chaCha20Poly1305, key: key(.chaCha20Poly1305))
        other.messageCount = 1 << 40
        try seal(&other, message(12))
    }

    @Test("makes a shorter tag only when it is asked for, and of sizes that the standard has")
    func truncatedTags() throws {
        for cipher in AEAD.allCases where cipher.isAvailable {
            let key = key(cipher)
            let nonce = message(cipher.nonceByteCount)
            for count in 0..<cipher.tagByteCount {
                guard cipher.truncatedTagByteCounts.contains(count) else {
                    #expect(throws: CryptoError.self) {
                        _ = try AEAD.Sealer(cipher, key: key, truncatedTagByteCount: count)
                    }
                    continue
                }
                var sealer = try AEAD.Sealer(cipher, key: key, truncatedTagByteCount: count)
                var opener = try AEAD.Opener(cipher, key: key, truncatedTagByteCount: count)
                var wholeOpener = try AEAD.Opener(cipher, key: key)
                let sealed = try [UInt8](capacity: 100) { output in
                    try sealer.seal(message(30).span, nonce: nonce.span, into: &output)
                }
                #expect(sealed.count == 30 + count)
                let text = try [UInt8](capacity: 100) { output in
                    try opener.open(sealed.span, nonce: nonce.span, into: &output)
                }
                #expect(text == message(30))
                for index in sealed.indices {
                    let altered = flipped(sealed, at: index)
                    #expect(throws: CryptoError.authenticationFailed) {
                        _ = try [UInt8](capacity: 100) { try opener.open(altered.span, nonce: nonce.span, into: &$0) }
                    }
                }
                #expect(throws: CryptoError.authenticationFailed) {
                    _ = try [UInt8](capacity: 100) { try wholeOpener.open(sealed.span, nonce: nonce.span, into: &$0) }
                }
            }
        }
    }
}
