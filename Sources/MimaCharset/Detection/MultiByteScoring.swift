/// Weighing of the encodings with two and more bytes a character.
enum MultiByteScoring {
    private static let charsets: [(charset: Charset, language: String)] = [
        (.gbk, "zh-Hans"), (.gb18030, "zh-Hans"), (.big5, "zh-Hant"), (.shiftJIS, "ja"), (.eucJP, "ja"), (.eucKR, "ko"),
    ]

    /// The bits of the sample in each encoding in which it is well formed. `isEven` says whether it begins at an even
    /// offset of the text and is of no odd length, as UTF-16 must be.
    static func score(_ sample: Span<UInt8>, isEven: Bool) -> [WeighedCharset] {
        // UTF-16 with spaces or line ends is known by its zero bytes; here it is text of ideographs alone.
        let wide: [(charset: Charset, language: String)] =
            isEven
            ? IdeographModel.all.keys.flatMap { [(.utf16LE, $0), (.utf16BE, $0)] } : []
        return (charsets + wide).compactMap { charset, language in
            guard CharsetDecoding.isWellFormed(sample, charset, isWhole: false),
                let model = IdeographModel.all[language]
            else { return nil }
            let codes = CharsetDecoding.codePoints(sample, charset)
            // GB18030 is for what GBK does not have; the rest is given as GBK.
            if charset == .gb18030, !codes.contains(where: { !charset.isInTwoBytes($0) }) { return nil }
            if charset == .gbk, codes.contains(where: { !charset.isInTwoBytes($0) }) { return nil }
            var bits = 0.0
            var previous: UInt32 = 0x20
            for code in codes {
                bits += model.bits(code, charset)
                // A single ideograph inside of an ASCII word is more likely a letter with an accent.
                if isASCIILetter(previous) && code >= 0x80 || previous >= 0x80 && isASCIILetter(code) { bits += 5 }
                previous = code
            }
            return WeighedCharset(charset: charset, language: language, bits: bits)
        }
    }

    private static func isASCIILetter(_ code: UInt32) -> Bool { code < 0x80 && 0x61...0x7A ~= code | 0x20 }
}

extension Charset {
    /// Whether GBK has the character.
    fileprivate func isInTwoBytes(_ code: UInt32) -> Bool {
        code < 0x80 || code == 0x20AC || code < 0x10000 && GBEncoding.gb18030[Int(code)] != 0
    }
}

/// How frequent the characters of a language with thousands of them are.
struct IdeographModel: Sendable {
    private let bits: [UInt32: Float]

    static let all: [String: IdeographModel] = Dictionary(
        uniqueKeysWithValues: CommonCharacters.all.map {
            ($0.name, IdeographModel(characters: $0.characters, costs: $0.costs))
        }
    )

    private init(characters: StaticString, costs: StaticString) {
        var bits: [UInt32: Float] = [:]
        for (scalar, cost) in zip("\(characters)".unicodeScalars, "\(costs)".utf8) {
            bits[scalar.value] = LanguageModel.bits(cost)
        }
        self.bits = bits
    }

    /// The bits of a character. The texts that were counted are small: a character that was not in them is judged by
    /// whether its national standard has it among the common ones.
    func bits(_ code: UInt32, _ charset: Charset) -> Double {
        if code < 0x80 { return 0 }
        // A third of running text is of characters that the counted texts do not have.
        if let bits = bits[code] { return Double(bits) + 0.6 }
        switch code {
        case 0x3041...0x3096, 0x30A1...0x30FC: return charset == .gbk || charset == .big5 || charset == .eucKR ? 17 : 9
        case 0xFF61...0xFF9F: return charset == .shiftJIS ? 11 : 18
        case 0xAC00...0xD7A3: return charset.isCommon(code) ? 11.5 : 17
        case 0x4E00...0x9FFF: return charset.isCommon(code) ? 13 : 17
        case 0x3000...0x3015, 0x2010...0x2026, 0xFF01...0xFF5E, 0xB7: return 11
        case 0xE000...0xF8FF: return 26
        case 0x20000...: return 20
        default: return 16
        }
    }
}

extension Charset {
    /// Whether the character is in the part of the national standard that was made for the common ones.
    fileprivate func isCommon(_ code: UInt32) -> Bool {
        guard code < 0x10000 else { return false }
        switch self {
        case .gbk, .gb18030:
            return 0xB0...0xD7 ~= GBEncoding.gb18030[Int(code)] >> 8 && isPlain(GBEncoding.gb18030[Int(code)])
        case .big5: return 0xA4...0xC6 ~= Big5Encoding.table[Int(code)] >> 8
        case .eucKR:
            return 0xB0...0xC8 ~= EUCKREncoding.table[Int(code)] >> 8 && isPlain(EUCKREncoding.table[Int(code)])
        case .eucJP, .shiftJIS: return 0xB0...0xCF ~= EUCJPEncoding.table[Int(code)] >> 8
        case .utf16LE, .utf16BE:
            return Charset.gbk.isCommon(code) || Charset.big5.isCommon(code) || Charset.eucKR.isCommon(code)
        default: return false
        }
    }

    /// Whether the second byte is one of the national standard, not of the vendor's extension.
    private func isPlain(_ value: UInt16) -> Bool { value & 0xFF >= 0xA1 }
}
