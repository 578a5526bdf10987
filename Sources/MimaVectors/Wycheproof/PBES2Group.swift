internal import MimaBytes
internal import MimaCrypto

/// Encryption with a password as PKCS#5 has it (RFC 8018 §6.2): PBKDF2 with HMAC, and AES in CBC mode.
struct PBES2Group: VectorGroup {
    static let typeName = "PbeTest"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let password: HexBytes
        let salt: HexBytes
        let iterationCount: Int
        let iv: HexBytes
        let msg: HexBytes
        let ct: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        // Such as "PbeWithHmacSha256AndAes_128".
        let start = "PbeWithHmac"
        let ciphers: [(ending: String, cipher: BlockCipher)] = [
            ("AndAes_128", .aes128), ("AndAes_192", .aes192), ("AndAes_256", .aes256),
        ]
        guard algorithm.hasPrefix(start), let found = ciphers.first(where: { algorithm.hasSuffix($0.ending) }) else {
            throw Missing(algorithm)
        }
        let name = algorithm.dropFirst(start.count).dropLast(found.ending.count).uppercased()
        let hash = try HashAlgorithm.available(suiteName: name)
        let cipher = UnauthenticatedCipher.cbc(found.cipher)
        return { test in
            if test.iterationCount > PBKDF2Group.maximumIterationCount {
                return .wrong(
                    expected: "at most \(PBKDF2Group.maximumIterationCount) iterations",
                    found: "\(test.iterationCount)"
                )
            }
            do throws(CryptoError) {
                let key = try PBKDF2(hash, iterations: test.iterationCount).deriveKey(
                    from: SecretBytes(copying: test.password.bytes),
                    salt: test.salt.bytes,
                    byteCount: cipher.keyByteCount
                )
                let message = try cipher.decrypt(test.ct.bytes, using: key, iv: test.iv.bytes)
                if message != test.msg.bytes {
                    return .comparing("message", expected: test.msg.bytes, found: message)
                }
                let ciphertext = try cipher.encrypt(test.msg.bytes, using: key, iv: test.iv.bytes)
                return .comparing("ciphertext", expected: test.ct.bytes, found: ciphertext)
            } catch {
                return Verdict(error)
            }
        }
    }
}
