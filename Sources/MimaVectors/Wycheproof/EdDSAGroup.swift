internal import MimaCrypto

/// EdDSA signatures under the group's public key.
struct EdDSAGroup: VectorGroup {
    static let typeName = "EddsaVerify"

    let type: String
    let publicKey: PublicKey
    let tests: [Case]

    struct PublicKey: Decodable {
        let curve: String
        let pk: HexBytes
    }

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let msg: HexBytes
        let sig: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "EDDSA" else { throw Missing(algorithm) }
        switch publicKey.curve {
        case "edwards25519": break
        case "edwards448": throw Missing("Ed448")
        default: throw Missing("EdDSA over \(publicKey.curve)")
        }
        let key = Result { () throws(CryptoError) in
            try Curve25519.Signing.PublicKey(rawRepresentation: publicKey.pk.bytes)
        }
        return { test in
            switch key {
            case .failure(let error): return Verdict(error)
            case .success(let key):
                return key.isValidSignature(test.sig.bytes, for: test.msg.bytes)
                    ? .accepted : .rejected("the signature is not valid")
            }
        }
    }
}
