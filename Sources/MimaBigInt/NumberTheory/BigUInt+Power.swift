extension BigUInt {
    /// The number to the power of `exponent`, which must not be negative.
    public func power(_ exponent: Int) -> BigUInt {
        precondition(exponent >= 0, "a power of an integer to a negative exponent is no integer")
        if exponent == 0 { return .one }
        if isZero || isOne { return self }
        // The factors 2 are a shift.
        let zeros = trailingZeroBitCount
        if zeros > 0 { return shiftedRight(zeros).power(exponent) << (zeros * exponent) }
        var result = self
        for i in stride(from: 62 - exponent.leadingZeroBitCount, through: 0, by: -1) {
            result = result.squared()
            if exponent >> i & 1 == 1 { result *= self }
        }
        return result
    }

    /// The number to the power of `exponent`, where that is known to be small enough.
    ///
    /// - Parameters:
    ///   - exponent: Any number.
    ///   - limit: How many bits the result may have at most.
    /// - Throws: `BigIntError.negative` for a negative exponent, `.tooLarge`.
    public func power(_ exponent: BigInt, bitLimit limit: Int) throws(BigIntError) -> BigUInt {
        if exponent.isNegative { throw .negative }
        if exponent.isZero || isOne { return .one }
        if isZero { return self }
        guard let small = Int(exactly: exponent.magnitude) else { throw .tooLarge }
        let (bits, overflow) = (bitLength - 1).multipliedReportingOverflow(by: small)
        if overflow || bits >= limit { throw .tooLarge }
        return power(small)
    }
}

extension BigInt {
    /// The number to the power of `exponent`, which must not be negative.
    public func power(_ exponent: Int) -> BigInt {
        BigInt(magnitude: size.power(exponent), isNegative: sign && exponent & 1 == 1)
    }
}
