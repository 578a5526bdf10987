internal import MimaBytes
internal import MimaCrypto

extension ResponseKind {
    /// ECDSA: signatures verified, made ones too; public keys checked, and made from private ones.
    static func acvpECDSA(_ mode: String) -> ResponseKind {
        guard ["sigVer", "sigGen", "keyVer", "keyGen"].contains(mode) else {
            return .missing("a reader of ACVP's ECDSA \(mode)", caseName: "")
        }
        return acvp("ECDSA \(mode)") { record in
            let curve = try EllipticCurve(suiteName: record.values["curve"] ?? "")
            let size = curve.fieldByteCount
            let point = try [4] + record.coordinate("qx", size) + record.coordinate("qy", size)
            switch mode {
            case "keyVer":
                _ = try PublicKey(curve, x963Representation: point)
                return .accepted
            case "keyGen":
                let secret = SecretBytes(copying: try record.coordinate("d", curve.orderByteCount))
                let key = try PrivateKey(.ec(curve), rawRepresentation: secret)
                return .comparing("public key", expected: point, found: key.publicKey.x963Representation ?? [])
            default:
                let hash = try HashAlgorithm.available(acvpSignatureName: record.values["hashalg"] ?? "")
                let size = curve.orderByteCount
                let signature = try record.coordinate("r", size) + record.coordinate("s", size)
                return try record.verdict(
                    under: PublicKey(curve, x963Representation: point),
                    signature,
                    .ecdsa(hash, .ieeeP1363)
                )
            }
        }
    }

    /// EdDSA: signatures verified, made ones too, and public keys made from private ones.
    static func acvpEdDSA(_ mode: String) -> ResponseKind {
        guard ["sigVer", "sigGen", "keyGen"].contains(mode) else {
            return .missing("a reader of ACVP's EDDSA \(mode)", caseName: "")
        }
        return acvp("EdDSA \(mode)") { record in
            let (type, scheme): (KeyAlgorithm, SignatureScheme)
            switch record.values["curve"] {
            case "ED-25519": (type, scheme) = (.ed25519, .ed25519())
            case "ED-448": (type, scheme) = (.ed448, .ed448())
            default: throw Missing("EdDSA over \(record.values["curve"] ?? "no curve")")
            }
            let publicBytes = try record.bytes("q")
            if mode == "keyGen" {
                let key = try PrivateKey(type, rawRepresentation: SecretBytes(copying: record.bytes("d")))
                return .comparing("public key", expected: publicBytes, found: key.publicKey.rawRepresentation ?? [])
            }
            if record.values["prehash"] == "true" { throw Missing("EdDSA of a digest") }
            if record.values["context"]?.isEmpty == false { throw Missing("EdDSA with a context") }
            return try record.verdict(
                under: PublicKey(type, rawRepresentation: publicBytes),
                record.bytes("signature"),
                scheme
            )
        }
    }

    /// RSA: signatures by PKCS#1 v1.5 and PSS verified, made ones too.
    static func acvpRSA(_ mode: String) -> ResponseKind {
        guard ["sigVer", "sigGen"].contains(mode) else {
            return .missing("a reader of ACVP's RSA \(mode)", caseName: "")
        }
        return acvp("RSA \(mode)") { record in
            let hash = try HashAlgorithm.available(acvpSignatureName: record.values["hashalg"] ?? "")
            let scheme: SignatureScheme
            switch record.values["sigtype"] {
            case "pkcs1v1.5": scheme = .rsaPKCS1(hash)
            case "pss":
                let maskHash: HashAlgorithm
                switch record.values["maskfunction"] ?? "mgf1" {
                case "mgf1": maskHash = hash
                case "shake-128": maskHash = .shake128(byteCount: 32)
                case "shake-256": maskHash = .shake256(byteCount: 64)
                case let name: throw Missing("PSS with \(name)")
                }
                scheme = .rsaPSS(hash, maskHash: maskHash, salt: .byteCount(try record.number("saltlen")))
            case let type: throw Missing("RSA signatures by \(type ?? "no scheme")")
            }
            let e = Array(try record.bytes("e").drop { $0 == 0 })
            let key = try PublicKey(.rsa(n: record.bytes("n"), e: e), limits: .legacy)
            return try record.verdict(under: key, record.bytes("signature"), scheme)
        }
    }

    /// DSA: signatures verified, made ones too.
    static func acvpDSA() -> ResponseKind {
        acvp("DSA") { record in
            let hash = try HashAlgorithm.available(acvpSignatureName: record.values["hashalg"] ?? "")
            let size = try record.bytes("q").drop { $0 == 0 }.count
            let key = try PublicKey(.dsa(record.finiteField(), y: record.bytes("y")), limits: .legacy)
            let signature = try record.coordinate("r", size) + record.coordinate("s", size)
            return try record.verdict(under: key, signature, .dsa(hash, .ieeeP1363))
        }
    }
}

extension ResponseFile.Record {
    fileprivate func verdict(
        under key: PublicKey,
        _ signature: [UInt8],
        _ scheme: SignatureScheme
    ) throws -> Verdict {
        let message = try bytes("message")
        // A test of the component has the digest for its message.
        let isValid =
            values["componenttest"] == "true"
            ? try key.isValidSignature(signature, forDigest: message, using: scheme)
            : try key.isValidSignature(signature, for: message, using: scheme)
        return isValid ? .accepted : .rejected("the signature is not valid")
    }
}

extension HashAlgorithm {
    /// The function that the protocol calls by this name in signatures: SHAKE has there twice its security as output.
    fileprivate static func available(acvpSignatureName name: String) throws(Missing) -> HashAlgorithm {
        switch name {
        case "SHAKE-128": .shake128(byteCount: 32)
        case "SHAKE-256": .shake256(byteCount: 64)
        default: try available(acvpName: name)
        }
    }
}
