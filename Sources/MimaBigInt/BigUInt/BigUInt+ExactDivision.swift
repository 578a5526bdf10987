extension BigUInt {
    /// The quotient where `divisor` divides the number without a remainder; nil where it does not, or is zero.
    public func exactQuotient(dividingBy divisor: BigUInt) -> BigUInt? {
        if divisor.isZero { return nil }
        // The lowest 1 of a multiple is not below that of the divisor: this refuses most others at once.
        guard isZero || trailingZeroBitCount >= divisor.trailingZeroBitCount else { return nil }
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder.isZero ? quotient : nil
    }
}

extension BigInt {
    /// The quotient where `divisor` divides the number without a remainder; nil where it does not, or is zero.
    public func exactQuotient(dividingBy divisor: BigInt) -> BigInt? {
        guard let quotient = size.exactQuotient(dividingBy: divisor.size) else { return nil }
        return BigInt(magnitude: quotient, isNegative: sign != divisor.sign)
    }
}
