internal import MimaBytes
internal import MimaCrypto

/// X25519 or X448 with keys as they are on the wire.
struct XDHGroup: VectorGroup {
    static let typeName = "XdhComp"

    let type: String
    let curve: String
    let tests: [AgreementCase]

    func runner(algorithm: String) throws(Missing) -> (AgreementCase) -> Verdict {
        guard algorithm == "XDH" else { throw Missing(algorithm) }
        let type: KeyAlgorithm
        switch curve {
        case "curve25519": type = .x25519
        case "curve448": type = .x448
        default: throw Missing("XDH over \(curve)")
        }
        return { test in
            test.agree { () throws(CryptoError) in
                let mine = try PrivateKey(type, rawRepresentation: SecretBytes(copying: test.private.bytes))
                return try mine.sharedSecret(with: PublicKey(type, rawRepresentation: test.public.bytes))
            }
        }
    }
}
