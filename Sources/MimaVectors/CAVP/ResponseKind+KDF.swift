internal import MimaCrypto

extension ResponseKind {
    /// Key derivation in counter mode (SP 800-108) with the counter before, in, or after the fixed input.
    static func counterKDF() -> ResponseKind {
        ResponseKind(name: "KBKDF, counter mode", caseName: "ko") { record throws(ResponseStop) in
            try record.outcome {
                let (fixedInput, location) = try record.fixedInput()
                let size = record.values["rlen"].flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
                let function = try function(record.values["prf"] ?? "")
                let bitCount = try record.number("l")
                guard bitCount % 8 == 0, (8...65536).contains(bitCount) else {
                    throw Missing("\(bitCount) bits of key")
                }
                // Two keys of DES: the third is the first again.
                var input = try record.bytes("ki")
                if record.values["prf"] == "CMAC_TDES2" { input += input.prefix(8) }
                let key = try KBKDF(function, counterBitCount: size, counterLocation: location).deriveKey(
                    from: SymmetricKey(data: input),
                    fixedInput: fixedInput,
                    byteCount: bitCount / 8
                )
                return .comparing("key", expected: try record.bytes("ko"), found: key.copiedBytes)
            }
        }
    }

    /// ANSI X9.63, whose files tell sizes and the hash function in groups.
    static func x963() -> ResponseKind {
        ResponseKind(name: "ANSI X9.63 KDF", caseName: "key_data") { record throws(ResponseStop) in
            try record.outcome {
                let hash = try HashAlgorithm.available(suiteName: record.group)
                let bitCount = try record.number("key data length")
                guard bitCount % 8 == 0 else { throw Missing("\(bitCount) bits of key") }
                let isBound = try record.number("sharedinfo length") > 0
                let key = try X963KDF(hash).deriveKey(
                    from: SymmetricKey(data: try record.bytes("z")),
                    sharedInfo: isBound ? try record.bytes("sharedinfo") : [],
                    byteCount: bitCount / 8
                )
                return .comparing("key", expected: try record.bytes("key_data"), found: key.copiedBytes)
            }
        }
    }

    private static func function(_ name: String) throws(Missing) -> MACAlgorithm {
        let words = name.split(separator: "_").map(String.init)
        switch words.first {
        case "HMAC" where words.count == 2: return .hmac(try .available(suiteName: words[1]))
        case "CMAC" where words.last?.hasPrefix("AES") == true: return .cmac(.aes)
        case "CMAC" where ["TDES2", "TDES3"].contains(words.last): return .cmac(.insecure(.tripleDES))
        default: throw Missing(name)
        }
    }
}

extension ResponseFile.Record {
    /// What stands around the counter, and where in it the counter stands.
    fileprivate func fixedInput() throws -> ([UInt8], KBKDF.CounterLocation) {
        switch values["ctrlocation"] ?? "" {
        case "BEFORE_FIXED": return (try bytes("fixedinputdata"), .beforeFixedInput)
        case "AFTER_FIXED": return (try bytes("fixedinputdata"), .afterFixedInput)
        case "MIDDLE_FIXED":
            let before = try bytes("databeforectrdata")
            return (before + (try bytes("dataafterctrdata")), .insideFixedInput(at: before.count))
        case let place: throw Missing("a counter in another place (\(place))")
        }
    }
}
