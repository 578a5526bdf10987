/// How letters follow each other in a language.
struct LanguageModel: Sendable {
    let name: String
    let isLatin: Bool
    /// The number of classes of letters: 0 for what is no letter, then the letters.
    let classCount: Int
    /// The class of each letter by its code point in lower case.
    private let classes: [UInt32: UInt8]
    /// The bits of each class after each.
    private let costs: [Float]

    static let all: [LanguageModel] = LanguageModels.all.map {
        LanguageModel(name: $0.name, isLatin: $0.isLatin, letters: $0.letters, costs: $0.costs)
    }

    private init(name: String, isLatin: Bool, letters: StaticString, costs: StaticString) {
        self.name = name
        self.isLatin = isLatin
        var classes: [UInt32: UInt8] = [:]
        for offset in UInt32(0)..<26 { classes[0x61 + offset] = isLatin ? UInt8(offset) + 1 : 1 }
        var next: UInt8 = isLatin ? 27 : 2
        for scalar in "\(letters)".unicodeScalars {
            classes[scalar.value] = next
            next += 1
        }
        self.classes = classes
        classCount = Int(next)
        self.costs = "\(costs)".utf8.map(Self.bits)
    }

    /// The bits that a character of a generated table stands for.
    static func bits(_ character: UInt8) -> Float {
        let level = Int(character) - 0x23 - (character > 0x5C ? 1 : 0)
        return Float(level) / 4
    }

    /// The class of a letter in lower case; 0 for what is none of the language's.
    func letterClass(_ lowercase: UInt32) -> UInt8 { classes[lowercase] ?? 0 }

    /// The bits of `current` after `previous`.
    func cost(_ current: UInt8, after previous: UInt8) -> Double {
        Double(costs[Int(previous) * classCount + Int(current)])
    }
}

/// What the detector asks of a character.
struct CharacterTraits: Sendable {
    let lowercase: UInt32
    let isUppercase: Bool
    let isLetter: Bool
    /// The bits that it takes where it is not a letter of the language.
    let bits: Double

    init(_ code: UInt32) {
        guard let scalar = Unicode.Scalar(code) else {
            (lowercase, isUppercase, isLetter, bits) = (code, false, false, 24)
            return
        }
        let properties = scalar.properties
        let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? code
        lowercase = lower
        isUppercase = lower != code
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
            .spacingMark:
            isLetter = true
            bits = 17
        default:
            isLetter = false
            bits = code < 0x80 ? 0 : Self.symbolBits(code)
        }
    }

    /// What is typographic is common in every language; what draws boxes, or controls, is not.
    private static func symbolBits(_ code: UInt32) -> Double {
        switch code {
        case 0xAB, 0xBB, 0x2013, 0x2014, 0x2018...0x201A, 0x201C...0x201E, 0x2026, 0xA0: 7
        case 0xA9, 0xAE, 0xB0, 0xB7, 0x20AC, 0xA7, 0x2116, 0x2022, 0xA3, 0xBF, 0xA1, 0x60C, 0x61B, 0x61F: 10
        case 0x80...0x9F: 24
        case 0x2500...0x259F: 19
        default: 15
        }
    }
}
