/// An exact fraction of integers, in lowest terms, with a positive denominator.
///
/// Dividing by zero stops the program, as with integers; ``init(exactly:_:)`` and ``reciprocal`` answer nil.
public struct BigRational: Sendable, Hashable {
    /// The numerator, which has the sign.
    public let numerator: BigInt
    /// The denominator, which is not zero.
    public let denominator: BigUInt

    /// Makes a fraction. `denominator` must not be zero.
    public init(_ numerator: BigInt, _ denominator: BigInt) {
        precondition(!denominator.isZero, "division by zero")
        let divisor = numerator.greatestCommonDivisor(denominator)
        let isNegative = numerator.isNegative != denominator.isNegative
        self.numerator = BigInt(magnitude: numerator.magnitude / divisor, isNegative: isNegative)
        self.denominator = denominator.magnitude / divisor
    }

    /// Makes a fraction, or nil for a denominator of zero.
    public init?(exactly numerator: BigInt, _ denominator: BigInt) {
        if denominator.isZero { return nil }
        self.init(numerator, denominator)
    }

    /// Makes an integer.
    public init(_ integer: BigInt) {
        self.init(reduced: integer, .one)
    }

    /// Takes a fraction in lowest terms.
    init(reduced numerator: BigInt, _ denominator: BigUInt) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Whether the number is an integer.
    public var isInteger: Bool { denominator.isOne }

    /// Whether the number is zero.
    public var isZero: Bool { numerator.isZero }

    /// Whether the number is less than zero.
    public var isNegative: Bool { numerator.isNegative }

    /// The absolute value.
    public var magnitude: BigRational { BigRational(reduced: numerator.absolute, denominator) }

    /// One divided by the number, or nil for zero.
    public var reciprocal: BigRational? {
        if isZero { return nil }
        return BigRational(
            reduced: BigInt(magnitude: denominator, isNegative: isNegative),
            numerator.magnitude
        )
    }

    /// The integer at or below the number.
    public var floor: BigInt {
        numerator.floorQuotientAndRemainder(dividingBy: BigInt(denominator)).quotient
    }

    /// The integer at or above the number.
    public var ceiling: BigInt {
        numerator.ceilingQuotientAndRemainder(dividingBy: BigInt(denominator)).quotient
    }

    /// The number without its fraction.
    public var truncated: BigInt { numerator / BigInt(denominator) }

    /// The nearest integer; the even one of two that are equally near.
    public var rounded: BigInt {
        let (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator)
        let comparison = (remainder << 1).compare(to: denominator)
        let isUp = comparison > 0 || comparison == 0 && quotient.isOdd
        return BigInt(magnitude: isUp ? quotient + .one : quotient, isNegative: isNegative)
    }
}

extension BigRational: Comparable {
    /// Whether two numbers are equal.
    public static func == (a: BigRational, b: BigRational) -> Bool {
        // Written out, because the compiler prefers the one that `Strideable` has, which would ask itself.
        a.denominator == b.denominator && a.numerator == b.numerator
    }

    /// Whether `a` is less than `b`.
    public static func < (a: BigRational, b: BigRational) -> Bool {
        a.numerator * BigInt(b.denominator) < b.numerator * BigInt(a.denominator)
    }
}

extension BigRational: ExpressibleByIntegerLiteral {
    /// A literal of any size.
    public init(integerLiteral value: StaticBigInt) { self.init(BigInt(integerLiteral: value)) }
}
