import MimaBytes
import MimaCrypto
import Testing

@Suite("Ciphers without authentication")
struct UnauthenticatedCipherTests {
    private func key(_ cipher: UnauthenticatedCipher) -> SymmetricKey {
        SymmetricKey(data: message(cipher.keyByteCount))
    }

    private func iv(_ cipher: UnauthenticatedCipher) -> [UInt8] { message(cipher.ivByteCount) }

    @Test("decrypt what they encrypted, whole and in pieces", arguments: UnauthenticatedCipher.allAvailable)
    func roundTrip(_ cipher: UnauthenticatedCipher) throws {
        for padding in cipher.takesPadding ? BlockPadding.allCases : [.none] {
            for count in [0, 1, 7, 8, 15, 16, 17, 31, 32, 48, 100, 1000]
            where cipher.messageByteCounts.contains(count) {
                // Zeros at the end are what zero padding loses.
                let text = message(count).map { $0 | 1 }
                let block = cipher.blockCipher?.blockByteCount ?? 1
                if padding == .none && cipher.takesPadding && !count.isMultiple(of: block) {
                    #expect(throws: CryptoError.self) {
                        try cipher.encrypt(text, using: key(cipher), iv: iv(cipher), padding: padding)
                    }
                    continue
                }
                let whole = try cipher.encrypt(text, using: key(cipher), iv: iv(cipher), padding: padding)
                #expect(try cipher.decrypt(whole, using: key(cipher), iv: iv(cipher), padding: padding) == text)
                for piece in [1, 5, 16, 33] {
                    var encryptor = try UnauthenticatedCipher.Encryptor(
                        cipher,
                        key: key(cipher),
                        iv: iv(cipher).span,
                        padding: padding
                    )
                    var decryptor = try UnauthenticatedCipher.Decryptor(
                        cipher,
                        key: key(cipher),
                        iv: iv(cipher).span,
                        padding: padding
                    )
                    var encrypted: [UInt8] = []
                    var decrypted: [UInt8] = []
                    for start in stride(from: 0, to: text.count, by: piece) {
                        let end = min(start + piece, text.count)
                        try encryptor.update(text.span.extracting(start..<end), into: &encrypted)
                    }
                    try encryptor.finish(into: &encrypted)
                    for start in stride(from: 0, to: whole.count, by: piece) {
                        let end = min(start + piece, whole.count)
                        try decryptor.update(whole.span.extracting(start..<end), into: &decrypted)
                    }
                    try decryptor.finish(into: &decrypted)
                    #expect(encrypted == whole)
                    #expect(decrypted == text)
                }
            }
        }
    }

    @Test("refuse keys and vectors of other sizes", arguments: UnauthenticatedCipher.allAvailable)
    func sizes(_ cipher: UnauthenticatedCipher) {
        for count in [0, 1, 4, cipher.keyByteCounts.upperBound + 1] {
            #expect(throws: CryptoError.self) {
                try cipher.encrypt(message(32), using: SymmetricKey(data: message(count)), iv: iv(cipher))
            }
        }
        for count in [0, cipher.ivByteCount - 1, cipher.ivByteCount + 1] where count >= 0 && count != cipher.ivByteCount
        {
            #expect(throws: CryptoError.self) {
                try cipher.decrypt(message(32), using: key(cipher), iv: message(count))
            }
        }
    }

    @Test("refuse an XTS key of two equal halves, and messages that XTS does not take")
    func xts() throws {
        let cipher = UnauthenticatedCipher.xts(.aes128)
        let twice = SymmetricKey(data: message(16) + message(16))
        for encrypts in [true, false] {
            #expect(throws: CryptoError.invalidKey("the two halves of an XTS key are the same, and must differ")) {
                encrypts
                    ? try cipher.encrypt(message(32), using: twice, iv: message(16))
                    : try cipher.decrypt(message(32), using: twice, iv: message(16))
            }
        }
        for count in [0, 15, 1 << 24 + 1] {
            #expect(throws: CryptoError.wrongByteCount(of: "message", found: count, expected: 16...1 << 24)) {
                try cipher.encrypt([UInt8](repeating: 1, count: count), using: key(cipher), iv: message(16))
            }
        }
    }

    @Test("refuse every padding that is not right, and tell no two kinds of it apart")
    func padding() throws {
        let cipher = UnauthenticatedCipher.cbc(.aes128)
        // Last blocks, and how many bytes of them each kind takes for padding.
        let zeros = [UInt8](repeating: 0, count: 12)
        let blocks: [([UInt8], [BlockPadding: Int])] = [
            (zeros + [4, 4, 4, 4], [.pkcs7: 4]),
            (zeros + [0, 0, 0, 4], [.ansiX923: 4]),
            (zeros + [0x80, 0, 0, 0], [.iso7816: 4]),
            ([UInt8](repeating: 16, count: 16), [.pkcs7: 16]),
            ([UInt8](repeating: 0, count: 15) + [16], [.ansiX923: 16]),
            ([0x80] + [UInt8](repeating: 0, count: 15), [.iso7816: 16]),
            (zeros + [1, 1, 1, 1], [.pkcs7: 1, .ansiX923: 1]),
            (zeros + [4, 4, 3, 4], [:]),
            (zeros + [5, 4, 4, 17], [:]),
            (zeros + [0, 0, 0, 0], [:]),
            (zeros + [0x81, 0, 0, 0], [:]),
            ([UInt8](repeating: 255, count: 16), [:]),
        ]
        for (block, expected) in blocks {
            let text = message(16) + block
            let encrypted = try cipher.encrypt(text, using: key(cipher), iv: iv(cipher), padding: BlockPadding.none)
            for kind in [BlockPadding.pkcs7, .ansiX923, .iso7816] {
                if let count = expected[kind] {
                    let found = try cipher.decrypt(encrypted, using: key(cipher), iv: iv(cipher), padding: kind)
                    #expect(found == Array(text.dropLast(count)))
                } else {
                    #expect(throws: CryptoError.authenticationFailed) {
                        try cipher.decrypt(encrypted, using: key(cipher), iv: iv(cipher), padding: kind)
                    }
                }
            }
        }
        for count in [0, 1, 15, 17] {
            #expect(throws: CryptoError.authenticationFailed) {
                try cipher.decrypt(message(count), using: key(cipher), iv: iv(cipher))
            }
        }
        #expect(throws: CryptoError.self) {
            try UnauthenticatedCipher.ctr(.aes128).encrypt([1], using: key(cipher), iv: iv(cipher), padding: .pkcs7)
        }
    }

    @Test("let no counter of ChaCha20 come to its end")
    func chaChaCounters() throws {
        let key = SymmetricKey(data: message(32))
        _ = try ChaCha20.encrypt(message(64), using: key, nonce: message(12), counter: .max)
        _ = try XChaCha20.encrypt(message(64), using: key, nonce: message(24), counter: .max)
        #expect(throws: CryptoError.self) {
            try ChaCha20.encrypt(message(65), using: key, nonce: message(12), counter: .max)
        }
        #expect(throws: CryptoError.self) {
            try XChaCha20.encrypt(message(65), using: key, nonce: message(24), counter: .max)
        }
        // PyCryptodome 4.4.0.
        let draft = SymmetricKey(data: (0x80...0x9f).map { UInt8($0) })
        let nonce = (0x40...0x56).map { UInt8($0) } + [0x58]
        let keystream = try XChaCha20.encrypt([UInt8](repeating: 0, count: 8), using: draft, nonce: nonce)
        #expect(Hex.encode(keystream) == "1131ce9a2a20ae0d")
    }
}
