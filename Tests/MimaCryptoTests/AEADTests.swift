import MimaBytes
import MimaCrypto
import Testing

@Suite("Authenticated encryption")
struct AEADTests {
    /// Seals and gives ciphertext and tag.
    private func seal(
        _ cipher: AEAD,
        _ text: [UInt8],
        key: SymmetricKey,
        nonce: [UInt8],
        authenticating data: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        let room = cipher.ciphertextByteCount(ofMessage: text.count) + cipher.tagByteCount
        return try [UInt8](capacity: room) { (output) throws(CryptoError) in
            try cipher.seal(text.span, using: key, nonce: nonce.span, authenticating: data.span, into: &output)
        }
    }

    /// Opens ciphertext and tag.
    private func open(
        _ cipher: AEAD,
        _ sealed: [UInt8],
        key: SymmetricKey,
        nonce: [UInt8],
        authenticating data: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        let size = cipher.tagByteCount
        let isFirst = cipher.tagComesFirst
        return try [UInt8](capacity: sealed.count - size) { (output) throws(CryptoError) in
            try cipher.open(
                isFirst ? sealed.span.extracting(size...) : sealed.span.extracting(droppingLast: size),
                tag: isFirst ? sealed.span.extracting(first: size) : sealed.span.extracting(last: size),
                using: key,
                nonce: nonce.span,
                authenticating: data.span,
                into: &output
            )
        }
    }

    /// What this libcrypto offers, whole or composed.
    static let offered = AEAD.allCases.filter(\.isAvailable)

    private func key(_ cipher: AEAD) -> SymmetricKey { SymmetricKey(data: message(cipher.keyByteCount)) }

    @Test("gives the ciphertexts of the standards", arguments: AEADVector.gcm + AEADVector.chaCha20Poly1305)
    func vectors(_ item: AEADVector) throws {
        let key = SymmetricKey(data: try bytes(hex: item.key))
        let nonce = try bytes(hex: item.nonce)
        let text = try bytes(hex: item.message)
        let data = try bytes(hex: item.additionalData)
        let sealed = try seal(item.cipher, text, key: key, nonce: nonce, authenticating: data)
        #expect(Hex.encode(sealed) == item.sealed)
        #expect(try open(item.cipher, sealed, key: key, nonce: nonce, authenticating: data) == text)
    }

    /// SHA-256 of what the Python package cryptography seals: for n from 0 to 300, a message of n bytes with n mod 40
    /// bytes of additional data, one after another; and a message of 2^20 + 13 bytes.
    static let python: [(cipher: AEAD, short: String, long: String)] = [
        (
            .aes128GCM, "d2655b75c6216b76ee491369f09e5e30bf35a7490e0540bf5ac2ceb8580d2a0b",
            "0cc886f205791f4063c84529262c134a81b105059eb320dacd6bded4ebe0deea"
        ),
        (
            .aes192GCM, "8f58e5e3d3a9089c69e67d762795e379e88bdd6fd55dedba665ed771156f10bb",
            "b41089b9dc854995b99e630c084802e656cb7ee7a9f7272b6447ed4bf2da0549"
        ),
        (
            .aes256GCM, "6732722a5c26df8ec80aaf91a06137e12c57515520865c090600e802000161a1",
            "aac58da99b106f5ff7da10371a52a2c96afc19360f6e2ad152cfd33f201d771f"
        ),
        (
            .chaCha20Poly1305, "0555e4830ec7e3af711ccb840042f506b294babaf6adc0e4b6233cf494367913",
            "e25c627c1cb852d32e94a379a10d4297d11af559ab251610552940196f9b83fb"
        ),
    ]

    @Test("agrees with Python at every size up to 300 bytes, and at one above 2^20", arguments: python)
    func sizes(cipher: AEAD, short: String, long: String) throws {
        let key = key(cipher)
        let nonce = message(12)
        var hash = SHA256()
        var sealer = try AEAD.Sealer(cipher, key: key)
        var opener = try AEAD.Opener(cipher, key: key)
        for count in 0...300 {
            let (text, data) = (message(count), message(count % 40))
            let sealed = try seal(cipher, text, key: key, nonce: nonce, authenticating: data)
            hash.update(data: sealed)
            #expect(try open(cipher, sealed, key: key, nonce: nonce, authenticating: data) == text)
            // A sealer takes no nonce twice.
            let another = [UInt8(count & 0xff), UInt8(count >> 8)] + message(10)
            let again = try [UInt8](capacity: count + 16) { output in
                try sealer.seal(text.span, nonce: another.span, authenticating: data.span, into: &output)
            }
            #expect(again == (try seal(cipher, text, key: key, nonce: another, authenticating: data)))
            let opened = try [UInt8](capacity: count) { output in
                try opener.open(sealed.span, nonce: nonce.span, authenticating: data.span, into: &output)
            }
            #expect(opened == text)
        }
        #expect(hash.finalize().description == short)
        let text = message(1 << 20 + 13)
        let sealed = try seal(cipher, text, key: key, nonce: nonce)
        #expect(SHA256.hash(data: sealed).description == long)
        #expect(try open(cipher, sealed, key: key, nonce: nonce) == text)
    }

    /// SHA-256 of what the Python package cryptography seals with nonces of 8 to 128 bytes, one after another.
    @Test("takes GCM's other nonces")
    func nonceSizes() throws {
        let key = key(.aes256GCM)
        var hash = SHA256()
        for count in 8...128 {
            let sealed = try seal(.aes256GCM, message(20), key: key, nonce: message(count))
            hash.update(data: sealed)
            var sealer = try AEAD.Sealer(.aes256GCM, key: key, nonceByteCount: count)
            let again = try [UInt8](capacity: 36) { output in
                try sealer.seal(message(20).span, nonce: message(count).span, into: &output)
            }
            #expect(again == sealed)
        }
        #expect(hash.finalize().description == "389bc71149ff48c14c25225571f23ab8ae33f8d0792cf1d664694decdf6ab0d2")
        for count in 1..<8 {
            let sealed = try seal(.aes128GCM, [1], key: self.key(.aes128GCM), nonce: message(count))
            #expect(try open(.aes128GCM, sealed, key: self.key(.aes128GCM), nonce: message(count)) == [1])
        }
    }

    @Test("fails to open whatever was altered", arguments: offered)
    func altered(_ cipher: AEAD) throws {
        let key = key(cipher)
        let nonce = message(cipher.nonceByteCount)
        for count in [0, 1, 16, 100] {
            let sealed = try seal(cipher, message(count), key: key, nonce: nonce, authenticating: [1, 2])
            var attempts: [(sealed: [UInt8], key: SymmetricKey, nonce: [UInt8], data: [UInt8])] = []
            for index in sealed.indices { attempts.append((flipped(sealed, at: index), key, nonce, [1, 2])) }
            for index in nonce.indices { attempts.append((sealed, key, flipped(nonce, at: index), [1, 2])) }
            for data: [UInt8] in [[], [1], [1, 3], [1, 2, 0]] { attempts.append((sealed, key, nonce, data)) }
            attempts.append(
                (sealed, SymmetricKey(data: flipped(message(cipher.keyByteCount), at: 3)), nonce, [1, 2])
            )
            if count > 0 { attempts.append((Array(sealed.dropFirst()), key, nonce, [1, 2])) }
            attempts.append((sealed + [0], key, nonce, [1, 2]))
            for attempt in attempts {
                #expect(throws: CryptoError.authenticationFailed) {
                    try open(
                        cipher,
                        attempt.sealed,
                        key: attempt.key,
                        nonce: attempt.nonce,
                        authenticating: attempt.data
                    )
                }
            }
            #expect(try open(cipher, sealed, key: key, nonce: nonce, authenticating: [1, 2]) == message(count))
        }
    }

    @Test("leaves the output as it was when it fails to open, and nothing of the message behind it")
    func outputAfterFailure() throws {
        for cipher in Self.offered {
            let key = key(cipher)
            let nonce = message(cipher.nonceByteCount)
            let text = [UInt8](repeating: 0xaa, count: 100)
            let whole = try seal(cipher, text, key: key, nonce: nonce)
            let sealed = flipped(whole, at: whole.count - 1)
            let count = sealed.count - cipher.tagByteCount
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + 10)
            defer { unsafe buffer.deallocate() }
            unsafe buffer.initialize(repeating: 0xee)
            var output = unsafe OutputSpan(buffer: buffer, initializedCount: 3)
            var opener = try AEAD.Opener(cipher, key: key)
            let parts =
                cipher.tagComesFirst
                ? (Array(sealed.dropFirst(16)), Array(sealed.prefix(16)))
                : (Array(sealed.prefix(count)), Array(sealed.dropFirst(count)))
            let error = #expect(throws: CryptoError.self) {
                try cipher.open(parts.0.span, tag: parts.1.span, using: key, nonce: nonce.span, into: &output)
            }
            #expect(error == .authenticationFailed)
            #expect(throws: CryptoError.authenticationFailed) {
                try opener.open(sealed.span, nonce: nonce.span, into: &output)
            }
            #expect(unsafe output.finalize(for: buffer) == 3)
            #expect(unsafe Array(buffer[..<3]) == [0xee, 0xee, 0xee])
            // Wiped, or never used.
            #expect(unsafe buffer[3..<count + 3].allSatisfy { $0 == 0 || $0 == 0xee }, "\(cipher)")
            #expect(unsafe Array(buffer[(count + 3)...]) == [UInt8](repeating: 0xee, count: 7))
        }
    }

    @Test("appends to what the output holds", arguments: offered)
    func appends(_ cipher: AEAD) throws {
        let key = key(cipher)
        let nonce = message(cipher.nonceByteCount)
        let sealed = try seal(cipher, message(40), key: key, nonce: nonce)
        let output = try [UInt8](capacity: 250) { output in
            output.append(1)
            try cipher.seal(message(40).span, using: key, nonce: nonce.span, into: &output)
            output.append(2)
            var opener = try AEAD.Opener(cipher, key: key)
            try opener.open(sealed.span, nonce: nonce.span, into: &output)
            output.append(3)
        }
        #expect(output == [1] + sealed + [2] + message(40) + [3])
    }

    @Test("keeps a sealer and an opener going after a failure", arguments: offered)
    func afterFailure(_ cipher: AEAD) throws {
        let key = key(cipher)
        let size = cipher.nonceByteCount
        var sealer = try AEAD.Sealer(cipher, key: key)
        var opener = try AEAD.Opener(cipher, key: key)
        for number in 0..<20 as Range<UInt8> {
            let nonce = [number] + message(size - 1)
            let text = message(Int(number) * 7)
            #expect(throws: CryptoError.wrongByteCount(of: "nonce", found: size - 1, expected: size...size)) {
                _ = try [UInt8](capacity: 250) { try sealer.seal(text.span, nonce: message(size - 1).span, into: &$0) }
            }
            let sealed = try [UInt8](capacity: 250) { try sealer.seal(text.span, nonce: nonce.span, into: &$0) }
            #expect(sealed == (try seal(cipher, text, key: key, nonce: nonce)))
            #expect(throws: CryptoError.authenticationFailed) {
                let altered = flipped(sealed, at: sealed.count - 1)
                _ = try [UInt8](capacity: 250) { try opener.open(altered.span, nonce: nonce.span, into: &$0) }
            }
            #expect(throws: CryptoError.wrongByteCount(of: "nonce", found: size + 1, expected: size...size)) {
                _ = try [UInt8](capacity: 250) {
                    try opener.open(sealed.span, nonce: message(size + 1).span, into: &$0)
                }
            }
            #expect(try [UInt8](capacity: 250) { try opener.open(sealed.span, nonce: nonce.span, into: &$0) } == text)
        }
    }

    @Test("refuses keys, nonces and tags of other sizes", arguments: offered)
    func refusals(_ cipher: AEAD) throws {
        let right = cipher.keyByteCount
        let size = cipher.nonceByteCount
        let tag = cipher.tagByteCount
        for count in [0, 1, right - 1, right + 1, 2 * right, 1000] {
            let error = CryptoError.wrongByteCount(of: "\(cipher) key", found: count, expected: right...right)
            let wrong = SymmetricKey(data: message(count))
            #expect(throws: error) { try seal(cipher, [1], key: wrong, nonce: message(size)) }
            #expect(throws: error) { try open(cipher, message(tag + 1), key: wrong, nonce: message(size)) }
            #expect(throws: error) { _ = try AEAD.Sealer(cipher, key: wrong) }
            #expect(throws: error) { _ = try AEAD.Opener(cipher, key: wrong) }
        }
        let sizes = cipher.nonceByteCounts
        for count in [sizes.lowerBound - 1, sizes.upperBound + 1, 2000] where count >= 0 {
            let error = CryptoError.wrongByteCount(of: "\(cipher) nonce", found: count, expected: sizes)
            #expect(throws: error) { try seal(cipher, [1], key: key(cipher), nonce: message(count)) }
            #expect(throws: error) { try open(cipher, message(tag + 1), key: key(cipher), nonce: message(count)) }
            #expect(throws: error) { _ = try AEAD.Sealer(cipher, key: key(cipher), nonceByteCount: count) }
            #expect(throws: error) { _ = try AEAD.Opener(cipher, key: key(cipher), nonceByteCount: count) }
        }
        for count in [Int.min, -1, Int.max] {
            let error = CryptoError.wrongByteCount(of: "\(cipher) nonce", found: count, expected: sizes)
            #expect(throws: error) { _ = try AEAD.Sealer(cipher, key: key(cipher), nonceByteCount: count) }
        }
        for count in [0, 1, 4, 12, 15, 17, 33] {
            #expect(throws: CryptoError.wrongByteCount(of: "tag", found: count, expected: tag...tag)) {
                _ = try [UInt8](capacity: 10) { output in
                    try cipher.open(
                        message(10).span,
                        tag: message(count).span,
                        using: key(cipher),
                        nonce: message(size).span,
                        into: &output
                    )
                }
            }
        }
        for count in 0..<tag {
            let longest = cipher.maximumPlaintextByteCount + tag
            let error = CryptoError.wrongByteCount(of: "sealed message", found: count, expected: tag...longest)
            #expect(throws: error) {
                var opener = try AEAD.Opener(cipher, key: key(cipher))
                _ = try [UInt8](capacity: 0) { output in
                    try opener.open(message(count).span, nonce: message(size).span, into: &output)
                }
            }
        }
    }

    @Test("has the limits and names of the standards")
    func properties() {
        #expect(AEAD.aes256GCM.maximumPlaintextByteCount == 68_719_476_704)
        #expect(AEAD.chaCha20Poly1305.maximumPlaintextByteCount == 274_877_906_880)
        #expect(AEAD.aes256CCM.maximumPlaintextByteCount(nonceByteCount: 13) == 65_535)
        #expect(AEAD.aes256CCM.maximumPlaintextByteCount(nonceByteCount: 12) == 16_777_215)
        #expect(AEAD.aes192CBCHMACSHA384.keyByteCount == 48)
        #expect(AEAD.aes192CBCHMACSHA384.tagByteCount == 24)
        #expect(AEAD.aes256CBCHMACSHA384.keyByteCount == 56)
        #expect(AEAD.aes192SIV.keyByteCount == 48)
        #expect(Set(AEAD.allCases.map(\.description)).count == AEAD.allCases.count)
        #expect(AEAD.allCases.filter { !$0.isAvailable }.allSatisfy { "\($0)".hasSuffix("GCM-SIV") })
        #expect(AEAD.nonceByteCount == 12)
        #expect(AEAD.tagByteCount == 16)
    }
}
