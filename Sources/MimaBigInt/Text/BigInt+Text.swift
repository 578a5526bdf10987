extension BigInt {
    /// Reads a number as people write it: a sign, digits, and with radix nil a prefix 0x, 0o or 0b.
    ///
    /// - Parameters:
    ///   - text: ASCII without white space. `_` may stand between digits.
    ///   - radix: From 2 to 62; nil for decimal, or what the prefix says.
    /// - Throws: `BigIntError.noDigits`, `.invalidCharacter` with the offset, `.invalidRadix`.
    public init(parsing text: Span<UInt8>, radix: Int? = nil) throws(BigIntError) {
        var start = 0
        var isNegative = false
        if text.count > 0 && (text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")) {
            isNegative = text[0] == UInt8(ascii: "-")
            start = 1
        }
        var found = 10
        if radix == nil && text.count > start + 1 && text[start] == UInt8(ascii: "0") {
            switch text[start + 1] | 0x20 {
            case UInt8(ascii: "x"): found = 16
            case UInt8(ascii: "o"): found = 8
            case UInt8(ascii: "b"): found = 2
            default: break
            }
            if found != 10 { start += 2 }
        }
        let magnitude = try BigUInt(digits: text, from: start, Radix(radix ?? found), separators: true)
        self.init(magnitude: magnitude, isNegative: isNegative)
    }

    /// Reads a number as people write it; see ``init(parsing:radix:)-(Span<UInt8>,_)``.
    public init(parsing text: String, radix: Int? = nil) throws(BigIntError) {
        try self.init(parsing: [UInt8](text.utf8).span, radix: radix)
    }

    /// Reads a sign and digits as `Int` does: nil where there is anything else. For radixes above 36 letters differ by
    /// case.
    public init?(_ text: some StringProtocol, radix: Int) {
        let bytes = [UInt8](text.utf8)
        let hasSign = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
        do throws(BigIntError) {
            let size = try BigUInt(digits: bytes.span, from: hasSign ? 1 : 0, Radix(radix), separators: false)
            self.init(magnitude: size, isNegative: bytes.first == UInt8(ascii: "-"))
        } catch {
            return nil
        }
    }

    /// The number in a radix from 2 to 62.
    ///
    /// - Parameters:
    ///   - radix: The radix; above 36, A to Z are 10 to 35 and a to z 36 to 61.
    ///   - uppercase: Whether letters are capital, up to radix 36.
    ///   - prefix: Whether 0x, 0o or 0b stands in front in radix 16, 8 or 2, as in a literal.
    ///   - grouping: Puts this separator between groups of so many digits, counted from the right.
    /// - Throws: `BigIntError.invalidRadix`.
    public func text(
        radix: Int = 10,
        uppercase: Bool = false,
        prefix: Bool = false,
        grouping: (size: Int, separator: Character)? = nil
    ) throws(BigIntError) -> String {
        let digits = try size.digits(radix: radix, uppercase: uppercase)
        var text = sign ? "-" : ""
        if prefix { text += [16: "0x", 8: "0o", 2: "0b"][radix] ?? "" }
        guard let grouping, grouping.size > 0 else { return text + String(decoding: digits, as: UTF8.self) }
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % grouping.size == 0 { text.append(grouping.separator) }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
}

extension BigInt: LosslessStringConvertible, CustomStringConvertible, CustomDebugStringConvertible {
    /// Reads a decimal number with or without a sign; nil for anything else.
    public init?(_ description: String) { self.init(description, radix: 10) }

    /// The number in decimal.
    public var description: String {
        String(decoding: (sign ? [UInt8(ascii: "-")] : []) + size.digits(.decimal, uppercase: false), as: UTF8.self)
    }

    /// The number in decimal.
    public var debugDescription: String { description }
}

extension BigUInt: LosslessStringConvertible, CustomStringConvertible, CustomDebugStringConvertible {
    /// Reads a decimal number, with `+` in front or not; nil for anything else.
    public init?(_ description: String) { self.init(description, radix: 10) }

    /// Reads digits, with `+` in front or not, as `UInt` does; nil where there is anything else.
    public init?(_ text: some StringProtocol, radix: Int) {
        guard let number = BigInt(text, radix: radix), !number.isNegative else { return nil }
        self = number.magnitude
    }

    /// The number in decimal.
    public var description: String { String(decoding: digits(.decimal, uppercase: false), as: UTF8.self) }

    /// The number in decimal.
    public var debugDescription: String { description }
}

extension String {
    /// The number in a radix from 2 to 36.
    public init(_ number: BigInt, radix: Int, uppercase: Bool = false) {
        precondition((2...36).contains(radix), "the radix is from 2 to 36")
        self = (try? number.text(radix: radix, uppercase: uppercase)) ?? ""
    }

    /// The number in a radix from 2 to 36.
    public init(_ number: BigUInt, radix: Int, uppercase: Bool = false) {
        self.init(BigInt(number), radix: radix, uppercase: uppercase)
    }
}

extension BigUInt: Codable {
    /// Decodes decimal text, which every format keeps whole.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = BigUInt(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is not a natural number")
        }
        self = number
    }

    /// Encodes decimal text, which every format keeps whole.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension BigInt: Codable {
    /// Decodes decimal text, which every format keeps whole.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = BigInt(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is not an integer")
        }
        self = number
    }

    /// Encodes decimal text, which every format keeps whole.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
