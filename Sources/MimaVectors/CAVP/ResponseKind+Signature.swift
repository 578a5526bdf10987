internal import MimaBytes
internal import MimaCrypto

extension ResponseKind {
    /// ECDSA (ECDSA2VS): signatures verified, public keys checked, and made from private ones.
    static func ecdsa(_ stem: String) -> ResponseKind? {
        switch stem {
        case "SigVer", "SigGen":
            ResponseKind(name: "ECDSA", caseName: "s") { record throws(ResponseStop) in
                try record.outcome {
                    let curve = try record.curve()
                    // The older files do not name the function: it is SHA-1.
                    let hashName = record.group.split(separator: ",").dropFirst().first.map(String.init) ?? "SHA-1"
                    let hash = try HashAlgorithm.available(suiteName: hashName)
                    let key = try PublicKey(curve, x963Representation: try record.point(on: curve))
                    let signature =
                        try record.coordinate("r", curve.orderByteCount) + record.coordinate("s", curve.orderByteCount)
                    let isValid = try key.isValidSignature(
                        signature,
                        for: record.bytes("msg"),
                        using: .ecdsa(hash, .ieeeP1363)
                    )
                    return isValid ? .accepted : .rejected("the signature is not valid")
                }
            }
        case "PKV":
            ResponseKind(name: "ECDSA, public keys", caseName: "result") { record throws(ResponseStop) in
                try record.outcome {
                    let curve = try record.curve()
                    _ = try PublicKey(curve, x963Representation: try record.point(on: curve))
                    return .accepted
                }
            }
        case "KeyPair":
            ResponseKind(name: "ECDSA, key pairs", caseName: "d") { record throws(ResponseStop) in
                try record.outcome {
                    let curve = try record.curve()
                    let scalar = SecretBytes(copying: try record.coordinate("d", curve.orderByteCount))
                    let key = try PrivateKey(.ec(curve), rawRepresentation: scalar)
                    return .comparing(
                        "public key",
                        expected: try record.point(on: curve),
                        found: key.publicKey.x963Representation ?? []
                    )
                }
            }
        default: nil
        }
    }

    /// DSA (DSA2VS): signatures verified.
    static func dsa(_ stem: String) -> ResponseKind? {
        switch stem {
        case "SigVer", "SigGen":
            ResponseKind(name: "DSA", caseName: "s") { record throws(ResponseStop) in
                try record.outcome {
                    let hashName = record.group.split(separator: ",").last { $0.contains("SHA") } ?? "SHA-1"
                    let hash = try HashAlgorithm.available(suiteName: String(hashName.filter { $0 != " " }))
                    let q = try record.bytes("q")
                    let parameters = try record.finiteField()
                    let key = try PublicKey(.dsa(parameters, y: record.bytes("y")), limits: .legacy)
                    let signature = try record.coordinate("r", q.count) + record.coordinate("s", q.count)
                    let isValid = try key.isValidSignature(
                        signature,
                        for: record.bytes("msg"),
                        using: .dsa(hash, .ieeeP1363)
                    )
                    return isValid ? .accepted : .rejected("the signature is not valid")
                }
            }
        case "KeyPair":
            ResponseKind(name: "DSA, key pairs", caseName: "y") { record throws(ResponseStop) in
                try record.outcome {
                    let parameters = try record.finiteField()
                    _ = try PrivateKey(
                        finiteField: parameters,
                        isDSA: true,
                        secret: SecretBytes(copying: record.bytes("x")),
                        statedPublicNumber: record.bytes("y"),
                        limits: .legacy
                    )
                    return .accepted
                }
            }
        case "PQGGen", "PQGVer": .missing("DSA parameters from their seed", caseName: "p")
        default: nil
        }
    }

    /// RSA (RSAVS): signatures by PKCS#1 v1.5, PSS and X9.31 verified.
    static func rsa(_ stem: String, header: String) -> ResponseKind? {
        if stem.hasPrefix("KeyGenRSA") { return .missing("RSA keys by X9.31", caseName: "n") }
        let isPSS = stem.hasPrefix("SigVerPSS") || stem.hasPrefix("SigGenPSS")
        let isX931 = stem.hasPrefix("SigVerRSA") || stem.hasPrefix("SigGenRSA")
        guard isPSS || isX931 || stem.hasPrefix("SigVer15") || stem.hasPrefix("SigGen15") else { return nil }
        // "Salt len: 20"
        let saltWord = header.firstRange(of: "Salt len:").map { header[$0.upperBound...].drop { $0 == " " } }
        let salt = saltWord.flatMap { Int($0.prefix { $0.isNumber }) }
        let name = isPSS ? "RSASSA-PSS" : isX931 ? "RSA X9.31" : "RSASSA-PKCS1-v1_5"
        return ResponseKind(name: name, caseName: "s") {
            record throws(ResponseStop) in
            try record.outcome {
                let hash = try HashAlgorithm.available(suiteName: record.values["shaalg"] ?? "no hash function")
                let e = Array(try record.bytes("e").drop { $0 == 0 })
                let key = try PublicKey(.rsa(n: record.bytes("n"), e: e), limits: .legacy)
                let scheme: SignatureScheme
                if isPSS {
                    guard let salt else { throw RecordFailure(expected: "a size of the salt", found: "none") }
                    scheme = .rsaPSS(hash, maskHash: hash, salt: .byteCount(salt))
                } else if isX931 {
                    scheme = .insecure(.rsaX931(hash))
                } else {
                    scheme = .rsaPKCS1(hash)
                }
                let isValid = try key.isValidSignature(record.bytes("s"), for: record.bytes("msg"), using: scheme)
                return isValid ? .accepted : .rejected("the signature is not valid")
            }
        }
    }
}

extension ResponseFile.Record {
    /// The numbers of a group modulo a prime.
    func finiteField() throws(RecordFailure) -> FiniteFieldParameters {
        FiniteFieldParameters(p: try bytes("p"), q: try bytes("q"), g: try bytes("g"))
    }

    /// The curve that the group names first.
    fileprivate func curve() throws(Missing) -> EllipticCurve {
        try EllipticCurve(suiteName: String(group.prefix { $0 != "," }))
    }

    /// A number as so many bytes, or more when it is larger: that must be refused.
    func coordinate(_ name: String, _ byteCount: Int) throws(RecordFailure) -> [UInt8] {
        let number = try bytes(name).drop { $0 == 0 }
        return [UInt8](repeating: 0, count: max(0, byteCount - number.count)) + number
    }

    fileprivate func point(on curve: EllipticCurve) throws(RecordFailure) -> [UInt8] {
        try [4] + coordinate("qx", curve.fieldByteCount) + coordinate("qy", curve.fieldByteCount)
    }
}
