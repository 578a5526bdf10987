internal import MimaCrypto

/// Ciphers without authentication: encrypting must give the known bytes, and decrypting the message.
struct CipherGroup: VectorGroup {
    static let typeName = "IndCpaTest"

    let type: String
    /// The size of the key in bits.
    let keySize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let iv: HexBytes
        let msg: HexBytes
        let ct: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let (cipher, padding) = try cipher(algorithm)
        if !cipher.isAvailable { throw Missing("\(cipher), which this libcrypto does not offer") }
        return { test in
            let key = SymmetricKey(data: test.key.bytes)
            // The suite leaves out zeros at the end of the number of a sector.
            var iv = test.iv.bytes
            if case .xts = cipher, iv.count < 16 { iv += [UInt8](repeating: 0, count: 16 - iv.count) }
            do throws(CryptoError) {
                let message = try cipher.decrypt(test.ct.bytes, using: key, iv: iv, padding: padding)
                if message != test.msg.bytes {
                    return .comparing("message", expected: test.msg.bytes, found: message)
                }
                let encrypted = try cipher.encrypt(message, using: key, iv: iv, padding: padding)
                return .comparing("ciphertext", expected: test.ct.bytes, found: encrypted)
            } catch {
                return Verdict(error)
            }
        }
    }

    /// The cipher that goes by this name in the suite: a block cipher, a mode, and a padding where it is not PKCS#7.
    private func cipher(_ name: String) throws(Missing) -> (UnauthenticatedCipher, BlockPadding?) {
        if name == "CHACHA20" { return (.chaCha20, nil) }
        var words = name.split(separator: "-").map(String.init)
        var padding: BlockPadding?
        if words.count == 3 {
            switch words.removeLast() {
            case "PKCS5", "PKCS7": padding = .pkcs7
            case "ISO7816": padding = .iso7816
            case "X923": padding = .ansiX923
            case "ZERO": padding = .zero
            case "NOPADDING": padding = BlockPadding.none
            case let other: throw Missing("\(name), whose padding \(other) is not known")
            }
        }
        guard words.count == 2 else { throw Missing(name) }
        let isTwice = words[1] == "XTS"
        guard let block = BlockCipher(suiteName: words[0], keyByteCount: keySize / (isTwice ? 16 : 8)) else {
            throw Missing(name)
        }
        switch words[1] {
        case "CBC": return (.cbc(block), padding)
        case "CTR": return (.ctr(block), padding)
        case "CFB": return (.cfb(block), padding)
        case "CFB8": return (.cfb8(block), padding)
        case "CFB1": return (.cfb1(block), padding)
        case "OFB": return (.ofb(block), padding)
        case "XTS": return (.xts(block), padding)
        case "ECB": return (.insecure(.ecb(block)), padding)
        case "CS1": return (.cbcStealing(block, .cs1), padding)
        case "CS2": return (.cbcStealing(block, .cs2), padding)
        case "CS3": return (.cbcStealing(block, .cs3), padding)
        default: throw Missing(name)
        }
    }
}

extension BlockCipher {
    /// The cipher of this family in the suite with a key of this size in bytes.
    init?(suiteName: String, keyByteCount: Int) {
        let ciphers: [BlockCipher]
        switch suiteName {
        case "AES": ciphers = [.aes128, .aes192, .aes256]
        case "ARIA": ciphers = [.aria128, .aria192, .aria256]
        case "CAMELLIA": ciphers = [.camellia128, .camellia192, .camellia256]
        case "SM4": ciphers = [.sm4]
        case "SEED": ciphers = [.seed]
        case "3DES": ciphers = [.insecure(.tripleDES)]
        case "DES": ciphers = [.insecure(.des)]
        case "BLOWFISH": ciphers = [.insecure(.blowfish)]
        case "CAST5": ciphers = [.insecure(.cast5)]
        default: return nil
        }
        guard let cipher = ciphers.first(where: { $0.keyByteCounts.contains(keyByteCount) }) else { return nil }
        self = cipher
    }
}
