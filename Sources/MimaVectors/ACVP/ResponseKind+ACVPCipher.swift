internal import MimaCrypto

extension ResponseKind {
    /// AES and 3DES in their modes, with authentication and without.
    static func acvpCipher(_ algorithm: String) -> ResponseKind? {
        guard algorithm.hasPrefix("ACVP-") else { return nil }
        let words = algorithm.dropFirst(5).split(separator: "-", maxSplits: 1).map(String.init)
        guard words.count == 2, ["AES", "TDES"].contains(words[0]) else { return nil }
        let mode = words[1]
        let isAES = words[0] == "AES"
        switch mode {
        case "GCM" where isAES: return aead("AES-GCM", [.aes128GCM, .aes192GCM, .aes256GCM])
        case "CCM" where isAES: return aead("AES-CCM", [.aes128CCM, .aes192CCM, .aes256CCM])
        case "KW" where isAES, "KWP" where isAES: return wrap(isPadded: mode == "KWP")
        case "XTS" where isAES: return xts(algorithm)
        default:
            let stealing: [String: UnauthenticatedCipher.CiphertextStealing] = [
                "CBC-CS1": .cs1, "CBC-CS2": .cs2, "CBC-CS3": .cs3,
            ]
            return acvp("\(words[0])-\(mode)") { record in
                let key = try record.blockKey()
                let block = BlockCipher(suiteName: isAES ? "AES" : "3DES", keyByteCount: key.count)
                let cipher = block.flatMap { block in
                    stealing[mode].map { .cbcStealing(block, $0) } ?? Self.mode(mode, of: block)
                }
                guard let cipher else { throw Missing("\(words[0])-\(mode)") }
                return try cipher.verdict(
                    key: key,
                    iv: mode == "ECB" ? [] : record.bytes("iv"),
                    message: record.wholeBytes("pt", bitCount: "payloadlen"),
                    encrypted: record.wholeBytes("ct", bitCount: "payloadlen")
                )
            }
        }
    }

    private static func aead(_ name: String, _ ciphers: [AEAD]) -> ResponseKind {
        acvp(name) { record in
            let tagBits = try record.number("taglen")
            guard tagBits % 8 == 0 else { throw Missing("tags of part of a byte") }
            var ciphertext = try record.bytes("ct")
            let tag: [UInt8]
            if record.values["tag"] != nil {
                tag = try record.bytes("tag")
            } else {
                guard ciphertext.count >= tagBits / 8 else {
                    throw RecordFailure(expected: "a tag of \(tagBits) bits", found: "\(ciphertext.count) bytes")
                }
                tag = Array(ciphertext.suffix(tagBits / 8))
                ciphertext.removeLast(tag.count)
            }
            let message = record.expected == .valid ? try record.bytes("pt") : []
            let aad = record.values["aad"] == nil ? [] : try record.bytes("aad")
            return try record.verdict(ciphers, nonce: "iv", aad: aad, message, ciphertext, tag)
        }
    }

    private static func wrap(isPadded: Bool) -> ResponseKind {
        acvp(isPadded ? "AES-KWP" : "AES-KW") { record in
            let function: KeyWrap.CipherFunction = record.values["kwcipher"] == "inverse" ? .inverse : .forward
            let key = SymmetricKey(data: try record.bytes("key"))
            let wrapped = try record.bytes("ct")
            let secret =
                isPadded
                ? try KeyWrap.unwrapPadded(wrapped, using: key, function: function)
                : try KeyWrap.unwrap(wrapped, using: key, function: function)
            if record.expected == .invalid { return .accepted }
            let message = try record.bytes("pt")
            if secret.copiedBytes != message {
                return .comparing("wrapped key", expected: message, found: secret.copiedBytes)
            }
            let found =
                isPadded
                ? try KeyWrap.wrapPadded(secret, using: key, function: function)
                : try KeyWrap.wrap(secret, using: key, function: function)
            return .comparing("wrapping", expected: wrapped, found: found)
        }
    }

    private static func xts(_ name: String) -> ResponseKind {
        acvp("AES-XTS") { record in
            let key = try record.bytes("key")
            guard let block = BlockCipher(suiteName: "AES", keyByteCount: key.count / 2) else {
                throw Missing("AES-XTS with \(key.count) bytes of key")
            }
            let message = try record.bytes("pt")
            let bitCount = record.values["payloadlen"] == nil ? 8 * message.count : try record.number("payloadlen")
            if let unit = record.values["dataunitlen"], Int(unit) != bitCount {
                throw Missing("several data units in one message")
            }
            var tweak = [UInt8](repeating: 0, count: 16)
            if record.values["tweakvalue"] != nil {
                tweak = try record.bytes("tweakvalue")
            } else {
                let number = try record.number("sequencenumber")
                for index in 0..<8 { tweak[index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
            }
            if bitCount % 8 != 0 {
                return try UnauthenticatedCipher.xts(block).verdictOnPartOfByte(
                    key: key,
                    iv: tweak,
                    message: message,
                    encrypted: record.bytes("ct"),
                    bitCount: bitCount
                )
            }
            return try UnauthenticatedCipher.xts(block).verdict(
                key: key,
                iv: tweak,
                message: message,
                encrypted: record.bytes("ct")
            )
        }
    }
}
