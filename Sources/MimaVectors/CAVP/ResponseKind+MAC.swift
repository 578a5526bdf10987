internal import MimaBytes
internal import MimaCrypto

extension ResponseKind {
    /// HMAC and CMAC: of the validation program, and the examples of RFC 2202, RFC 2286, RFC 4231 and SP 800-38B in
    /// the same form.
    static func code(_ stem: String) -> ResponseKind? {
        if stem == "HMAC" { return hmac() }
        if ["rfc-2202-", "rfc-2286-", "rfc-4231-"].contains(where: stem.hasPrefix) {
            let name = stem.dropFirst(9).uppercased()
            return hmacExamples(name == "RIPEMD160" ? "RIPEMD-160" : name)
        }
        if stem.hasPrefix("nist-800-38b-") { return cmac("output", isTripleDES: stem.hasSuffix("3des")) }
        for start in ["CMACGen", "CMACVer"] where stem.hasPrefix(start) {
            return cmac("mac", isTripleDES: stem.dropFirst(start.count).hasPrefix("TDES"))
        }
        return nil
    }

    private static func hmac() -> ResponseKind {
        let hashes = [20: "SHA1", 28: "SHA224", 32: "SHA256", 48: "SHA384", 64: "SHA512"]
        return ResponseKind(name: "HMAC", caseName: "mac") { record throws(ResponseStop) in
            try record.outcome {
                let byteCount = try record.number("l")
                guard let hash = hashes[byteCount] else { throw Missing("HMAC of \(byteCount) bytes") }
                let algorithm = MACAlgorithm.hmac(try .available(suiteName: hash))
                return try record.verdict(algorithm, message: record.bytes("msg"), code: record.bytes("mac"))
            }
        }
    }

    private static func hmacExamples(_ hash: String) -> ResponseKind {
        ResponseKind(name: "HMAC-\(hash)", caseName: "md") { record throws(ResponseStop) in
            try record.outcome {
                let algorithm = MACAlgorithm.hmac(try .available(suiteName: hash))
                let message = try record.bytes("msg", bitCount: "len")
                return try record.verdict(algorithm, message: message, code: record.bytes("md"))
            }
        }
    }

    private static func cmac(_ codeName: String, isTripleDES: Bool) -> ResponseKind {
        let algorithm = MACAlgorithm.cmac(isTripleDES ? .insecure(.tripleDES) : .aes)
        return ResponseKind(name: "\(algorithm)", caseName: codeName) { record throws(ResponseStop) in
            try record.outcome {
                let isGiven = record.own["mlen"] != nil
                let message =
                    isGiven
                    ? try record.bytes("msg", bitCount: "mlen")
                    : try record.bytes(record.own["message"] == nil ? "msg" : "message")
                return try record.verdict(algorithm, message: message, code: record.bytes(codeName))
            }
        }
    }
}

extension ResponseFile.Record {
    /// Makes the code, of which the files may have the beginning alone.
    fileprivate func verdict(_ algorithm: MACAlgorithm, message: [UInt8], code: [UInt8]) throws -> Verdict {
        try algorithm.require(byteCount: code.count)
        if code.isEmpty { throw RecordFailure(expected: "a code", found: "none") }
        let key = SymmetricKey(data: try blockKey())
        return algorithm.verdict(on: code, byteCount: code.count, for: message, using: key)
    }
}
