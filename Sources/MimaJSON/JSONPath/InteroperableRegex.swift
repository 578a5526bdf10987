/// A regular expression in the language of RFC 9485, which JSONPath's `match` and `search` take.
struct InteroperableRegex {
    private let regex: Regex<AnyRegexOutput>

    /// The expression of a pattern; nil when it is none.
    init?(_ pattern: String) {
        var translated = String.UnicodeScalarView()
        var isEscaped = false
        var isInClass = false
        for scalar in pattern.unicodeScalars {
            switch scalar {
            case _ where isEscaped:
                isEscaped = false
                translated.append(scalar)
            case "\\":
                isEscaped = true
                translated.append(scalar)
            case ".":
                // A dot is any character but a line's end.
                translated.append(contentsOf: (isInClass ? "." : "[^\\n\\r]").unicodeScalars)
            default:
                if scalar == "[" { isInClass = true }
                if scalar == "]" { isInClass = false }
                translated.append(scalar)
            }
        }
        guard let regex = try? Regex(String(translated)) else { return nil }
        self.regex = regex.matchingSemantics(.unicodeScalar)
    }

    /// Whether the whole of `text`, or any part of it, matches.
    func matches(_ text: String, isWhole: Bool) -> Bool {
        isWhole ? (try? regex.wholeMatch(in: text)) != nil : (try? regex.firstMatch(in: text)) != nil
    }
}
