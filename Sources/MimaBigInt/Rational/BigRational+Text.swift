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

extension BigRational {
    /// The nearest floating-point value, the even one of two that are equally near; an infinity beyond the largest.
    public func rounded<T: BinaryFloatingPoint>(to type: T.Type) -> T {
        // A quotient of more bits than are kept, and a remainder that says whether it is exact; fewer bits are kept where
        // the value is subnormal.
        let precision = T.significandBitCount + 1
        let size = numerator.magnitude
        let shift = precision + 13 - size.bitLength + denominator.bitLength
        let (quotient, remainder) = (shift > 0 ? size << shift : size)
            .quotientAndRemainder(dividingBy: shift < 0 ? denominator << -shift : denominator)
        // The exponent of the last bit that is kept.
        let last = Swift.max(quotient.bitLength - shift - precision, Int(T.leastNonzeroMagnitude.exponent))
        let dropped = last + shift
        guard !quotient.isZero, dropped <= quotient.bitLength else { return isNegative ? -T.zero : T.zero }
        var kept = quotient >> dropped
        let isMiddle = remainder.isZero && quotient.trailingZeroBitCount == dropped - 1
        if quotient.bit(at: dropped - 1) && (!isMiddle || kept.isOdd) { kept += .one }
        // The integer is exact, and so is its product with a power of two that is no less than the least value.
        let value =
            last > Int(T.greatestFiniteMagnitude.exponent)
            ? T.infinity : kept.rounded(to: T.self) * T(sign: .plus, exponent: T.Exponent(last), significand: 1)
        return isNegative ? -value : value
    }
}

extension Double {
    /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
    public init(_ source: BigRational) { self = source.rounded(to: Double.self) }
}

extension Float {
    /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
    public init(_ source: BigRational) { self = source.rounded(to: Float.self) }
}

#if arch(x86_64)
    extension Float80 {
        /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
        public init(_ source: BigRational) { self = source.rounded(to: Float80.self) }
    }
#endif
