extension Bech32 {
    /// What stands between the human-readable part, which may contain it too, and the data, which may not.
    static let separator = UInt8(ascii: "1")

    /// The characters for the values 0 to 31, in lower case.
    private static let alphabet: [UInt8] = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// The character for a value below 32; `lowerCase` is 0x20 for lower case, otherwise 0.
    ///
    /// Looks at the whole alphabet, so that the value does not show in the cache.
    static func character(for value: UInt8, lowerCase: UInt8) -> UInt8 {
        var character: UInt8 = 0
        for (candidate, letter) in alphabet.enumerated() {
            character |= letter & mask(value, from: UInt8(truncatingIfNeeded: candidate), count: 1)
        }
        let isLetter = mask(character, above: 0x3f)
        return character & ~(isLetter & 0x20 & ~lowerCase)
    }

    /// The value of a character of either case, 0xff for one that is not in the alphabet.
    static func value(of character: UInt8) -> UInt8 {
        let lower = character | (mask(character, from: 65, count: 26) & 0x20)
        var value: UInt8 = 0
        var found: UInt8 = 0
        for (candidate, letter) in alphabet.enumerated() {
            let isHere = mask(lower, from: letter, count: 1)
            value |= UInt8(truncatingIfNeeded: candidate) & isHere
            found |= isHere
        }
        return value | ~found
    }

    /// Sees to it that all letters of a text are of one case.
    struct LetterCase {
        private var hasUpper = false
        private var hasLower = false

        /// Whether upper-case letters have been seen.
        var isUpper: Bool { hasUpper }

        /// Throws `mixedCase` when `character` is a letter of the other case than those before.
        mutating func check(_ character: UInt8, at offset: Int) throws(BytesError) {
            switch character {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasUpper = true
            case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLower = true
            default: return
            }
            guard !(hasUpper && hasLower) else { throw .mixedCase(offset: offset) }
        }
    }
}
