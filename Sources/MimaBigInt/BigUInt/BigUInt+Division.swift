extension BigUInt {
    /// The quotient without its fraction. `b` must not be zero.
    @inlinable
    public static func / (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil { return BigUInt(a.word / b.word) }
        return a.dividedLimbs(by: b).quotient
    }

    /// The remainder. `b` must not be zero.
    @inlinable
    public static func % (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil { return BigUInt(a.word % b.word) }
        if b.storage == nil { return BigUInt(a.remainder(dividingByWord: b.word)) }
        return a.dividedLimbs(by: b).remainder
    }

    /// Divides a variable. `b` must not be zero.
    @inlinable
    public static func /= (a: inout BigUInt, b: BigUInt) {
        if b.storage == nil && a.storage != nil {
            _ = a.divide(byWord: b.word)
        } else {
            a = a / b
        }
    }

    /// Replaces a variable by its remainder. `b` must not be zero.
    @inlinable
    public static func %= (a: inout BigUInt, b: BigUInt) { a = a % b }

    /// The quotient and the remainder, in the time of one of them. `divisor` must not be zero.
    public func quotientAndRemainder(dividingBy divisor: BigUInt) -> (quotient: BigUInt, remainder: BigUInt) {
        if storage == nil && divisor.storage == nil {
            let (quotient, remainder) = word.quotientAndRemainder(dividingBy: divisor.word)
            return (BigUInt(quotient), BigUInt(remainder))
        }
        return dividedLimbs(by: divisor)
    }

    /// The quotient and the remainder, for a divisor that may be zero.
    ///
    /// - Throws: `BigIntError.divisionByZero`.
    public func dividing(by divisor: BigUInt) throws(BigIntError) -> (quotient: BigUInt, remainder: BigUInt) {
        if divisor.isZero { throw .divisionByZero }
        return quotientAndRemainder(dividingBy: divisor)
    }

    @usableFromInline
    func dividedLimbs(by other: BigUInt) -> (quotient: BigUInt, remainder: BigUInt) {
        if other.storage == nil {
            var quotient = self
            let remainder = quotient.divide(byWord: other.word)
            return (quotient, BigUInt(remainder))
        }
        if compare(to: other) < 0 { return (BigUInt(), self) }
        return unsafe withLimbs { a, aCount in
            unsafe other.withLimbs { b, bCount in
                var remainder = BigUInt()
                let quotient = unsafe BigUInt(capacity: aCount &- bCount &+ 1) { q in
                    remainder = unsafe BigUInt(capacity: bCount) { r in unsafe Limbs.divide(q, r, a, aCount, b, bCount)
                    }
                }
                return (quotient, remainder)
            }
        }
    }

    /// Divides in place by one word, and returns the remainder. `divisor` must not be zero.
    @discardableResult
    @usableFromInline
    mutating func divide(byWord divisor: UInt) -> UInt {
        precondition(divisor != 0, "division by zero")
        var remainder: UInt = 0
        if unsafe !changeLimbs({ a, count in
            remainder = unsafe Limbs.divide(a, a, count, by: divisor)
            return 0
        }) {
            (word, remainder) = word.quotientAndRemainder(dividingBy: divisor)
        }
        return remainder
    }

    /// The remainder of a division by one word, which must not be zero.
    @usableFromInline
    func remainder(dividingByWord divisor: UInt) -> UInt {
        precondition(divisor != 0, "division by zero")
        return unsafe withLimbs { unsafe Limbs.remainder($0, $1, by: divisor) }
    }
}
