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
        let cipher: (Int) -> AEAD?
        switch algorithm {
        case "AES-GCM": cipher = AES.GCM.algorithm
        case "CHACHA20-POLY1305": cipher = ChaChaPoly.algorithm
        default: throw Missing(algorithm)
        }
        if tagSize != 8 * AEAD.tagByteCount { throw Missing("\(algorithm) with a tag of \(tagSize) bits") }
        return { test in
            guard let cipher = cipher(test.key.bytes.count) else {
                return .rejected("\(algorithm) has no key of \(test.key.bytes.count) bytes")
            }
            return test.run(cipher, algorithm)
        }
    }
}

extension AEADGroup.Case {
    fileprivate func run(_ cipher: AEAD, _ name: String) -> Verdict {
        let sizes = cipher.nonceByteCounts
        if result == .valid && iv.bytes.count > sizes.upperBound {
            return .skipped("needs \(name) nonces over \(sizes.upperBound) bytes, which libcrypto refuses")
        }
        let key = SymmetricKey(data: key.bytes)
        let sealed = Result { () throws(CryptoError) in try seal(cipher, key) }
        let opened = Result { () throws(CryptoError) in try open(cipher, key) }
        switch opened {
        case .success(let message) where message != msg.bytes:
            return .comparing("message", expected: msg.bytes, found: message)
        case .success:
            switch sealed {
            case .success(let box): return .comparing("ciphertext and tag", expected: ct.bytes + tag.bytes, found: box)
            case .failure(let error): return .wrong(expected: "to seal what was opened", found: "\(error)")
            }
        case .failure(let error):
            // What will not open must not be what sealing makes either.
            if case .success(ct.bytes + tag.bytes) = sealed {
                return .wrong(expected: "to open what was sealed", found: "\(error)")
            }
            return Verdict(error)
        }
    }

    private func seal(_ cipher: AEAD, _ key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        try [UInt8](capacity: msg.bytes.count + AEAD.tagByteCount) { (output) throws(CryptoError) in
            try cipher.seal(
                msg.bytes.span,
                using: key,
                nonce: iv.bytes.span,
                authenticating: aad.bytes.span,
                into: &output
            )
        }
    }

    private func open(_ cipher: AEAD, _ key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        try [UInt8](capacity: ct.bytes.count) { (output) throws(CryptoError) in
            try cipher.open(
                ct.bytes.span,
                tag: tag.bytes.span,
                using: key,
                nonce: iv.bytes.span,
                authenticating: aad.bytes.span,
                into: &output
            )
        }
    }
}
