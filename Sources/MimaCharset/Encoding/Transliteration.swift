/// What stands for a character that an encoding does not have.
enum Transliteration {
    /// What to try, the best first, in UTF-8: the character in a common form (accents composed, width changed), then
    /// without accents.
    static func forms(of scalar: Unicode.Scalar) -> [[UInt8]] {
        table[scalar.value].map { [$0] } ?? []
    }

    private static let table: [UInt32: [UInt8]] = {
        var table: [UInt32: [UInt8]] = [:]
        var entry: [UInt32] = []
        for code in PackedText(Transliterations.entries) {
            let code = code ?? UInt32(UInt8(ascii: "."))
            if code != 0 {
                entry.append(code)
            } else if let key = entry.first {
                let text = entry.dropFirst().compactMap(Unicode.Scalar.init).map(Character.init)
                table[key] = Array(String(text).utf8)
                entry.removeAll()
            }
        }
        return table
    }()
}
