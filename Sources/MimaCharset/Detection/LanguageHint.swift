/// The languages that a hint speaks for.
enum LanguageHint {
    /// The languages of a language tag or a country's top-level domain, which comes with or without its full stop.
    static func languages(_ hint: String) -> [String] {
        let code = hint.lowercased().drop { $0 == "." }
        let language = String(code.prefix { $0 != "-" && $0 != "_" })
        switch language {
        case "zh":
            return code.contains("hant") || code.contains("tw") || code.contains("hk") ? ["zh-Hant"] : ["zh-Hans"]
        case "cn", "sg": return ["zh-Hans"]
        case "tw", "hk", "mo": return ["zh-Hant"]
        case "jp": return ["ja"]
        case "kr", "kp": return ["ko"]
        case "gr", "cy": return ["el"]
        case "il": return ["he"]
        case "ua": return ["uk", "ru"]
        case "by": return ["be", "ru"]
        case "rs", "me": return ["sr", "hr"]
        case "cz": return ["cs"]
        case "si": return ["sl"]
        case "ee": return ["et"]
        case "vn": return ["vi"]
        case "dk": return ["da"]
        case "se": return ["sv"]
        case "no": return ["nb"]
        case "ir": return ["fa"]
        case "pk": return ["ur"]
        case "al": return ["sq"]
        case "br": return ["pt"]
        case "at": return ["de"]
        case "su", "kz": return ["ru"]
        case "sa", "eg", "ae", "ma", "dz", "iq", "sy", "jo", "lb", "ly", "tn", "ye", "om", "qa", "kw", "bh":
            return ["ar"]
        case "mx", "cl", "co", "pe", "ve", "ec", "uy": return ["es"]
        default: return [language]
        }
    }
}
