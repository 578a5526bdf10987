internal import MimaBytes
internal import MimaCrypto

/// X25519 with keys as they are on the wire.
struct XDHGroup: VectorGroup {
    static let typeName = "XdhComp"

    let type: String
    let curve: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let `public`: HexBytes
        let `private`: HexBytes
        let shared: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "XDH" else { throw Missing(algorithm) }
        switch curve {
        case "curve25519": break
        case "curve448": throw Missing("X448")
        default: throw Missing("XDH over \(curve)")
        }
        return { test in
            do throws(CryptoError) {
                typealias Keys = Curve25519.KeyAgreement
                let mine = try Keys.PrivateKey(rawRepresentation: SecretBytes(copying: test.private.bytes))
                let theirs = try Keys.PublicKey(rawRepresentation: test.public.bytes)
                let secret = SymmetricKey(try mine.sharedSecret(with: theirs).secretBytes)
                return .comparing("shared secret", expected: test.shared.bytes, found: secret.copiedBytes)
            } catch {
                return Verdict(error)
            }
        }
    }
}
