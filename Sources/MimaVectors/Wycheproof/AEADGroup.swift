internal import MimaCrypto

/// Authenticated encryption: sealing must give the known bytes, and opening must give the message back, or refuse.
struct AEADGroup: VectorGroup {
    static let typeName = "AeadTest"

    let type: String
    /// The size of the tag in bits.
    let tagSize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let iv: HexBytes
        let aad: HexBytes
        let msg: HexBytes
        let ct: HexBytes
        let tag: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard let ciphers = Self.ciphers[algorithm] else { throw Missing(algorithm) }
        guard ciphers.contains(where: \.isAvailable) else {
            throw Missing("\(algorithm), which this libcrypto does not offer")
        }
        let tagByteCount = tagSize / 8
        let isWholeBytes = tagSize.isMultiple(of: 8)
        return { test in
            guard isWholeBytes else { return .rejected("a tag of \(tagSize) bits") }
            guard let cipher = ciphers.first(where: { $0.keyByteCount == test.key.bytes.count }) else {
                return .rejected("\(algorithm) has no key of \(test.key.bytes.count) bytes")
            }
            return test.run(cipher, tagByteCount: tagByteCount)
        }
    }

    /// The ciphers that go by a name in the suite, one for each size of the key.
    private static let ciphers: [String: [AEAD]] = [
        "A128CBC-HS256": [.aes128CBCHMACSHA256],
        "A192CBC-HS384": [.aes192CBCHMACSHA384],
        "A256CBC-HS512": [.aes256CBCHMACSHA512],
        "AEAD-AES-SIV-CMAC": [.aes128SIV, .aes192SIV, .aes256SIV],
        "AES-CCM": [.aes128CCM, .aes192CCM, .aes256CCM],
        "AES-EAX": [.aes128EAX, .aes192EAX, .aes256EAX],
        "AES-GCM": [.aes128GCM, .aes192GCM, .aes256GCM],
        "AES-GCM-SIV": [.aes128GCMSIV, .aes256GCMSIV],
        "AES-OCB": [.aes128OCB, .aes192OCB, .aes256OCB],
        "ARIA-CCM": [.aria128CCM, .aria192CCM, .aria256CCM],
        "ARIA-GCM": [.aria128GCM, .aria192GCM, .aria256GCM],
        "CAMELLIA-CCM": [.camellia128CCM, .camellia192CCM, .camellia256CCM],
        "CAMELLIA-GCM": [.camellia128GCM, .camellia192GCM, .camellia256GCM],
        "CHACHA20-POLY1305": [.chaCha20Poly1305],
        "SEED-CCM": [.seedCCM],
        "SEED-GCM": [.seedGCM],
        "SM4-CCM": [.sm4CCM],
        "SM4-GCM": [.sm4GCM],
        "XCHACHA20-POLY1305": [.xChaCha20Poly1305],
    ]
}

extension AEADGroup.Case {
    func run(_ cipher: AEAD, tagByteCount: Int) -> Verdict {
        let key = SymmetricKey(data: key.bytes)
        let sealed = Result { () throws(CryptoError) in try seal(cipher, key, tagByteCount) }
        let opened = Result { () throws(CryptoError) in try open(cipher, key, tagByteCount) }
        let expected = cipher.tagComesFirst ? tag.bytes + ct.bytes : ct.bytes + tag.bytes
        switch opened {
        case .success(let message) where message != msg.bytes:
            return .comparing("message", expected: msg.bytes, found: message)
        case .success:
            switch sealed {
            case .success(let box): return .comparing("ciphertext and tag", expected: expected, found: box)
            case .failure(let error): return .wrong(expected: "to seal what was opened", found: "\(error)")
            }
        case .failure(let error):
            // What will not open must not be what sealing makes either.
            if case .success(expected) = sealed {
                return .wrong(expected: "to open what was sealed", found: "\(error)")
            }
            return Verdict(error)
        }
    }

    private func seal(_ cipher: AEAD, _ key: SymmetricKey, _ tagByteCount: Int) throws(CryptoError) -> [UInt8] {
        let room = cipher.ciphertextByteCount(ofMessage: msg.bytes.count) + max(tagByteCount, cipher.tagByteCount)
        return try [UInt8](capacity: room) { (output) throws(CryptoError) in
            try cipher.seal(
                msg.bytes.span,
                using: key,
                nonce: iv.bytes.span,
                authenticating: aad.bytes.span,
                truncatedTagByteCount: tagByteCount,
                into: &output
            )
        }
    }

    private func open(_ cipher: AEAD, _ key: SymmetricKey, _ tagByteCount: Int) throws(CryptoError) -> [UInt8] {
        try [UInt8](capacity: ct.bytes.count) { (output) throws(CryptoError) in
            try cipher.open(
                ct.bytes.span,
                tag: tag.bytes.span,
                using: key,
                nonce: iv.bytes.span,
                authenticating: aad.bytes.span,
                truncatedTagByteCount: tagByteCount,
                into: &output
            )
        }
    }
}
