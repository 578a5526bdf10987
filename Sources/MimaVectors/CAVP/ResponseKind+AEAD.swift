internal import MimaCrypto

extension ResponseKind {
    /// GCM and CCM with AES: sealed and opened, whatever way the file is for (GCMVS, CCMVS).
    static func authenticated(_ stem: String) -> ResponseKind? {
        if stem.hasPrefix("gcmDecrypt") || stem.hasPrefix("gcmEncrypt") { return gcm() }
        let kinds = ["DVPT", "VADT", "VNT", "VPT", "VTT"]
        guard let kind = kinds.first(where: stem.hasPrefix), Int(stem.dropFirst(kind.count)) != nil else { return nil }
        return ccm()
    }

    private static func gcm() -> ResponseKind {
        let ciphers = [AEAD.aes128GCM, .aes192GCM, .aes256GCM]
        return ResponseKind(name: "AES-GCM", caseName: "ct") { record throws(ResponseStop) in
            try record.outcome {
                let message = record.expected == .valid ? try record.bytes("pt") : []
                let (ciphertext, tag) = (try record.bytes("ct"), try record.bytes("tag"))
                return try record.verdict(ciphers, nonce: "iv", aad: record.bytes("aad"), message, ciphertext, tag)
            }
        }
    }

    private static func ccm() -> ResponseKind {
        let ciphers = [AEAD.aes128CCM, .aes192CCM, .aes256CCM]
        return ResponseKind(name: "AES-CCM", caseName: "ct") { record throws(ResponseStop) in
            try record.outcome {
                let message = record.expected == .valid ? try record.bytes("payload", bitCount: "plen") : []
                let (sealed, tagByteCount) = (try record.bytes("ct"), try record.number("tlen"))
                let byteCount = try record.number("plen")
                guard byteCount <= sealed.count, sealed.count - byteCount == tagByteCount else {
                    throw RecordFailure(
                        expected: "\(byteCount) and \(tagByteCount) bytes of ct",
                        found: "\(sealed.count)"
                    )
                }
                let aad = try record.bytes("adata", bitCount: "alen")
                let (ciphertext, tag) = (Array(sealed[..<byteCount]), Array(sealed[byteCount...]))
                return try record.verdict(ciphers, nonce: "nonce", aad: aad, message, ciphertext, tag)
            }
        }
    }
}

extension ResponseFile.Record {
    func verdict(
        _ ciphers: [AEAD],
        nonce: String,
        aad: [UInt8],
        _ message: [UInt8],
        _ ciphertext: [UInt8],
        _ tag: [UInt8]
    ) throws -> Verdict {
        let key = try bytes("key")
        guard let cipher = ciphers.first(where: { $0.keyByteCount == key.count }) else {
            throw Missing("a key of \(key.count) bytes")
        }
        let test = AEADGroup.Case(
            tcId: 0,
            comment: "",
            result: expected,
            key: HexBytes(bytes: key),
            iv: HexBytes(bytes: try bytes(nonce)),
            aad: HexBytes(bytes: aad),
            msg: HexBytes(bytes: message),
            ct: HexBytes(bytes: ciphertext),
            tag: HexBytes(bytes: tag)
        )
        return test.run(cipher, tagByteCount: tag.count)
    }
}
