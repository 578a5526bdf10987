/// Tells which character set a text is in.
///
/// What the text says of itself comes first: a byte-order mark, the escape sequences of seven-bit encodings, zero bytes
/// of UTF-16 and UTF-32, and UTF-8, which no other text is by chance. An HTML or XML declaration weighs much. For the rest,
/// each encoding that can decode the text is weighed as a source of its bytes: how many bits the text takes by how letters
/// follow each other in each language, or by how frequent its ideographs are. A character set in which the text would be
/// malformed is never given.
public enum CharsetDetector {
    /// How many bytes after the first that is not ASCII are weighed. All of the text is looked at for what is malformed.
    static let weighedByteCount = 1 << 15

    /// The most likely character set of `bytes`.
    ///
    /// `isWhole` is false for the beginning of a longer text, which may end inside of a character. `hint` is a language
    /// ("ja") or a top-level domain ("jp") that the text likely belongs to.
    public static func detect(_ bytes: Span<UInt8>, isWhole: Bool = true, hint: String? = nil) -> CharsetGuess {
        candidates(bytes, isWhole: isWhole, hint: hint).first
            ?? CharsetGuess(charset: .utf8, language: nil, confidence: 0)
    }

    /// The most likely character set of `bytes`.
    public static func detect(_ bytes: [UInt8], isWhole: Bool = true, hint: String? = nil) -> CharsetGuess {
        detect(bytes.span, isWhole: isWhole, hint: hint)
    }

    /// The character sets that `bytes` may be in, the most likely first; their confidences add up to 1 at most.
    public static func candidates(
        _ bytes: Span<UInt8>,
        isWhole: Bool = true,
        hint: String? = nil
    ) -> [CharsetGuess] {
        if let charset = TextSignature.certain(bytes, isWhole: isWhole),
            CharsetDecoding.isWellFormed(bytes, charset, isWhole: isWhole)
        {
            return [CharsetGuess(charset: charset, language: nil, confidence: 1)]
        }
        guard let start = TextSignature.firstBeyondASCII(bytes) else {
            // ASCII, which nearly every encoding has; EBCDIC is not among them, and was seen before.
            return [CharsetGuess(charset: .utf8, language: nil, confidence: 1)]
        }
        if CharsetDecoding.isWellFormed(bytes, .utf8, isWhole: isWhole) {
            return [CharsetGuess(charset: .utf8, language: nil, confidence: 0.99)]
        }
        // From an even offset, for the sake of UTF-16.
        let first = max(0, start - 1) & ~1
        let sample = bytes.extracting(first..<min(bytes.count, first + weighedByteCount))
        let declared = TextDeclaration.charset(bytes)
        var weighed = SingleByteScoring.score(sample) + MultiByteScoring.score(sample, isEven: bytes.count % 2 == 0)
        for index in weighed.indices {
            weighed[index].bits += weighed[index].charset.rarity
            if weighed[index].charset == declared { weighed[index].bits -= 40 }
            if let hint, LanguageHint.languages(hint).contains(weighed[index].language) { weighed[index].bits -= 24 }
        }
        return ranked(weighed, bytes, isWhole: isWhole)
    }

    /// The candidates in which the text is well formed, with what is known of how much likelier one is than another.
    private static func ranked(
        _ weighed: [WeighedCharset],
        _ bytes: Span<UInt8>,
        isWhole: Bool
    ) -> [CharsetGuess] {
        var found: [WeighedCharset] = []
        for candidate in weighed.sorted(by: { $0.bits < $1.bits }) {
            if found.contains(where: { $0.charset == candidate.charset }) { continue }
            if CharsetDecoding.isWellFormed(bytes, candidate.charset, isWhole: isWhole) { found.append(candidate) }
            if found.count == 8 { break }
        }
        guard let best = found.first else { return [] }
        // Letters depend on each other more than the model knows, so that a bit of the model is worth less.
        let shares = found.map { Exponential.ofTwo(-min(60, ($0.bits - best.bits) / 4)) }
        let total = shares.reduce(0, +)
        return zip(found, shares).map { candidate, share in
            CharsetGuess(charset: candidate.charset, language: candidate.language, confidence: share / total * 0.99)
        }
    }
}

/// A character set with the number of bits that the text takes in it.
struct WeighedCharset {
    let charset: Charset
    let language: String
    var bits: Double
}

extension Charset {
    /// How many bits it takes to say that a text is in this encoding: where two read the same bytes alike, the more
    /// common one is given.
    var rarity: Double {
        switch self {
        case .windows1252: 0
        case .gbk, .big5, .shiftJIS, .eucKR, .windows1251: 3
        case .windows1250, .windows1253, .windows874, .koi8R, .eucJP: 5
        case .windows1254, .windows1255, .windows1256, .koi8U, .gb18030: 6
        case .utf16LE, .utf16BE, .iso8859_2, .iso8859_5, .iso8859_7, .iso8859_15, .iso8859_8I, .windows1257,
            .windows1258:
            8
        case .ibm866, .iso8859_9Exact, .iso8859_13, .iso8859_4, .iso8859_6, .iso8859_3: 10
        case .macintosh, .macCyrillic, .iso8859_10, .iso8859_14, .iso8859_16: 13
        default: 14
        }
    }
}

/// Powers of two, for which the C library is not needed.
enum Exponential {
    static func ofTwo(_ exponent: Double) -> Double {
        let whole = exponent.rounded(.down)
        let rest = exponent - whole
        // A parabola through 1, the root of two and 2: right to 0.2 %, and exact at both ends.
        let fraction = 1 + rest * (0.656854 + rest * 0.343146)
        return Double(sign: .plus, exponent: Int(max(-1000, whole)), significand: fraction)
    }
}
