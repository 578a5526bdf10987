/// What an HTML or XML text says of its character set.
enum TextDeclaration {
    /// The character set that the first kibibyte declares: `encoding="…"` of XML, or `charset=…` of HTML (the HTML
    /// standard's "prescan" reads as far).
    static func charset(_ bytes: Span<UInt8>) -> Charset? {
        let front = (0..<min(1024, bytes.count)).map {
            bytes[$0] | (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[$0] ? 0x20 : 0)
        }
        guard front.contains(UInt8(ascii: "<")) else { return nil }
        for key in ["charset", "encoding"] {
            if let label = value(of: Array(key.utf8), in: front), let charset = try? Charset(label) { return charset }
        }
        return nil
    }

    private static func value(of key: [UInt8], in text: [UInt8]) -> String? {
        var start = 0
        while start + key.count < text.count {
            guard text[start...].starts(with: key) else {
                start += 1
                continue
            }
            var rest = text[(start + key.count)...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
            start += key.count
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop { $0 == 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            let label = rest.prefix { byte in
                byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'") && byte != UInt8(ascii: ">")
                    && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "/")
            }
            if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
        }
        return nil
    }
}
