extension BigInt {
    /// The square root, rounded down.
    ///
    /// - Throws: `BigIntError.negative` for a negative number.
    public func squareRoot() throws(BigIntError) -> BigInt {
        if sign { throw .negative }
        return BigInt(size.squareRoot())
    }

    /// The square root, rounded down, and what its square leaves.
    ///
    /// - Throws: `BigIntError.negative` for a negative number.
    public func squareRootAndRemainder() throws(BigIntError) -> (root: BigInt, remainder: BigInt) {
        if sign { throw .negative }
        let (root, remainder) = size.squareRootAndRemainder()
        return (BigInt(root), BigInt(remainder))
    }

    /// The root of a degree, its fraction dropped; a negative number has roots of odd degrees.
    ///
    /// - Throws: `BigIntError.zero` for a degree of zero, `.negative` for one below, or for an even root of a negative
    ///   number.
    public func root(_ degree: Int) throws(BigIntError) -> BigInt { try rootAndRemainder(degree).root }

    /// The root of a degree, its fraction dropped, and what its power leaves, which has the number's sign.
    ///
    /// - Throws: `BigIntError.zero` for a degree of zero, `.negative` for one below, or for an even root of a negative
    ///   number.
    public func rootAndRemainder(_ degree: Int) throws(BigIntError) -> (root: BigInt, remainder: BigInt) {
        if degree == 0 { throw .zero }
        if degree < 0 || sign && degree & 1 == 0 { throw .negative }
        let (root, remainder) = size.rootAndRemainder(degree)
        return (BigInt(magnitude: root, isNegative: sign), BigInt(magnitude: remainder, isNegative: sign))
    }

    /// Whether the number is a square.
    public var isSquare: Bool { !sign && size.isSquare }

    /// The base and the largest exponent above 1 of which the number is a power, or nil; -1, 0 and 1 are none. The
    /// exponent of a negative number is odd.
    public func perfectPower() -> (base: BigInt, exponent: Int)? {
        guard let (base, exponent) = size.perfectPower() else { return nil }
        guard sign else { return (BigInt(base), exponent) }
        let twos = exponent.trailingZeroBitCount
        guard exponent >> twos > 1 else { return nil }
        return (BigInt(magnitude: base.power(1 << twos), isNegative: true), exponent >> twos)
    }
}
