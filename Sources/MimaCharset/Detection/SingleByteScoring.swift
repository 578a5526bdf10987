/// Weighing of the encodings with one byte a character.
enum SingleByteScoring {
    /// An encoding with what its bytes are and what they are in each of its languages, looked up once.
    private struct Candidate: Sendable {
        let charset: Charset
        let codes: [UInt32?]
        let traits: [CharacterTraits]
        let languages: [(model: LanguageModel, classes: [UInt8])]

        init?(_ charset: Charset, _ names: [String]) {
            guard let codes = charset.codePoints else { return nil }
            let traits = codes.map { CharacterTraits($0 ?? 0xFFFD) }
            self.charset = charset
            self.codes = codes
            self.traits = traits
            languages = LanguageModel.all.filter { names.contains($0.name) }.map { model in
                (model, traits.map { model.letterClass($0.lowercase) })
            }
        }
    }

    private static let candidates = charsets.compactMap { Candidate($0.charset, $0.languages) }

    /// The encodings that are weighed, and the languages that they are for.
    private static let charsets: [(charset: Charset, languages: [String])] = [
        (.windows1252, western), (.iso8859_15, western), (.macintosh, western), (.ibm850, western), (.ibm437, western),
        (.windows1250, central), (.iso8859_2, central), (.ibm852, central), (.iso8859_16, ["ro", "hr", "pl", "hu"]),
        (.windows1251, cyrillic), (.koi8R, ["ru"]), (.koi8U, ["uk", "be", "ru"]), (.iso8859_5, cyrillic),
        (.ibm866, ["ru", "uk", "be", "bg"]), (.macCyrillic, cyrillic), (.ibm855, cyrillic),
        (.windows1253, ["el"]), (.iso8859_7, ["el"]),
        (.windows1254, ["tr", "az"]), (.iso8859_3, ["eo"]), (.iso8859_9Exact, ["tr"]),
        (.windows1255, ["he"]), (.iso8859_8I, ["he"]), (.ibm862, ["he"]),
        (.windows1256, ["ar", "fa", "ur"]), (.iso8859_6, ["ar"]),
        (.windows1257, baltic), (.iso8859_13, baltic), (.iso8859_4, baltic), (.iso8859_10, ["is", "fi", "nb", "sv"]),
        (.windows1258, ["vi"]), (.windows874, ["th"]), (.iso8859_14, ["cy", "ga"]),
    ]

    private static let western = [
        "af", "ca", "da", "de", "es", "fi", "fr", "ga", "gl", "is", "it", "nb", "nl", "pt", "sv", "sq", "et",
    ]
    private static let central = ["cs", "hr", "hu", "pl", "ro", "sk", "sl"]
    private static let cyrillic = ["ru", "uk", "be", "bg", "mk", "sr"]
    private static let baltic = ["et", "lt", "lv"]

    /// The bits of the sample in each encoding, in the language in which it takes the fewest.
    static func score(_ sample: Span<UInt8>) -> [WeighedCharset] {
        let pairs = pairs(in: sample)
        return candidates.compactMap { candidate in
            // What the text has and the encoding does not need not be weighed.
            if pairs.contains(where: { $0.isCurrentHigh && candidate.codes[$0.current] == nil }) { return nil }
            return candidate.languages.lazy
                .map { language in
                    WeighedCharset(
                        charset: candidate.charset,
                        language: language.model.name,
                        bits: bits(of: pairs, candidate.traits, language.model, language.classes)
                    )
                }
                .min { $0.bits < $1.bits }
        }
    }

    /// Two bytes that follow each other, of which one at least is not ASCII, and how often they do.
    private struct Pair {
        let previous: Int
        let current: Int
        let count: Double

        var isCurrentHigh: Bool { current >= 0x80 }
    }

    private static func pairs(in sample: Span<UInt8>) -> [Pair] {
        var counts = [Int32](repeating: 0, count: 1 << 16)
        var previous = 0x20
        for index in sample.indices {
            let current = Int(sample[index])
            if previous | current >= 0x80 { counts[previous << 8 | current] += 1 }
            previous = current
        }
        return counts.indices.compactMap { index in
            counts[index] == 0 ? nil : Pair(previous: index >> 8, current: index & 0xFF, count: Double(counts[index]))
        }
    }

    private static func bits(
        of pairs: [Pair],
        _ traits: [CharacterTraits],
        _ model: LanguageModel,
        _ classes: [UInt8]
    ) -> Double {
        var total = 0.0
        for pair in pairs {
            let current = traits[pair.current]
            let previous = traits[pair.previous]
            let letter = classes[pair.current]
            var bits = model.cost(letter, after: classes[pair.previous])
            if letter == 0, pair.isCurrentHigh { bits += current.bits }
            // In the middle of a word, letters do not grow.
            if current.isUppercase, previous.isLetter, !previous.isUppercase { bits += 6 }
            // Nor do the letters of two scripts meet in one.
            if !model.isLatin, current.isLetter, previous.isLetter, pair.isCurrentHigh != (pair.previous >= 0x80) {
                bits += 7
            }
            total += bits * pair.count
        }
        return total
    }
}
