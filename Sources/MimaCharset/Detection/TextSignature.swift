/// What in a text's bytes leaves no doubt of its character set.
enum TextSignature {
    /// The offset of the first byte from 0x80, or nil.
    static func firstBeyondASCII(_ bytes: Span<UInt8>) -> Int? {
        for index in bytes.indices where bytes[index] >= 0x80 { return index }
        return nil
    }

    /// The character set that the text shows by itself.
    static func certain(_ bytes: Span<UInt8>, isWhole: Bool) -> Charset? {
        let front = (0..<min(4, bytes.count)).map { bytes[$0] }
        if let marked = Charset.byteOrderMarked(front) { return marked }
        if let wide = wide(bytes) { return wide }
        if firstBeyondASCII(bytes) == nil { return sevenBit(bytes, isWhole: isWhole) }
        return ebcdic(bytes)
    }

    /// UTF-16 and UTF-32 without a mark, by where the zero bytes are.
    private static func wide(_ bytes: Span<UInt8>) -> Charset? {
        let count = min(bytes.count, 4096) & ~3
        guard count >= 4 else { return nil }
        var zeros = [0, 0, 0, 0]
        for index in 0..<count where bytes[index] == 0 { zeros[index & 3] += 1 }
        let quarter = count / 4
        // UTF-32: the highest byte is always zero, and the next nearly so.
        if zeros[0] == quarter, zeros[1] > quarter * 9 / 10, zeros[3] < quarter / 4 { return .utf32BE }
        if zeros[3] == quarter, zeros[2] > quarter * 9 / 10, zeros[0] < quarter / 4 { return .utf32LE }
        // UTF-16: even ideographic text has some spaces and line ends, and no other text has zero bytes.
        let even = zeros[0] + zeros[2]
        let odd = zeros[1] + zeros[3]
        if even > count / 50 + 1, odd * 16 <= even { return .utf16BE }
        if odd > count / 50 + 1, even * 16 <= odd { return .utf16LE }
        return count >= 16 ? kana(bytes, count) : nil
    }

    /// UTF-16 of Japanese without a single space: of kana and punctuation, one byte is 0x30.
    private static func kana(_ bytes: Span<UInt8>, _ count: Int) -> Charset? {
        var counts = [0, 0]
        for index in 0..<count where bytes[index] == 0x30 { counts[index & 1] += 1 }
        let many = count / 5
        if counts[1] > many, counts[0] * 16 < counts[1] { return .utf16LE }
        return counts[0] > many && counts[1] * 16 < counts[0] ? .utf16BE : nil
    }

    /// ISO-2022-JP, HZ and UTF-7 among texts that look like ASCII.
    private static func sevenBit(_ bytes: Span<UInt8>, isWhole: Bool) -> Charset? {
        var hasEscape = false
        var hasHZ = false
        var shifts = 0
        for index in 0..<max(0, bytes.count - 2) {
            switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
            case (0x1B, 0x24, 0x40), (0x1B, 0x24, 0x42), (0x1B, 0x28, 0x4A), (0x1B, 0x28, 0x49): hasEscape = true
            case (UInt8(ascii: "~"), UInt8(ascii: "{"), 0x21...0x77): hasHZ = true
            case (UInt8(ascii: "+"), UInt8(ascii: "A")...UInt8(ascii: "Z"), _): shifts += 1
            default: break
            }
        }
        if hasEscape, CharsetDecoding.isWellFormed(bytes, .iso2022JP, isWhole: isWhole) { return .iso2022JP }
        if hasHZ, CharsetDecoding.isWellFormed(bytes, .hz, isWhole: isWhole) { return .hz }
        // One plus sign before letters is in many texts; several that all are good UTF-7 are not.
        if shifts >= 2, CharsetDecoding.isWellFormed(bytes, .utf7, isWhole: isWhole) {
            let text = CharsetDecoding.codePoints(bytes, .utf7)
            if text.contains(where: { 0xA0..<0xFFFE ~= $0 }) { return .utf7 }
        }
        return nil
    }

    /// EBCDIC: its letters, digits and spaces are at other places than those of any encoding that has ASCII.
    private static func ebcdic(_ bytes: Span<UInt8>) -> Charset? {
        let count = min(bytes.count, 4096)
        guard count >= 16 else { return nil }
        var letters = 0
        var spaces = 0
        var others = 0
        var newLines = 0
        for index in 0..<count {
            switch bytes[index] {
            case 0x81...0x89, 0x91...0x99, 0xA2...0xA9, 0xC1...0xC9, 0xD1...0xD9, 0xE2...0xE9, 0xF0...0xF9: letters += 1
            case 0x40: spaces += 1
            case 0x20, 0x61...0x6F: others += 1
            case 0x15, 0x25: newLines += 1
            default: break
            }
        }
        guard letters > count * 6 / 10, spaces > count / 12, letters + spaces + newLines > count * 9 / 10,
            others < count / 20
        else { return nil }
        // Brackets tell the two pages apart: 037 has them at BA and BB, 1047 at AD and BD.
        var difference = 0
        for index in 0..<count {
            switch bytes[index] {
            case 0xBA, 0xBB: difference += 1
            case 0xAD, 0xBD, 0x15: difference -= 1
            default: break
            }
        }
        return difference < 0 ? .ibm1047 : .ibm037
    }
}
