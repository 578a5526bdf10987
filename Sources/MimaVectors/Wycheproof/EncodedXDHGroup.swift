internal import MimaBytes
internal import MimaCrypto

/// X25519 or X448 with keys in files: SubjectPublicKeyInfo and PKCS#8, in DER or PEM, or JSON Web Keys.
protocol EncodedXDHGroup: VectorGroup where Case == EncodedXDHCase {
    var curve: String { get }
}

/// A case of one.
struct EncodedXDHCase: VectorCase {
    let tcId: Int
    let comment: String
    let result: ExpectedResult
    let `public`: KeyText
    let `private`: KeyText
    let shared: HexBytes
}

extension EncodedXDHGroup {
    func runner(algorithm: String) throws(Missing) -> (EncodedXDHCase) -> Verdict {
        guard algorithm == "XDH" else { throw Missing(algorithm) }
        let type: KeyAlgorithm
        switch curve {
        case "curve25519", "X25519": type = .x25519
        case "curve448", "X448": type = .x448
        default: throw Missing("XDH over \(curve)")
        }
        return { test in
            do throws(CryptoError) {
                let mine = try test.private.privateKey()
                let theirs = try test.public.publicKey()
                guard mine.algorithm == type, theirs.algorithm == type else {
                    return .rejected("the keys are of another type")
                }
                let secret = SymmetricKey(try mine.sharedSecret(with: theirs).secretBytes)
                return .comparing("shared secret", expected: test.shared.bytes, found: secret.copiedBytes)
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// Keys in DER.
struct DERXDHGroup: EncodedXDHGroup {
    static let typeName = "XdhAsnComp"
    let type: String
    let curve: String
    let tests: [EncodedXDHCase]
}

/// Keys in PEM.
struct PEMXDHGroup: EncodedXDHGroup {
    static let typeName = "XdhPemComp"
    let type: String
    let curve: String
    let tests: [EncodedXDHCase]
}

/// JSON Web Keys.
struct JSONXDHGroup: EncodedXDHGroup {
    static let typeName = "XdhJwkComp"
    let type: String
    let curve: String
    let tests: [EncodedXDHCase]
}
