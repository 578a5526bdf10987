extension BigInt {
    /// The quotient, its fraction dropped. `b` must not be zero.
    @inlinable
    public static func / (a: BigInt, b: BigInt) -> BigInt {
        BigInt(magnitude: a.size / b.size, isNegative: a.sign != b.sign)
    }

    /// The remainder of the division that drops the fraction: it has the sign of `a`. `b` must not be zero.
    @inlinable
    public static func % (a: BigInt, b: BigInt) -> BigInt {
        BigInt(magnitude: a.size % b.size, isNegative: a.sign)
    }

    /// Divides a variable. `b` must not be zero.
    @inlinable
    public static func /= (a: inout BigInt, b: BigInt) {
        a.size /= b.size
        a.sign = a.sign != b.sign && !a.size.isZero
    }

    /// Replaces a variable by its remainder. `b` must not be zero.
    @inlinable
    public static func %= (a: inout BigInt, b: BigInt) { a = a % b }

    /// The quotient without its fraction and the remainder. `divisor` must not be zero.
    public func quotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = size.quotientAndRemainder(dividingBy: divisor.size)
        return (
            BigInt(magnitude: quotient, isNegative: sign != divisor.sign),
            BigInt(magnitude: remainder, isNegative: sign)
        )
    }

    /// The quotient without its fraction and the remainder, for a divisor that may be zero.
    ///
    /// - Throws: `BigIntError.divisionByZero`.
    public func dividing(by divisor: BigInt) throws(BigIntError) -> (quotient: BigInt, remainder: BigInt) {
        if divisor.isZero { throw .divisionByZero }
        return quotientAndRemainder(dividingBy: divisor)
    }

    /// The quotient rounded down and its remainder, which has the divisor's sign. `divisor` must not be zero.
    public func floorQuotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        guard !remainder.isZero && remainder.sign != divisor.sign else { return (quotient, remainder) }
        return (quotient - .one, remainder + divisor)
    }

    /// The quotient rounded up and its remainder. `divisor` must not be zero.
    public func ceilingQuotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        guard !remainder.isZero && remainder.sign == divisor.sign else { return (quotient, remainder) }
        return (quotient + .one, remainder - divisor)
    }

    /// The quotient whose remainder is never negative, and that remainder. `divisor` must not be zero.
    public func euclideanQuotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        guard remainder.sign else { return (quotient, remainder) }
        return divisor.sign
            ? (quotient + .one, remainder - divisor) : (quotient - .one, remainder + divisor)
    }

    /// The number modulo `modulus`: from 0 to `modulus - 1`. `modulus` must not be zero.
    public func modulo(_ modulus: BigUInt) -> BigUInt {
        let remainder = size % modulus
        return sign && !remainder.isZero ? modulus - remainder : remainder
    }

    /// Whether the number is `other` times an integer.
    public func isMultiple(of other: BigInt) -> Bool { size.isMultiple(of: other.size) }
}
