internal import MimaBytes
internal import MimaCrypto

extension ResponseKind {
    /// Key agreement (ECCVS, FFCVS): the secret of two static keys, on a curve or modulo a prime, and, where the file has
    /// it, the key that is derived from it and a code under that key.
    static func agreement(_ file: ResponseFile) -> ResponseKind? {
        let isElliptic = file.header.contains("ECC Validity Test")
        guard isElliptic || file.header.contains("FFC Validity Test") else { return nil }
        return ResponseKind(name: isElliptic ? "ECDH" : "Diffie-Hellman", caseName: "z") {
            record throws(ResponseStop) in
            try record.outcome {
                // "EA - SHA1"
                guard let name = record.group.split(separator: " ").last else {
                    throw RecordFailure(expected: "a group that names a hash function", found: record.group)
                }
                let hash = try HashAlgorithm.available(suiteName: String(name))
                let secret = try isElliptic ? record.secretOnCurve() : record.secretModuloPrime()
                return try record.verdict(on: secret, hash)
            }
        }
    }
}

extension ResponseFile.Record {
    /// The secret of the other side's public key and the tested side's key pair, whose parts must belong together.
    fileprivate func secretOnCurve() throws -> SharedSecret {
        let curves = ["EA": EllipticCurve.p192, "EB": .p224, "EC": .p256, "ED": .p384, "EE": .p521]
        guard let curve = curves[String(group.prefix(2))] else { throw Missing("the parameter set \(group)") }
        let size = curve.fieldByteCount
        let other = try PublicKey(
            curve,
            x963Representation: [4] + coordinate("qscavsx", size) + coordinate("qscavsy", size)
        )
        let mine = try PrivateKey(
            curve,
            scalar: SecretBytes(copying: coordinate("dsiut", curve.orderByteCount)),
            statedPoint: [4] + coordinate("qsiutx", size) + coordinate("qsiuty", size)
        )
        return try mine.sharedSecret(with: other)
    }

    fileprivate func secretModuloPrime() throws -> SharedSecret {
        let parameters = try finiteField()
        let other = try PublicKey(.dh(parameters, y: bytes("ystatcavs")), limits: .legacy)
        let mine = try PrivateKey(
            finiteField: parameters,
            isDSA: false,
            secret: SecretBytes(copying: bytes("xstatiut")),
            statedPublicNumber: bytes("ystatiut"),
            limits: .legacy
        )
        return try mine.sharedSecret(with: other)
    }

    /// Whether the record's values follow from the secret: it, its hash, the derived key, and a code under that key.
    fileprivate func verdict(on secret: SharedSecret, _ hash: HashAlgorithm) throws -> Verdict {
        let secret = SymmetricKey(secret.secretBytes)
        if secret.copiedBytes != (try bytes("z")) { return .rejected("the secret is another") }
        if own["cavshashzz"] != nil, try hash.hash(secret.copiedBytes) != bytes("cavshashzz") {
            return .rejected("the secret's hash is another")
        }
        if own["dkm"] != nil {
            let derived = try bytes("dkm")
            let key = try OneStepKDF(.hash(hash)).deriveKey(
                from: secret,
                fixedInfo: bytes("oi"),
                byteCount: derived.count
            )
            if key.copiedBytes != derived { return .rejected("the derived key is another") }
            // What the code is of, SP 800-56A §8.2.3.1 of the files' time.
            if try bytes("macdata") != Array("Standard Test Message".utf8) + bytes("nonce") {
                return .rejected("the message under the code is another")
            }
            // The files of this kind that are published all have this function.
            let code = try MACAlgorithm.hmac(.sha512).authenticationCode(for: bytes("macdata"), using: key)
            let tag = try bytes("cavstag")
            if Array(code.prefix(tag.count)) != tag { return .rejected("the code is another") }
        }
        return .accepted
    }
}
