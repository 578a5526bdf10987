extension Bytes {
    /// The number that the text is, correctly rounded; zero when it is none. Beyond JSON's numbers these are read:
    /// a plus sign, a point without digits on one side, infinities and NaN by name, hexadecimal floats,
    /// and underscores between digits.
    var double: Double {
        if let exact = exactDouble { return exact }
        guard isFloatingPointText else { return withoutUnderscores.map { withBytes($0) { $0.double } } ?? 0 }
        return Double(string) ?? 0
    }

    /// The number if it is a short decimal: an integer below 2^53 by a power of ten that a double holds exactly, so
    /// that one division or multiplication rounds correctly.
    private var exactDouble: Double? {
        var i = 0
        let isNegative = self[0] == 0x2D
        if isNegative { i = 1 }
        var mantissa: UInt64 = 0
        var digits = 0
        var exponent = 0
        while 0x30...0x39 ~= self[i] {
            mantissa = mantissa &* 10 &+ UInt64(self[i] &- 0x30)
            digits += 1
            i += 1
        }
        guard digits > 0 else { return nil }
        if self[i] == 0x2E {
            i += 1
            let start = i
            while 0x30...0x39 ~= self[i] {
                mantissa = mantissa &* 10 &+ UInt64(self[i] &- 0x30)
                digits += 1
                i += 1
            }
            exponent = start - i
        }
        guard digits <= 15, i == count, exponent >= -22 else { return nil }
        let value = Double(mantissa) / Self.powersOfTen[-exponent]
        return isNegative ? -value : value
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private var isFloatingPointText: Bool {
        guard count < 4096 else { return isDecimalText(from: 0) }
        var i = 0
        if self[0] == 0x2B || self[0] == 0x2D { i = 1 }
        switch self[i] | 0x20 {
        case 0x69: return equals(ignoringCase: "inf", from: i) || equals(ignoringCase: "infinity", from: i)
        case 0x6E: return i == 0 && equals(ignoringCase: "nan", from: i)
        case 0x30...0x39, 0x2E: break
        default: return false
        }
        if self[i] == 0x30, self[i + 1] | 0x20 == 0x78 { return isHexadecimalText(from: i + 2) }
        return isDecimalText(from: i)
    }

    /// Whether the rest is a name, in small or capital letters.
    private func equals(ignoringCase name: StaticString, from start: Int) -> Bool {
        guard count - start == name.utf8CodeUnitCount else { return false }
        for k in 0..<name.utf8CodeUnitCount where unsafe self[start + k] | 0x20 != name.utf8Start[k] { return false }
        return true
    }

    private func isDecimalText(from start: Int) -> Bool {
        var i = start
        if start == 0, self[0] == 0x2B || self[0] == 0x2D { i = 1 }
        var digits = 0
        while 0x30...0x39 ~= self[i] { (i, digits) = (i + 1, digits + 1) }
        if self[i] == 0x2E {
            i += 1
            while 0x30...0x39 ~= self[i] { (i, digits) = (i + 1, digits + 1) }
        }
        guard digits > 0 else { return false }
        if self[i] | 0x20 == 0x65, i < count {
            i += 1
            if self[i] == 0x2B || self[i] == 0x2D { i += 1 }
            guard 0x30...0x39 ~= self[i] else { return false }
            while 0x30...0x39 ~= self[i] { i += 1 }
        }
        return i == count
    }

    private func isHexadecimalText(from start: Int) -> Bool {
        var i = start
        var digits = 0
        while hexDigit(self[i]) != nil { (i, digits) = (i + 1, digits + 1) }
        if self[i] == 0x2E {
            i += 1
            while hexDigit(self[i]) != nil { (i, digits) = (i + 1, digits + 1) }
        }
        guard digits > 0, self[i] | 0x20 == 0x70 else { return false }
        i += 1
        if self[i] == 0x2B || self[i] == 0x2D { i += 1 }
        guard 0x30...0x39 ~= self[i] else { return false }
        while 0x30...0x39 ~= self[i] { i += 1 }
        return i == count
    }

    /// The digits as an integer, wrapping around; nil when there is anything but digits after the sign.
    var wrappedInt: Int64? {
        let isNegative = self[0] == 0x2D
        guard let magnitude = from(isNegative ? 1 : 0).wrappedUInt else { return nil }
        let value = Int64(bitPattern: magnitude)
        return isNegative ? 0 &- value : value
    }

    var wrappedUInt: UInt64? {
        guard count > 0 else { return nil }
        var value: UInt64 = 0
        for i in 0..<count {
            guard 0x30...0x39 ~= self[i] else { return nil }
            value = value &* 10 &+ UInt64(self[i] &- 0x30)
        }
        return value
    }
}

/// A double as the shortest decimal that reads back as it, without an exponent.
func plainDecimal(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = value.magnitude.description
    let sign = value.sign == .minus ? "-" : ""
    let parts = text.split(separator: "e", maxSplits: 1)
    let mantissa = parts.first ?? "0"
    let exponent = parts.count == 2 ? Int(parts[1].drop { $0 == "+" }) ?? 0 : 0
    let sides = mantissa.split(separator: ".", maxSplits: 1)
    let whole = String(sides.first ?? "0")
    var fraction = sides.count == 2 ? String(sides[1]) : ""
    if fraction == "0" { fraction = "" }
    let digits = whole + fraction
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}
