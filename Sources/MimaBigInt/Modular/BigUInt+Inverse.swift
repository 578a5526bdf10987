extension BigUInt {
    /// The inverse modulo `modulus`: the number below it whose product with this one leaves 1.
    ///
    /// - Throws: `BigIntError.zero` for a modulus of zero, `.notInvertible` where there is a common divisor.
    public func inverse(modulo modulus: BigUInt) throws(BigIntError) -> BigUInt {
        if modulus.isZero { throw .zero }
        if modulus.isOne { return BigUInt() }
        let (divisor, factor) = (self % modulus).greatestCommonDivisorWithCofactor(modulus)
        guard divisor.isOne else { throw .notInvertible }
        return factor.modulo(modulus)
    }
}

extension BigInt {
    /// The number to the power of `exponent` modulo `modulus`, from 0 to `modulus - 1`; a negative exponent takes the
    /// inverse.
    ///
    /// - Throws: `BigIntError.zero` for a modulus of zero, `.notInvertible` for a negative exponent where there is no
    ///   inverse.
    public func power(_ exponent: BigInt, modulo modulus: BigUInt) throws(BigIntError) -> BigUInt {
        if modulus.isZero { throw .zero }
        let base = modulo(modulus)
        if !exponent.isNegative { return base.power(exponent.magnitude, modulo: modulus) }
        return try base.inverse(modulo: modulus).power(exponent.magnitude, modulo: modulus)
    }
}
