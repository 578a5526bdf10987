internal import MimaBytes
internal import MimaCrypto

/// RSA decryption by PKCS#1 v1.5, under the group's private key.
struct RSAPKCS1DecryptGroup: VectorGroup {
    static let typeName = "RsaesPkcs1Decrypt"

    let type: String
    let privateKeyPem: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let msg: HexBytes
        let ct: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "RSAES-PKCS1-v1_5" else { throw Missing(algorithm) }
        let key = Result { () throws(CryptoError) in
            try RSA.Encryption.PrivateKey(suitePEM: privateKeyPem)
        }
        return { test in
            do throws(CryptoError) {
                return try test.run(key.get())
            } catch {
                return Verdict(error)
            }
        }
    }
}

extension RSAPKCS1DecryptGroup.Case {
    /// Decrypts in both forms: the one that tells, and the one that gives random bytes instead.
    fileprivate func run(_ key: RSA.Encryption.PrivateKey) throws(CryptoError) -> Verdict {
        typealias Encryption = Insecure.PKCS1Encryption
        var sessionKey: [UInt8]?
        if !msg.bytes.isEmpty && ct.bytes.count == key.publicKey.ciphertextByteCount {
            let secret = try Encryption.decryptSessionKey(ct.bytes, byteCount: msg.bytes.count, with: key)
            sessionKey = SymmetricKey(secret).copiedBytes
        }
        let message: [UInt8]
        do throws(CryptoError) {
            message = SymmetricKey(try Encryption.decrypt(ct.bytes, with: key)).copiedBytes
        } catch {
            // Short random bytes may be the message by chance.
            if let sessionKey, sessionKey.count >= 8, sessionKey == msg.bytes {
                return .wrong(expected: "random bytes", found: "the message")
            }
            return Verdict(error)
        }
        if let sessionKey, sessionKey != message, message == msg.bytes {
            return .comparing("session key", expected: message, found: sessionKey)
        }
        return .comparing("message", expected: msg.bytes, found: message)
    }
}
