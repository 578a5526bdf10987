import MimaBytes
import MimaCrypto
import Testing

@Suite("Sealed boxes")
struct SealedBoxTests {
    private func expectBox<Cipher: AuthenticatedCipher>(_ cipher: Cipher.Type, _ item: AEADVector) throws {
        let key = SymmetricKey(data: try bytes(hex: item.key))
        let nonce = try Nonce<Cipher>(data: try bytes(hex: item.nonce))
        let text = try bytes(hex: item.message)
        let data = try bytes(hex: item.additionalData)
        let box = try Cipher.seal(text, using: key, nonce: nonce, authenticating: data)
        #expect(Hex.encode(box.combined) == item.nonce + item.sealed)
        #expect(box.nonce == nonce)
        #expect(Hex.encode(Array(box.ciphertext + box.tag)) == item.sealed)
        #expect(box.tag.count == 16)
        #expect(try Cipher.open(box, using: key, authenticating: data) == text)
        #expect(try Cipher.seal(text.span, using: key, nonce: nonce, authenticating: data.span) == box)
        let parts = try SealedBox<Cipher>(nonce: nonce, ciphertext: Array(box.ciphertext), tag: Array(box.tag))
        #expect(parts == box)
        #expect(try Cipher.open(parts, using: key, authenticating: data) == text)
        if nonce.bytes.count == 12 {
            let combined = try SealedBox<Cipher>(combined: box.combined)
            #expect(combined == box)
            #expect(try Cipher.open(combined, using: key, authenticating: data) == text)
        }
    }

    @Test("hold the standards' ciphertexts", arguments: AEADVector.gcm + AEADVector.chaCha20Poly1305)
    func vectors(_ item: AEADVector) throws {
        if item.cipher == .chaCha20Poly1305 {
            try expectBox(ChaChaPoly.self, item)
        } else {
            try expectBox(AES.GCM.self, item)
        }
    }

    private func expectOpening<Cipher: AuthenticatedCipher>(_ cipher: Cipher.Type) throws {
        let key = SymmetricKey(size: .bits256)
        for count in [0, 1, 15, 16, 17, 31, 32, 33, 1000, 1 << 20 + 1] {
            let box = try Cipher.seal(message(count), using: key)
            #expect(box.combined.count == count + 28)
            #expect(try Cipher.open(box, using: key) == message(count))
            for index in [0, 11, 12, box.combined.count - 17, box.combined.count - 16, box.combined.count - 1] {
                let altered = try SealedBox<Cipher>(combined: flipped(box.combined, at: index))
                #expect(throws: CryptoError.authenticationFailed) { try Cipher.open(altered, using: key) }
            }
            #expect(throws: CryptoError.authenticationFailed) {
                try Cipher.open(box, using: SymmetricKey(size: .bits256))
            }
            #expect(throws: CryptoError.authenticationFailed) { try Cipher.open(box, using: key, authenticating: [0]) }
        }
    }

    @Test("open with their key and unaltered alone")
    func opening() throws {
        try expectOpening(AES.GCM.self)
        try expectOpening(ChaChaPoly.self)
    }

    @Test("get another nonce each time")
    func randomNonces() throws {
        let key = SymmetricKey(size: .bits256)
        var nonces: Set<[UInt8]> = []
        for _ in 0..<1000 {
            nonces.insert(try AES.GCM.seal([1], using: key).nonce.bytes)
            nonces.insert(try ChaChaPoly.seal([1], using: key).nonce.bytes)
            nonces.insert(AES.GCM.Nonce().bytes)
        }
        #expect(nonces.count == 3000)
        #expect(nonces.allSatisfy { $0.count == 12 })
    }

    @Test("are not made with keys of other sizes", arguments: [0, 1, 15, 17, 23, 25, 31, 33, 64])
    func keySizes(count: Int) throws {
        let key = SymmetricKey(data: message(count))
        let forAES = CryptoError.invalidKey("the key has \(count) bytes, and should have 16 or 24 or 32")
        let forChaCha = CryptoError.invalidKey("the key has \(count) bytes, and should have 32")
        #expect(throws: forAES) { try AES.GCM.seal([1], using: key) }
        #expect(throws: forAES) { try AES.GCM.open(AES.GCM.SealedBox(combined: message(40)), using: key) }
        #expect(throws: forChaCha) { try ChaChaPoly.seal([1], using: key) }
        #expect(throws: forChaCha) { try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: message(40)), using: key) }
    }

    @Test("have parts of the right sizes")
    func partSizes() throws {
        for count in [0, 1, 12, 27] {
            let error = CryptoError.wrongByteCount(of: "sealed box", found: count, expected: 28...Int.max)
            #expect(throws: error) { try AES.GCM.SealedBox(combined: message(count)) }
            #expect(throws: error) { try ChaChaPoly.SealedBox(combined: message(count)) }
        }
        for count in [0, 12, 15, 17] {
            let error = CryptoError.wrongByteCount(of: "tag", found: count, expected: 16...16)
            #expect(throws: error) {
                try AES.GCM.SealedBox(nonce: AES.GCM.Nonce(), ciphertext: [], tag: message(count))
            }
        }
        for count in [0, 1025, 2000] {
            let error = CryptoError.wrongByteCount(of: "nonce", found: count, expected: 1...1024)
            #expect(throws: error) { try AES.GCM.Nonce(data: message(count)) }
        }
        for count in [0, 8, 11, 13, 24] {
            let error = CryptoError.wrongByteCount(of: "nonce", found: count, expected: 12...12)
            #expect(throws: error) { try ChaChaPoly.Nonce(data: message(count)) }
        }
        let empty = try AES.GCM.SealedBox(combined: message(28))
        #expect(empty.ciphertext.isEmpty)
        #expect(empty.nonce.bytes == message(12))
        #expect(Array(empty.tag) == Array(message(28)[12...]))
    }
}
