internal import MimaCrypto

extension ResponseKind {
    /// What runs the cases of an algorithm of the Automated Cryptographic Validation Protocol, by NIST's specifications
    /// of its JSON.
    static func acvp(algorithm: String, mode: String) -> ResponseKind {
        if let kind = acvpHash(algorithm) ?? acvpCode(algorithm) ?? acvpCipher(algorithm) { return kind }
        switch (algorithm, mode) {
        case ("ECDSA", _), ("DetECDSA", _): return acvpECDSA(mode)
        case ("EDDSA", _): return acvpEdDSA(mode)
        case ("RSA", _): return acvpRSA(mode)
        case ("DSA", "sigVer"), ("DSA", "sigGen"): return acvpDSA()
        case ("KDF", ""): return acvpKBKDF()
        case ("kdf-components", "ansix9.63"): return acvpX963()
        case ("PBKDF", _): return acvpPBKDF()
        default:
            let name = mode.isEmpty ? algorithm : "\(algorithm) \(mode)"
            return .missing("a reader of ACVP's \(name)", caseName: "")
        }
    }

    /// A kind whose cases of many rounds are not run.
    static func acvp(_ name: String, _ body: @escaping (ResponseFile.Record) throws -> Verdict) -> ResponseKind {
        ResponseKind(name: name, caseName: "") { record throws(ResponseStop) in
            try record.outcome {
                let type = record.values["testtype"] ?? "AFT"
                if type == "MCT" { throw Missing("the Monte Carlo test of \(name)") }
                if type == "CTR" { throw Missing("the test of \(name)'s counters") }
                if type == "LDT" { throw Missing("the test of large data of \(name)") }
                return try body(record)
            }
        }
    }

    private static func acvpHash(_ name: String) -> ResponseKind? {
        guard name.hasPrefix("SHA") else { return nil }
        let isExtendable = name.hasPrefix("SHAKE")
        return acvp(name) { record in
            let message = try record.wholeBytes("msg", bitCount: "len")
            let digest = try record.bytes("md")
            let hash: HashAlgorithm
            if isExtendable {
                if let bits = record.values["outlen"], Int(bits) != 8 * digest.count {
                    throw Missing("an output of part of a byte")
                }
                guard !digest.isEmpty else { throw RecordFailure(expected: "a digest", found: "none") }
                hash = name == "SHAKE-128" ? .shake128(byteCount: digest.count) : .shake256(byteCount: digest.count)
            } else {
                hash = try .available(acvpName: name)
            }
            return .comparing("digest", expected: digest, found: try hash.hash(message))
        }
    }

    private static func acvpCode(_ name: String) -> ResponseKind? {
        let algorithm: MACAlgorithm
        if name.hasPrefix("HMAC-") {
            guard let hash = try? HashAlgorithm.available(acvpName: String(name.dropFirst(5))) else {
                return .missing(name, caseName: "")
            }
            algorithm = .hmac(hash)
        } else if name == "CMAC-AES" || name == "CMAC-TDES" {
            algorithm = .cmac(name == "CMAC-AES" ? .aes : .insecure(.tripleDES))
        } else {
            return nil
        }
        return acvp(name) { record in
            let message = try record.wholeBytes(record.own["msg"] == nil ? "message" : "msg", bitCount: "msglen")
            let code = try record.bytes("mac")
            try algorithm.require(byteCount: code.count)
            guard !code.isEmpty else { throw RecordFailure(expected: "a code", found: "none") }
            let key = SymmetricKey(data: try record.blockKey())
            let verdict = algorithm.verdict(on: code, byteCount: code.count, for: message, using: key)
            // Another code is what a case that must not pass has.
            if record.expected == .invalid, case .wrong = verdict { return .rejected("the code is another") }
            return verdict
        }
    }

    private static func acvpKBKDF() -> ResponseKind {
        acvp("KBKDF") { record in
            let (mode, place) = (record.values["kdfmode"] ?? "", record.values["counterlocation"] ?? "")
            let iv = record.values["iv"] == nil ? [] : try record.bytes("iv")
            let modes: [String: KBKDF.Mode] = [
                "counter": .counter,
                "feedback": .feedback(iv: iv, hasCounter: place != "none"),
                "double pipeline iteration": .doublePipeline(hasCounter: place != "none"),
            ]
            let fixedInput = try record.bytes("fixeddata")
            let location: KBKDF.CounterLocation
            switch place {
            case "none" where mode != "counter": location = .beforeFixedInput
            // In counter mode there is nothing but the fixed data for it to stand before.
            case "before fixed data": location = .beforeFixedInput
            case "after fixed data": location = .afterFixedInput
            case "before iterator": location = .beforeIteration
            case "middle fixed data":
                let bits = try record.number("breaklocation")
                if bits % 8 != 0 { throw Missing("a counter after a part of a byte") }
                location = .insideFixedInput(at: bits / 8)
            default: throw Missing("KBKDF in the mode \(mode) with a counter \(place)")
            }
            guard let mode = modes[mode] else { throw Missing("KBKDF in the mode \(mode)") }
            if try record.number("keyoutlength") % 8 != 0 { throw Missing("keys of part of a byte") }
            let name = record.values["macmode"] ?? ""
            let function: MACAlgorithm
            if name.hasPrefix("HMAC-") {
                function = .hmac(try .available(acvpName: String(name.dropFirst(5))))
            } else if name.hasPrefix("CMAC-AES") {
                function = .cmac(.aes)
            } else if name == "CMAC-TDES" {
                function = .cmac(.insecure(.tripleDES))
            } else {
                throw Missing("KBKDF over \(name)")
            }
            let expected = try record.bytes("keyout")
            let kdf = KBKDF(
                function,
                mode: mode,
                counterBitCount: place == "none" ? 32 : try record.number("counterlength"),
                counterLocation: location
            )
            let key = try kdf.deriveKey(
                from: SymmetricKey(data: record.bytes("keyin")),
                fixedInput: fixedInput,
                byteCount: expected.count
            )
            return .comparing("key", expected: expected, found: key.copiedBytes)
        }
    }

    private static func acvpX963() -> ResponseKind {
        acvp("ANSI X9.63") { record in
            let expected = try record.bytes("keydata")
            let key = try X963KDF(try .available(acvpName: record.values["hashalg"] ?? "")).deriveKey(
                from: SymmetricKey(data: record.bytes("z")),
                sharedInfo: record.bytes("sharedinfo"),
                byteCount: expected.count
            )
            return .comparing("key", expected: expected, found: key.copiedBytes)
        }
    }

    private static func acvpPBKDF() -> ResponseKind {
        acvp("PBKDF2") { record in
            let count = try record.number("iterationcount")
            guard (1...10_000_000).contains(count) else { throw Missing("\(count) iterations") }
            let expected = try record.bytes("derivedkey")
            let key = try PBKDF2(try .available(acvpName: record.values["hmacalg"] ?? ""), iterations: count).deriveKey(
                from: SymmetricKey(data: Array((record.values["password"] ?? "").utf8)).secretBytes,
                salt: record.bytes("salt"),
                byteCount: expected.count
            )
            return .comparing("key", expected: expected, found: key.copiedBytes)
        }
    }
}

extension HashAlgorithm {
    /// The function that the protocol calls by this name: "SHA-1", "SHA2-512/256", "SHA3-256".
    static func available(acvpName name: String) throws(Missing) -> HashAlgorithm {
        try available(suiteName: name.hasPrefix("SHA2-") ? "SHA-" + name.dropFirst(5) : name)
    }
}

extension ResponseFile.Record {
    /// The bytes of a value whose size in bits may be given apart, and must then be a whole number of bytes.
    func wholeBytes(_ name: String, bitCount: String) throws -> [UInt8] {
        guard values[bitCount] != nil else { return try bytes(name) }
        if try number(bitCount) % 8 != 0 { throw Missing("messages of part of a byte") }
        return try bytes(name, bitCount: bitCount)
    }
}
