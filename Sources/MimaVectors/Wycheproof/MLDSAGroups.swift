internal import MimaBytes
internal import MimaCrypto

extension PostQuantumAlgorithm {
    /// The algorithm that the public suite calls so. Throws where it is unknown or not offered.
    init(suiteName name: String) throws(Missing) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { throw Missing(name) }
        if !found.isAvailable { throw Missing("\(name), which this libcrypto does not offer") }
        self = found
    }
}

/// ML-DSA signatures under the group's public key.
struct MLDSAVerifyGroup: VectorGroup {
    static let typeName = "MlDsaVerify"

    let type: String
    let publicKey: HexBytes
    let publicKeyDer: HexBytes?
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let msg: HexBytes
        let sig: HexBytes
        let ctx: HexBytes?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let algorithm = try PostQuantumAlgorithm(suiteName: algorithm)
        let key = Result { () throws(CryptoError) in
            let key = try PublicKey(.postQuantum(algorithm), rawRepresentation: publicKey.bytes)
            if let der = publicKeyDer, try PublicKey(derRepresentation: der.bytes) != key {
                throw .invalidKey("the key in DER is another one")
            }
            return key
        }
        return { test in
            do throws(CryptoError) {
                let scheme = SignatureScheme.mlDSA(context: test.ctx?.bytes ?? [])
                return try key.get().isValidSignature(test.sig.bytes, for: test.msg.bytes, using: scheme)
                    ? .accepted : .rejected("the signature is not valid")
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// ML-DSA signatures that the group's private key makes, without random bytes or with those that a case names.
struct MLDSASignGroup: VectorGroup {
    static let typeName = "MlDsaSign"

    let type: String
    let privateKey: HexBytes?
    let privateSeed: HexBytes?
    let privateKeyPkcs8: HexBytes?
    let publicKey: HexBytes?
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let msg: HexBytes?
        let ctx: HexBytes?
        /// The digest of context and message, by which the case is told where there is no message.
        let mu: HexBytes?
        let rnd: HexBytes?
        let sig: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let algorithm = try PostQuantumAlgorithm(suiteName: algorithm)
        let key = Result { () throws(CryptoError) in
            let bytes = SecretBytes(copying: (privateSeed ?? privateKey)?.bytes ?? [])
            let key = try PrivateKey(algorithm, bytes: bytes)
            if let der = privateKeyPkcs8 {
                let same = try PrivateKey(pkcs8DERRepresentation: SecretBytes(copying: der.bytes))
                if same.publicKey != key.publicKey { throw .invalidKey("the key in PKCS#8 is another one") }
            }
            return key
        }
        return { test in test.run(key, publicKey: publicKey?.bytes) }
    }
}

extension MLDSASignGroup.Case {
    fileprivate func run(_ key: Result<PrivateKey, CryptoError>, publicKey: [UInt8]?) -> Verdict {
        do throws(CryptoError) {
            let key = try key.get()
            if let publicKey, key.publicKey.rawRepresentation != publicKey {
                return .wrong(expected: "the public key that the group names", found: "another")
            }
            let entropy = rnd.map { SecretBytes(copying: $0.bytes) }
            let found: [UInt8]
            if let msg {
                found = try key.mlDSASignature(for: msg.bytes, context: ctx?.bytes ?? [], entropy: entropy)
            } else {
                found = try key.mlDSASignature(forMessageDigest: mu?.bytes ?? [], entropy: entropy)
            }
            return .comparing("signature", expected: sig.bytes, found: found)
        } catch {
            return Verdict(error)
        }
    }
}
