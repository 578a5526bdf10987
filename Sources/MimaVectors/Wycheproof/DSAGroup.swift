internal import MimaCrypto

/// DSA signatures under the group's public key, in DER or in IEEE P1363's form.
struct DSAGroup<Form: DSAGroupForm>: VectorGroup {
    static var typeName: String { Form.typeName }

    let type: String
    let sha: String
    let publicKey: Numbers
    let tests: [SignatureCase]

    struct Numbers: Decodable {
        let p: HexBytes
        let q: HexBytes
        let g: HexBytes
        let y: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (SignatureCase) -> Verdict {
        guard algorithm == "DSA" else { throw Missing(algorithm) }
        let hash = try HashAlgorithm.available(signatureSuiteName: sha)
        let parameters = FiniteFieldParameters(
            p: publicKey.p.bytes,
            q: publicKey.q.bytes,
            g: publicKey.g.bytes
        )
        let key = Result { () throws(CryptoError) in
            try PublicKey(.dsa(parameters, y: publicKey.y.bytes), limits: .legacy)
        }
        return { test in test.verify(under: key, .dsa(hash, Form.form)) }
    }
}

/// What tells one schema of DSA signatures from the other.
protocol DSAGroupForm {
    static var typeName: String { get }
    static var form: SignatureScheme.Form { get }
}

/// Signatures in DER.
enum DSAInDER: DSAGroupForm {
    static let typeName = "DsaVerify"
    static let form = SignatureScheme.Form.der
}

/// Signatures that are the two numbers one after the other.
enum DSAInP1363: DSAGroupForm {
    static let typeName = "DsaP1363Verify"
    static let form = SignatureScheme.Form.ieeeP1363
}
