internal import MimaCrypto

/// EdDSA signatures under the group's public key.
struct EdDSAGroup: VectorGroup {
    static let typeName = "EddsaVerify"

    let type: String
    let publicKey: PublicKey
    let tests: [SignatureCase]

    struct PublicKey: Decodable {
        let curve: String
        let pk: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (SignatureCase) -> Verdict {
        guard algorithm == "EDDSA" else { throw Missing(algorithm) }
        let (type, scheme): (KeyAlgorithm, SignatureScheme)
        switch publicKey.curve {
        case "edwards25519": (type, scheme) = (.ed25519, .ed25519())
        case "edwards448": (type, scheme) = (.ed448, .ed448())
        default: throw Missing("EdDSA over \(publicKey.curve)")
        }
        let key = Result { () throws(CryptoError) in
            try MimaCrypto.PublicKey(type, rawRepresentation: publicKey.pk.bytes)
        }
        return { test in test.verify(under: key, scheme) }
    }
}
