internal import MimaCrypto

extension ResponseKind {
    /// AES and 3DES in the modes without authentication: known answers and messages of many blocks (AESAVS §6.2 to
    /// §6.3, TMOVS), encrypted and decrypted.
    static func cipher(_ stem: String) -> ResponseKind? {
        if stem.hasPrefix("XTSGen") { return xts() }
        if stem.hasPrefix("aes-"), stem.hasSuffix("-ctr") { return cipher(named: "CTR", isTripleDES: false) }
        let kinds = ["GFSbox", "KeySbox", "VarKey", "VarTxt", "MMT", "MCT"]
        let tripleKinds = ["invperm", "permop", "subtab", "varkey", "vartext", "MMT", "Monte"]
        for (kinds, isTripleDES) in [(kinds, false), (tripleKinds, true)] {
            for kind in kinds {
                guard let range = stem.firstRange(of: kind), stem[range.upperBound...].allSatisfy(\.isNumber) else {
                    continue
                }
                let mode = String(stem[..<range.lowerBound].dropFirst(isTripleDES ? 1 : 0))
                guard ["ECB", "CBC", "CFB", "OFB", "CTR"].contains(where: mode.hasPrefix),
                    !isTripleDES || stem.hasPrefix("T")
                else { continue }
                if isTripleDES, mode.hasSuffix("I") || mode.hasPrefix("CFBP") {
                    return .missing("three interleaved streams of 3DES (\(mode))")
                }
                if kind == "MCT" || kind == "Monte" { return .missing("the Monte Carlo test of \(mode)") }
                return cipher(named: mode, isTripleDES: isTripleDES)
            }
        }
        return nil
    }

    private static func cipher(named mode: String, isTripleDES: Bool) -> ResponseKind {
        let name = (isTripleDES ? "3DES-" : "AES-") + mode
        return ResponseKind(name: name, caseName: "ciphertext") { record throws(ResponseStop) in
            try record.outcome {
                let key = try record.blockKey()
                let block = BlockCipher(suiteName: isTripleDES ? "3DES" : "AES", keyByteCount: key.count)
                guard let block, let cipher = Self.mode(mode, of: block) else { throw Missing(name) }
                let iv = mode == "ECB" ? [] : try record.bytes("iv")
                if case .cfb1 = cipher {
                    return try cipher.verdict(
                        key: key,
                        iv: iv,
                        messageBits: record.bits("plaintext"),
                        encryptedBits: record.bits("ciphertext")
                    )
                }
                return try cipher.verdict(
                    key: key,
                    iv: iv,
                    message: try record.bytes("plaintext"),
                    encrypted: try record.bytes("ciphertext")
                )
            }
        }
    }

    static func mode(_ name: String, of block: BlockCipher) -> UnauthenticatedCipher? {
        switch name {
        case "ECB": .insecure(.ecb(block))
        case "CBC": .cbc(block)
        case "CFB128", "CFB64": .cfb(block)
        case "CFB8": .cfb8(block)
        case "CFB1": .cfb1(block)
        case "OFB": .ofb(block)
        case "CTR": .ctr(block)
        default: nil
        }
    }

    /// XTSVS: the tweak as bytes, or as the number of the data unit.
    private static func xts() -> ResponseKind {
        ResponseKind(name: "AES-XTS", caseName: "ct") { record throws(ResponseStop) in
            try record.outcome {
                let bitCount = try record.number("dataunitlen")
                let key = try record.bytes("key")
                guard let block = BlockCipher(suiteName: "AES", keyByteCount: key.count / 2) else {
                    throw Missing("AES-XTS with \(key.count) bytes of key")
                }
                var tweak = [UInt8](repeating: 0, count: 16)
                if record.own["i"] != nil {
                    tweak = try record.bytes("i")
                } else {
                    let number = try record.number("dataunitseqnumber")
                    for index in 0..<8 { tweak[index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
                }
                if bitCount % 8 != 0 {
                    return try UnauthenticatedCipher.xts(block).verdictOnPartOfByte(
                        key: key,
                        iv: tweak,
                        message: record.bytes("pt"),
                        encrypted: record.bytes("ct"),
                        bitCount: bitCount
                    )
                }
                return try UnauthenticatedCipher.xts(block).verdict(
                    key: key,
                    iv: tweak,
                    message: try record.bytes("pt"),
                    encrypted: try record.bytes("ct")
                )
            }
        }
    }
}

extension ResponseFile.Record {
    /// A key that stands whole, or in the parts that 3DES has.
    func blockKey() throws(RecordFailure) -> [UInt8] {
        if own["keys"] != nil {
            let part = try bytes("keys")
            return part + part + part
        }
        if own["key1"] != nil { return try bytes("key1") + bytes("key2") + bytes("key3") }
        return try bytes("key")
    }
}

extension UnauthenticatedCipher {
    /// Encrypts and decrypts without padding.
    func verdict(
        key: [UInt8],
        iv: [UInt8],
        message: [UInt8],
        encrypted: [UInt8]
    ) throws -> Verdict {
        if !isAvailable { throw Missing("\(self), which this libcrypto does not offer") }
        let key = SymmetricKey(data: key)
        let padding: BlockPadding? =
            switch self {
            case .cbc, .insecure: BlockPadding.none
            default: nil
            }
        let found = try encrypt(message, using: key, iv: iv, padding: padding)
        if found != encrypted { return .comparing("ciphertext", expected: encrypted, found: found) }
        return .comparing("message", expected: message, found: try decrypt(found, using: key, iv: iv, padding: padding))
    }
}
