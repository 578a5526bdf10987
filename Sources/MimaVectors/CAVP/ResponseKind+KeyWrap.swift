internal import MimaBytes
internal import MimaCrypto

extension ResponseKind {
    /// Key wrap of SP 800-38F, with and without padding (KWVS).
    static func keyWrap(_ stem: String) -> ResponseKind? {
        let words = stem.split(separator: "_")
        guard words.count >= 2, ["KW", "KWP", "TKW"].contains(words[0]), ["AD", "AE"].contains(words[1]) else {
            return nil
        }
        if words[0] == "TKW" { return .missing("key wrap with 3DES (TKW)", caseName: "c") }
        if words.last == "inv" { return .missing("key wrap with the inverse of the cipher", caseName: "c") }
        let isPadded = words[0] == "KWP"
        return ResponseKind(name: isPadded ? "AES-KWP" : "AES-KW", caseName: "c") { record throws(ResponseStop) in
            try record.outcome {
                let (keyBytes, wrapped) = (try record.bytes("k"), try record.bytes("c"))
                guard let cipher = BlockCipher(suiteName: "AES", keyByteCount: keyBytes.count) else {
                    throw Missing("AES with \(keyBytes.count) bytes of key")
                }
                let key = SymmetricKey(data: keyBytes)
                let secret =
                    isPadded
                    ? try KeyWrap.unwrapPadded(wrapped, using: key, cipher: cipher)
                    : try KeyWrap.unwrap(wrapped, using: key, cipher: cipher)
                if record.expected == .invalid { return .accepted }
                let message = try record.bytes("p")
                if !secret.secretBytes.isEqual(to: message.span) {
                    return .wrong(expected: "the wrapped key", found: "another of \(secret.byteCount) bytes")
                }
                let found =
                    isPadded
                    ? try KeyWrap.wrapPadded(secret, using: key, cipher: cipher)
                    : try KeyWrap.wrap(secret, using: key, cipher: cipher)
                return .comparing("wrapped key", expected: wrapped, found: found)
            }
        }
    }
}
