import FuzzSupport
import MimaBytes

/// Hex, base32 and base64: strict decoding accepts what encoding writes, and nothing else.
@main
enum Encodings: FuzzTarget {
    static func test(_ text: [UInt8]) {
        if let bytes = try? Hex.decode(text) {
            require(Hex.encode(bytes).utf8.elementsEqual(lowercased(text)), "hex")
        }
        _ = try? Hex.decode(text, whitespace: .skip)
        for padded in [true, false] {
            let rule = padded ? PaddingRule.required : .forbidden
            for alphabet in [Base64.Alphabet.standard, .urlSafe] {
                if let bytes = try? Base64.decode(text, alphabet: alphabet, padding: rule) {
                    require(Base64.encode(bytes, alphabet: alphabet, padded: padded).utf8.elementsEqual(text), "base64")
                }
                let skipped = try? Base64.decode(text, alphabet: alphabet, padding: rule, whitespace: .skip)
                let stripped = text.filter { !isWhitespace($0) }
                require(
                    skipped == (try? Base64.decode(stripped, alphabet: alphabet, padding: rule)),
                    "base64, white space"
                )
            }
            if let bytes = try? Base32.decode(text, padding: rule) {
                require(Base32.encode(bytes, padded: padded).utf8.elementsEqual(uppercased(text)), "base32")
            }
            _ = try? Base32.decode(text, padding: rule, whitespace: .skip)
        }
        let encoded = Base64.encode(text)
        require((try? Base64.decode(encoded)) == text, "base64 both ways")
        require((try? Hex.decode(Hex.encode(text))) == text, "hex both ways")
        require((try? Base32.decode(Base32.encode(text))) == text, "base32 both ways")
    }
}

private func isWhitespace(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0d, 0x0a].contains(byte)
}

private func lowercased(_ text: [UInt8]) -> [UInt8] {
    text.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
}

private func uppercased(_ text: [UInt8]) -> [UInt8] {
    text.map { (0x61...0x7a).contains($0) ? $0 & 0xdf : $0 }
}
