internal import MimaCrypto

/// The numbers of an RSA public key as the suite writes them.
struct RSAPublicNumbers: Decodable {
    let modulus: HexBytes
    let publicExponent: HexBytes

    /// The key; one that is refused is an answer. The suite has keys that are only fit for old data.
    var key: Result<PublicKey, CryptoError> {
        Result { () throws(CryptoError) in
            try PublicKey(.rsa(n: modulus.bytes, e: publicExponent.bytes), limits: .legacy)
        }
    }
}

/// RSA signatures by PKCS#1 v1.5 under the group's public key.
struct RSAPKCS1VerifyGroup: VectorGroup {
    static let typeName = "RsassaPkcs1Verify"

    let type: String
    let sha: String
    let publicKey: RSAPublicNumbers
    let tests: [SignatureCase]

    func runner(algorithm: String) throws(Missing) -> (SignatureCase) -> Verdict {
        guard algorithm == "RSASSA-PKCS1-v1_5" else { throw Missing(algorithm) }
        let hash = try HashAlgorithm.available(signatureSuiteName: sha)
        let key = publicKey.key
        return { test in test.verify(under: key, .rsaPKCS1(hash)) }
    }
}

/// RSA signatures by PSS under the group's public key.
struct RSAPSSVerifyGroup<Form: RSAPSSGroupForm>: VectorGroup {
    static var typeName: String { Form.typeName }

    let type: String
    let sha: String
    let mgf: String
    let mgfSha: String?
    let sLen: Int
    let publicKey: RSAPublicNumbers
    let tests: [SignatureCase]

    func runner(algorithm: String) throws(Missing) -> (SignatureCase) -> Verdict {
        guard algorithm == "RSASSA-PSS" else { throw Missing(algorithm) }
        let hash = try HashAlgorithm.available(signatureSuiteName: sha)
        let maskHash: HashAlgorithm
        switch mgf {
        case "MGF1": maskHash = try .available(suiteName: mgfSha ?? sha)
        case "SHAKE128", "SHAKE256": maskHash = try .available(signatureSuiteName: mgf)
        default: throw Missing("PSS with \(mgf)")
        }
        let key = publicKey.key
        return { test in
            test.verify(under: key, .rsaPSS(hash, maskHash: maskHash, salt: .byteCount(sLen)))
        }
    }
}

/// What tells one schema of PSS signatures from the other.
protocol RSAPSSGroupForm {
    static var typeName: String { get }
}

/// The parameters are known.
enum RSAPSSPlain: RSAPSSGroupForm {
    static let typeName = "RsassaPssVerify"
}

/// The parameters are with the key too.
enum RSAPSSWithParameters: RSAPSSGroupForm {
    static let typeName = "RsassaPssWithParametersVerify"
}
