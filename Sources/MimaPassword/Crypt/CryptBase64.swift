/// The base64 of crypt(3): "./0-9A-Za-z", the lowest six bits first, no padding.
enum CryptBase64 {
    /// The value of a character, or nil.
    static func value(_ character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "."): 0
        case UInt8(ascii: "/"): 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) - 48 + 2
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65 + 12
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 97 + 38
        default: nil
        }
    }

    /// The number that up to five characters stand for, or nil.
    static func number(_ characters: ArraySlice<UInt8>) -> Int? {
        var number: UInt32 = 0
        for (index, character) in characters.prefix(5).enumerated() {
            guard let value = value(character) else { return nil }
            number |= value << UInt32(6 * index)
        }
        return Int(number)
    }

    /// The bytes that `text` stands for, in the order given by groups of three places, the lowest first; nil when it
    /// has another size, or bits set that stand for nothing.
    static func decode(_ text: String, byteCount: Int, places: [Int]? = nil) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count == (byteCount * 8 + 5) / 6 else { return nil }
        var bytes = [UInt8](repeating: 0, count: byteCount)
        var written = 0
        for start in stride(from: 0, to: characters.count, by: 4) {
            let group = characters[start..<min(start + 4, characters.count)]
            guard var number = number(group) else { return nil }
            for _ in 0..<min(3, byteCount - written) {
                bytes[places.map { $0[written] } ?? written] = UInt8(number & 0xff)
                number >>= 8
                written += 1
            }
            if number != 0 { return nil }
        }
        return bytes
    }
}
