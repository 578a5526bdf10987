extension BigRational: LosslessStringConvertible {
    /// Reads `3/4`, `-12`, `0.125` or `1.5e-3`; nil for anything else, and for an exponent beyond a million.
    public init?(_ description: String) {
        let parts = description.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let numerator = BigInt(parts[0], radix: 10), let denominator = BigUInt(parts[1], radix: 10),
                !denominator.isZero
            else { return nil }
            self.init(numerator, BigInt(denominator))
            return
        }
        self.init(decimal: description)
    }

    private init?(decimal text: String) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let first = parts.first else { return nil }
        var exponent = 0
        if parts.count == 2 {
            guard let written = Int(parts[1]), written.magnitude <= 1_000_000 else { return nil }
            exponent = written
        }
        let halves = first.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""
        guard halves.count == 1 || !fraction.isEmpty, fraction.utf8.allSatisfy({ (48...57).contains($0) }),
            let digits = BigInt(String(whole) + fraction, radix: 10)
        else { return nil }
        exponent -= fraction.utf8.count
        let power = BigInt(10 as Int).power(Int(exponent.magnitude))
        self = exponent < 0 ? BigRational(digits, power) : BigRational(digits * power)
    }

    /// The number as `numerator/denominator`, or as an integer where it is one.
    public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// The number in decimal, rounded to so many digits after the point; the even digit of two that are equally near.
    ///
    /// - Parameter digits: How many; must not be negative.
    public func decimal(digits: Int) -> String {
        precondition(digits >= 0, "a number of digits is not negative")
        let scaled = (self * BigRational(BigInt(10 as Int).power(digits))).rounded
        var text = scaled.magnitude.description
        if digits > 0 {
            if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
            text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
        }
        return (scaled.isNegative ? "-" : "") + text
    }

    /// Whether the decimal form ends, and after how many digits; nil if it does not.
    public var decimalDigitCount: Int? {
        var rest = denominator
        let twos = rest.trailingZeroBitCount
        rest = rest.shiftedRight(rest.isZero ? 0 : twos)
        var fives = 0
        let five = BigUInt(5 as UInt)
        while rest.isMultiple(of: five) {
            rest /= five
            fives += 1
        }
        return rest.isOne ? Swift.max(twos, fives) : nil
    }
}

extension BigRational {
    /// The exact value of a floating-point number, or nil if it is not finite.
    public init?<T: BinaryFloatingPoint>(exactly value: T) {
        guard value.isFinite else { return nil }
        if value == 0 {
            self.init(BigInt())
            return
        }
        // The significand as an integer, times a power of two.
        let integer =
            value.significand.magnitude * T(sign: .plus, exponent: T.Exponent(T.significandBitCount), significand: 1)
        let exponent = Int(value.exponent) - T.significandBitCount
        let numerator = BigInt(magnitude: BigUInt(truncating: integer), isNegative: value < 0)
        self =
            exponent < 0
            ? BigRational(numerator, BigInt.one << -exponent) : BigRational(numerator << exponent)
    }
}

extension Double {
    /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
    public init(_ source: BigRational) {
        // A quotient of 66 bits or more, and a bit that says whether it is exact; fewer where the value is subnormal.
        let size = source.numerator.magnitude
        let shift = 66 - size.bitLength + source.denominator.bitLength
        let numerator = shift > 0 ? size << shift : size
        let denominator = shift < 0 ? source.denominator << -shift : source.denominator
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        // The exponent of the last bit that is kept.
        let last = Swift.max(quotient.bitLength - shift - 53, -1074)
        let dropped = last + shift
        guard !quotient.isZero, dropped <= quotient.bitLength else {
            self = source.isNegative ? -0.0 : 0.0
            return
        }
        var kept = quotient >> dropped
        let isMiddle = remainder.isZero && quotient.trailingZeroBitCount == dropped - 1
        if quotient.bit(at: dropped - 1) && (!isMiddle || kept.isOdd) { kept += .one }
        let value: Double
        if last > 1023 {
            value = .infinity
        } else {
            // In two steps: a power of two of a subnormal exponent times the integer is exact.
            value = Double(kept.lowWord) * Double(sign: .plus, exponent: Swift.max(last, -1074), significand: 1)
        }
        self = source.isNegative ? -value : value
    }
}
