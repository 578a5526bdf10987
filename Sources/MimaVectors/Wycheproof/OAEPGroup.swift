internal import MimaBytes
internal import MimaCrypto

/// RSA decryption with OAEP, under the group's private key.
struct OAEPGroup: VectorGroup {
    static let typeName = "RsaesOaepDecrypt"

    let type: String
    let sha: String
    let mgf: String
    let mgfSha: String
    let privateKeyPem: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let msg: HexBytes
        let ct: HexBytes
        let label: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "RSAES-OAEP" else { throw Missing(algorithm) }
        guard mgf == "MGF1" else { throw Missing("OAEP with \(mgf)") }
        let hash = try HashAlgorithm.available(suiteName: sha)
        let maskHash = try HashAlgorithm.available(suiteName: mgfSha)
        let key = try privateKey()
        return { test in test.run(key, .oaep(hash, maskHash: maskHash, label: test.label.bytes)) }
    }

    private func privateKey() throws(Missing) -> RSA.Encryption.PrivateKey {
        do throws(CryptoError) {
            return try RSA.Encryption.PrivateKey(suitePEM: privateKeyPem)
        } catch {
            throw Missing("a private key that is refused here (\(error))")
        }
    }
}

extension RSA.Encryption.PrivateKey {
    /// The key in a file of PEM.
    init(suitePEM pem: String) throws(CryptoError) {
        guard let der = try PrivateKey(suitePEM: pem).pkcs1DERRepresentation else {
            throw .invalidKey("the key is no RSA key")
        }
        try self.init(pkcs1DERRepresentation: der)
    }
}

extension OAEPGroup.Case {
    fileprivate func run(_ key: RSA.Encryption.PrivateKey, _ padding: RSA.Encryption.Padding) -> Verdict {
        do throws(CryptoError) {
            let message = SymmetricKey(try key.decrypt(ct.bytes, padding: padding)).copiedBytes
            if message != msg.bytes { return .comparing("message", expected: msg.bytes, found: message) }
            // Encryption is random, so that only the way back can be compared.
            let again = try key.decrypt(key.publicKey.encrypt(message, padding: padding), padding: padding)
            return .comparing("message encrypted anew", expected: message, found: SymmetricKey(again).copiedBytes)
        } catch {
            return Verdict(error)
        }
    }
}
