public import FoundationEssentials
public import MimaBigInt

// A `Decimal` is an integer below 2^128, its significand, times a power of ten from 10^-128 to 10^127.

extension Decimal {
    /// The decimal number nearest to an integer, the one with the even significand of two that are equally near.
    ///
    /// Integers below 2^128 are kept exactly; longer ones keep the first 38 or 39 digits. An integer that is beyond the
    /// largest `Decimal`, 2^128 · 10^127 or more, becomes `Decimal.nan`, since there is no infinity.
    public init(_ number: BigInt) {
        // More bits than the largest decimal number has: no power of ten needs to be made to know it.
        guard number.magnitude.bitLength <= 560 else {
            self = .nan
            return
        }
        // Too small an estimate of the digits to drop is found by trying.
        let bits = number.magnitude.bitLength
        var exponent = max(0, (bits - 128) * 30_102 / 100_000)
        var significand = Self.rounded(number.magnitude, withoutDigits: exponent)
        while significand.bitLength > 128 {
            exponent += 1
            significand = Self.rounded(number.magnitude, withoutDigits: exponent)
        }
        // As text, for the other initializers normalise the significand first and then find the exponent too large.
        let text = "\(number.isNegative ? "-" : "")\(significand)e\(exponent)"
        self = exponent > 127 ? .nan : Decimal(string: text) ?? .nan
    }

    /// The decimal number nearest to a natural number; see ``init(_:)-(BigInt)``.
    public init(_ number: BigUInt) {
        self.init(BigInt(number))
    }

    /// The decimal number that is equal to an integer, if there is one.
    public init?(exactly number: BigInt) {
        self.init(number)
        guard !isNaN, BigInt(exactly: self) == number else { return nil }
    }

    /// The decimal number that is equal to a natural number, if there is one.
    public init?(exactly number: BigUInt) {
        self.init(exactly: BigInt(number))
    }

    /// The number without so many digits, rounded to the nearest, halves to the even one; but not to 2^128, since that
    /// many times ten rounded again would be farther away than the largest significand.
    private static func rounded(_ number: BigUInt, withoutDigits count: Int) -> BigUInt {
        let divisor = BigUInt(10 as UInt).power(count)
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder << 1
        let isUp = twice > divisor || twice == divisor && quotient.isOdd
        return isUp && quotient.nonzeroBitCount != 128 ? quotient + 1 : quotient
    }
}

extension BigInt {
    /// Makes a number from a decimal number, if that is an integer.
    public init?(exactly source: Decimal) {
        guard let (quotient, isWhole) = Self.truncated(source), isWhole else { return nil }
        self = quotient
    }

    /// Makes a number from a decimal number, whose fraction is dropped; nil for what is not a number.
    public init?(truncating source: Decimal) {
        guard let (quotient, _) = Self.truncated(source) else { return nil }
        self = quotient
    }

    /// The number without its fraction, and whether it has none.
    private static func truncated(_ source: Decimal) -> (BigInt, Bool)? {
        // The significand's text is the one public way to its 128 bits.
        guard !source.isNaN, let significand = BigInt(source.significand.magnitude.description) else { return nil }
        let power = BigUInt(10 as UInt).power(abs(source.exponent))
        let (size, rest) =
            source.exponent >= 0
            ? (significand.magnitude * power, BigUInt()) : significand.magnitude.quotientAndRemainder(dividingBy: power)
        return (BigInt(magnitude: size, isNegative: source.sign == .minus), rest.isZero)
    }
}

extension BigUInt {
    /// Makes a number from a decimal number, if that is a natural number.
    public init?(exactly source: Decimal) {
        guard let number = BigInt(exactly: source), !number.isNegative else { return nil }
        self = number.magnitude
    }
}
