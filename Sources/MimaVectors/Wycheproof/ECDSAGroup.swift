internal import MimaCrypto

/// ECDSA signatures under the group's public key, in DER, in IEEE P1363's form, or as Bitcoin wants them.
struct ECDSAGroup<Form: ECDSAGroupForm>: VectorGroup {
    static var typeName: String { Form.typeName }

    let type: String
    let sha: String
    let publicKey: PublicPoint
    let tests: [SignatureCase]

    func runner(algorithm: String) throws(Missing) -> (SignatureCase) -> Verdict {
        guard algorithm == "ECDSA" else { throw Missing(algorithm) }
        let hash = try HashAlgorithm.available(signatureSuiteName: sha)
        let key = try publicKey.key()
        return { test in Form.verify(test, under: key, hash) }
    }
}

/// A public key as the suite writes it.
struct PublicPoint: Decodable {
    let curve: String
    let uncompressed: HexBytes

    /// The key. A curve that is not here is missing; a point that is refused is an answer.
    func key() throws(Missing) -> Result<PublicKey, CryptoError> {
        let curve = try EllipticCurve(suiteName: curve)
        return Result { () throws(CryptoError) in
            try PublicKey(curve, x963Representation: uncompressed.bytes)
        }
    }
}

/// What tells one schema of ECDSA signatures from another.
protocol ECDSAGroupForm {
    static var typeName: String { get }
    static func verify(
        _ test: SignatureCase,
        under key: Result<PublicKey, CryptoError>,
        _ hash: HashAlgorithm
    ) -> Verdict
}

/// Signatures in DER.
enum ECDSAInDER: ECDSAGroupForm {
    static let typeName = "EcdsaVerify"

    static func verify(
        _ test: SignatureCase,
        under key: Result<PublicKey, CryptoError>,
        _ hash: HashAlgorithm
    ) -> Verdict {
        test.verify(under: key, .ecdsa(hash, .der))
    }
}

/// Signatures that are the two numbers one after the other.
enum ECDSAInP1363: ECDSAGroupForm {
    static let typeName = "EcdsaP1363Verify"

    static func verify(
        _ test: SignatureCase,
        under key: Result<PublicKey, CryptoError>,
        _ hash: HashAlgorithm
    ) -> Verdict {
        test.verify(under: key, .ecdsa(hash, .ieeeP1363))
    }
}

/// Signatures in DER whose second number is the smaller of the two that verify.
enum ECDSAOfBitcoin: ECDSAGroupForm {
    static let typeName = "EcdsaBitcoinVerify"

    static func verify(
        _ test: SignatureCase,
        under key: Result<PublicKey, CryptoError>,
        _ hash: HashAlgorithm
    ) -> Verdict {
        guard hash == .sha256 else { return .skipped("needs Bitcoin's signatures over \(hash)") }
        do throws(CryptoError) {
            return try key.get().isValidBitcoinSignature(test.sig.bytes, for: test.msg.bytes)
                ? .accepted : .rejected("the signature is not valid")
        } catch {
            return Verdict(error)
        }
    }
}
