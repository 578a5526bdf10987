// Knuth, vol. 2, 4.5.1: common divisors are taken out before the multiplications, where numbers are short.

extension BigRational: AdditiveArithmetic {
    /// The number zero.
    public static var zero: BigRational { BigRational(BigInt()) }

    /// The sum.
    public static func + (a: BigRational, b: BigRational) -> BigRational { sum(a, b.numerator, b.denominator) }

    /// The difference.
    public static func - (a: BigRational, b: BigRational) -> BigRational { sum(a, -b.numerator, b.denominator) }

    private static func sum(_ a: BigRational, _ numerator: BigInt, _ denominator: BigUInt) -> BigRational {
        let divisor = a.denominator.greatestCommonDivisor(denominator)
        let left = a.denominator / divisor, right = denominator / divisor
        let total = a.numerator * BigInt(right) + numerator * BigInt(left)
        let rest = total.magnitude.greatestCommonDivisor(divisor)
        return BigRational(reduced: total / BigInt(rest), left * (denominator / rest))
    }

    /// The number with the other sign.
    public static prefix func - (a: BigRational) -> BigRational { BigRational(reduced: -a.numerator, a.denominator) }

    /// The product.
    public static func * (a: BigRational, b: BigRational) -> BigRational {
        let first = a.numerator.magnitude.greatestCommonDivisor(b.denominator)
        let second = b.numerator.magnitude.greatestCommonDivisor(a.denominator)
        return BigRational(
            reduced: (a.numerator / BigInt(first)) * (b.numerator / BigInt(second)),
            (a.denominator / second) * (b.denominator / first)
        )
    }

    /// The quotient. `b` must not be zero.
    public static func / (a: BigRational, b: BigRational) -> BigRational {
        guard let reciprocal = b.reciprocal else { preconditionFailure("division by zero") }
        return a * reciprocal
    }

    /// Multiplies a variable.
    public static func *= (a: inout BigRational, b: BigRational) { a = a * b }

    /// Divides a variable. `b` must not be zero.
    public static func /= (a: inout BigRational, b: BigRational) { a = a / b }

    /// The number to a power; a negative exponent must not meet zero.
    public func power(_ exponent: Int) -> BigRational {
        let count = Int(exponent.magnitude)
        let result = BigRational(reduced: numerator.power(count), denominator.power(count))
        guard exponent < 0 else { return result }
        guard let reciprocal = result.reciprocal else { preconditionFailure("division by zero") }
        return reciprocal
    }
}

extension BigRational {
    /// The quotient, for a divisor that may be zero.
    ///
    /// - Throws: `BigIntError.divisionByZero`.
    public func dividing(by divisor: BigRational) throws(BigIntError) -> BigRational {
        guard let reciprocal = divisor.reciprocal else { throw .divisionByZero }
        return self * reciprocal
    }
}

extension BigRational: SignedNumeric, Strideable {
    /// Makes an integer of any type a fraction; it always fits.
    public init?(exactly source: some BinaryInteger) { self.init(BigInt(source)) }

    /// The distance to `other`.
    public func distance(to other: BigRational) -> BigRational { other - self }

    /// The number that is `distance` away.
    public func advanced(by distance: BigRational) -> BigRational { self + distance }
}

extension BigRational: Codable {
    /// Decodes what ``init(_:)-(String)`` reads.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = BigRational(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is not a fraction")
        }
        self = number
    }

    /// Encodes ``description``, which every format keeps whole.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
