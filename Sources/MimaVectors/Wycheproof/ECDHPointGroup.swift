internal import MimaBytes
internal import MimaCrypto

/// ECDH with the public key as a point and the private key as a number.
struct ECDHPointGroup: VectorGroup {
    static let typeName = "EcdhEcpointTest"

    let type: String
    let curve: String
    let tests: [AgreementCase]

    func runner(algorithm: String) throws(Missing) -> (AgreementCase) -> Verdict {
        guard algorithm == "ECDH" else { throw Missing(algorithm) }
        let curve = try EllipticCurve(suiteName: curve)
        return { test in
            test.agree { () throws(CryptoError) in
                try test.private.number(on: curve).sharedSecret(
                    with: PublicKey(curve, x963Representation: test.public.bytes)
                )
            }
        }
    }
}

/// Two keys, and the secret that they agree on.
struct AgreementCase: VectorCase {
    let tcId: Int
    let comment: String
    let result: ExpectedResult
    let `public`: HexBytes
    let `private`: HexBytes
    let shared: HexBytes

    /// Compares the secret that `body` makes.
    func agree(_ body: () throws(CryptoError) -> SharedSecret) -> Verdict {
        do throws(CryptoError) {
            let secret = SymmetricKey(try body().secretBytes).copiedBytes
            return .comparing("shared secret", expected: shared.bytes, found: secret)
        } catch {
            return Verdict(error)
        }
    }
}

extension HexBytes {
    /// The private key that is this number, which the suite writes with fewer bytes than the curve has, or more.
    func number(on curve: EllipticCurve) throws(CryptoError) -> PrivateKey {
        let number = Array(bytes.drop { $0 == 0 })
        let zeros = [UInt8](repeating: 0, count: max(0, curve.orderByteCount - number.count))
        return try PrivateKey(.ec(curve), rawRepresentation: SecretBytes(copying: zeros + number))
    }
}
