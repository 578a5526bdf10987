internal import MimaBytes
internal import MimaCrypto

extension ResponseKind {
    /// Key wrap of SP 800-38F, with and without padding (KWVS).
    static func keyWrap(_ stem: String) -> ResponseKind? {
        let words = stem.split(separator: "_")
        guard words.count >= 2, ["KW", "KWP", "TKW"].contains(words[0]), ["AD", "AE"].contains(words[1]) else {
            return nil
        }
        let function: KeyWrap.CipherFunction = words.last == "inv" ? .inverse : .forward
        if words[0] == "TKW" { return tripleDESKeyWrap(function) }
        let isPadded = words[0] == "KWP"
        return ResponseKind(name: isPadded ? "AES-KWP" : "AES-KW", caseName: "c") { record throws(ResponseStop) in
            try record.outcome {
                let (keyBytes, wrapped) = (try record.bytes("k"), try record.bytes("c"))
                guard [16, 24, 32].contains(keyBytes.count) else {
                    throw Missing("AES with \(keyBytes.count) bytes of key")
                }
                let key = SymmetricKey(data: keyBytes)
                let secret =
                    isPadded
                    ? try KeyWrap.unwrapPadded(wrapped, using: key, function: function)
                    : try KeyWrap.unwrap(wrapped, using: key, function: function)
                if record.expected == .invalid { return .accepted }
                let message = try record.bytes("p")
                if !secret.secretBytes.isEqual(to: message.span) {
                    return .wrong(expected: "the wrapped key", found: "another of \(secret.byteCount) bytes")
                }
                let found =
                    isPadded
                    ? try KeyWrap.wrapPadded(secret, using: key, function: function)
                    : try KeyWrap.wrap(secret, using: key, function: function)
                return .comparing("wrapped key", expected: wrapped, found: found)
            }
        }
    }

    private static func tripleDESKeyWrap(_ function: KeyWrap.CipherFunction) -> ResponseKind {
        ResponseKind(name: "3DES-TKW", caseName: "c") { record throws(ResponseStop) in
            try record.outcome {
                let key = SymmetricKey(data: try record.bytes("k"))
                let wrapped = try record.bytes("c")
                let secret = try Insecure.TripleDESKeyWrap.unwrap(wrapped, using: key, function: function)
                if record.expected == .invalid { return .accepted }
                let message = try record.bytes("p")
                if !secret.secretBytes.isEqual(to: message.span) {
                    return .wrong(expected: "the wrapped key", found: "another of \(secret.byteCount) bytes")
                }
                let found = try Insecure.TripleDESKeyWrap.wrap(secret, using: key, function: function)
                return .comparing("wrapped key", expected: wrapped, found: found)
            }
        }
    }
}
