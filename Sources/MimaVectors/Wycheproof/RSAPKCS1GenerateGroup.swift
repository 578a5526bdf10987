internal import MimaCrypto

/// RSA signatures by PKCS#1 v1.5, which are the same each time, made with the group's private key.
struct RSAPKCS1GenerateGroup: VectorGroup {
    static let typeName = "RsassaPkcs1Generate"

    let type: String
    let sha: String
    let privateKeyPem: String
    let tests: [SignatureCase]

    func runner(algorithm: String) throws(Missing) -> (SignatureCase) -> Verdict {
        guard algorithm == "RSASSA-PKCS1-v1_5" else { throw Missing(algorithm) }
        let hash = try HashAlgorithm.available(signatureSuiteName: sha)
        let key = Result { () throws(CryptoError) in try PrivateKey(suitePEM: privateKeyPem) }
        return { test in
            do throws(CryptoError) {
                let key = try key.get()
                let made = try key.signature(for: test.msg.bytes, using: .rsaPKCS1(hash))
                if made != test.sig.bytes {
                    return .comparing("signature", expected: test.sig.bytes, found: made)
                }
                return test.verify(under: .success(key.publicKey), .rsaPKCS1(hash))
            } catch {
                return Verdict(error)
            }
        }
    }
}

extension PrivateKey {
    /// The key in a file of PEM. The suite has keys that are only fit for old data.
    init(suitePEM pem: String) throws(CryptoError) {
        self = try PEMPrivateKey(pem: Array(pem.utf8), limits: .legacy).unlock()
    }
}
