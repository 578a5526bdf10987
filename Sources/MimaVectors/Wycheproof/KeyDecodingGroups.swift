internal import MimaBytes
internal import MimaCrypto

/// Keys in SubjectPublicKeyInfo or PKCS#8, of which only the well-formed ones are valid.
struct KeyDecodingGroup: VectorGroup {
    static let typeName = "PkixKeyDecode"

    let type: String
    let keyType: String
    let algorithm: String
    let parameterSet: String?
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let encoded: HexBytes
    }

    func runner(algorithm file: String) throws(Missing) -> (Case) -> Verdict {
        // Their keys are none of libcrypto's 3.0.
        for name in ["ML-DSA", "ML-KEM", "SLH-DSA"] where algorithm.uppercased().hasPrefix(name) {
            throw Missing(name)
        }
        let isPrivate: Bool
        switch keyType {
        case "pkcs8": isPrivate = true
        case "spki": isPrivate = false
        default: throw Missing("keys in the format \(keyType)")
        }
        return { test in
            do throws(CryptoError) {
                if isPrivate {
                    let der = SecretBytes(copying: test.encoded.bytes)
                    _ = try PrivateKey(pkcs8DERRepresentation: der, limits: .legacy)
                } else {
                    _ = try PublicKey(derRepresentation: test.encoded.bytes, limits: .legacy)
                }
                return .accepted
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// Public RSA keys, of which only those that can be used are valid.
struct RSAKeyGroup: VectorGroup {
    static let typeName = "RsaKeyTest"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let `public`: KeyText
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        { test in
            do throws(CryptoError) {
                let key = try test.public.publicKey()
                return [.rsa, .rsaPSS].contains(key.algorithm) ? .accepted : .rejected("the key is not of RSA")
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// Public Ed25519 keys as X25519 keys.
struct EdwardsToMontgomeryGroup: VectorGroup {
    static let typeName = "EddsaToXdh"

    let type: String
    let edwardsCurve: String
    let montgomeryCurve: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let publicKey: HexBytes
        let convertedPublicKey: HexBytes?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard edwardsCurve == "edwards25519", montgomeryCurve == "curve25519" else {
            throw Missing("keys on \(edwardsCurve) as keys on \(montgomeryCurve)")
        }
        return { test in
            do throws(CryptoError) {
                let key = try Curve25519.Signing.PublicKey(rawRepresentation: test.publicKey.bytes)
                let found = try Curve25519.KeyAgreement.PublicKey(converting: key).rawRepresentation
                guard let expected = test.convertedPublicKey else { return .accepted }
                return .comparing("converted key", expected: expected.bytes, found: found)
            } catch {
                return Verdict(error)
            }
        }
    }
}
