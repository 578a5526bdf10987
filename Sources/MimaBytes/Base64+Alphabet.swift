extension Base64.Alphabet {
    /// The characters for 62 and 63.
    var lastCharacters: (UInt8, UInt8) {
        switch self {
        case .standard: (UInt8(ascii: "+"), UInt8(ascii: "/"))
        case .urlSafe: (UInt8(ascii: "-"), UInt8(ascii: "_"))
        }
    }

    /// The character for a value below 64.
    func character(_ value: UInt8) -> UInt8 {
        let last = lastCharacters
        let isUpper = mask(value, from: 0, count: 26)
        let isLower = mask(value, from: 26, count: 26)
        let isDigit = mask(value, from: 52, count: 10)
        return (value &+ 65) & isUpper
            | (value &+ 71) & isLower
            | (value &- 4) & isDigit
            | last.0 & mask(value, from: 62, count: 1)
            | last.1 & mask(value, from: 63, count: 1)
    }

    /// The value of a character, 0xff for one that is not in the alphabet.
    func value(of character: UInt8) -> UInt8 {
        let last = lastCharacters
        let isUpper = mask(character, from: 65, count: 26)
        let isLower = mask(character, from: 97, count: 26)
        let isDigit = mask(character, from: 48, count: 10)
        let is62 = mask(character, from: last.0, count: 1)
        let is63 = mask(character, from: last.1, count: 1)
        return (character &- 65) & isUpper
            | (character &- 71) & isLower
            | (character &+ 4) & isDigit
            | 62 & is62
            | 63 & is63
            | ~(isUpper | isLower | isDigit | is62 | is63)
    }
}
