extension BigUInt {
    /// The square root, rounded down.
    public func squareRoot() -> BigUInt { squareRootAndRemainder().root }

    /// The square root, rounded down, and what its square leaves.
    ///
    /// P. Zimmermann, Karatsuba square root (1999): the root of the upper half, and a division for the lower digits.
    public func squareRootAndRemainder() -> (root: BigUInt, remainder: BigUInt) {
        guard bitLength > 64 else {
            let root = Self.squareRoot(ofWord: lowWord)
            return (BigUInt(root), BigUInt(lowWord - root * root))
        }
        // A quarter of the bits, and a shift by an even number that makes the upper quarter large.
        let quarter = (bitLength + 3) / 4
        let shift = (4 * quarter - bitLength) & ~1
        let (root, remainder) = (self << shift).normalizedSquareRoot(quarter)
        if shift == 0 { return (root, remainder) }
        let result = root.shiftedRight(shift / 2)
        return (result, self - result.squared())
    }

    /// For `4 * quarter` bits of which one of the upper two is 1.
    private func normalizedSquareRoot(_ quarter: Int) -> (root: BigUInt, remainder: BigUInt) {
        let (upperRoot, upperRemainder) = shiftedRight(2 * quarter).squareRootAndRemainder()
        let low = lowBits(2 * quarter)
        let numerator = upperRemainder << quarter + low.shiftedRight(quarter)
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: upperRoot << 1)
        var root = upperRoot << quarter + quotient
        let remainder = rest << quarter + low.lowBits(quarter)
        let square = quotient.squared()
        if remainder >= square { return (root, remainder - square) }
        // One too large.
        let corrected = remainder + root << 1
        root -= .one
        return (root, corrected - .one - square)
    }

    static func squareRoot(ofWord word: UInt) -> UInt {
        var root = UInt(Double(word).squareRoot())
        // The double has 53 bits: the root may be off by one, at the top by rounding up to 2^32.
        while root > 0xffff_ffff || root * root > word { root -= 1 }
        while root < 0xffff_ffff && (root + 1) * (root + 1) <= word { root += 1 }
        return root
    }

    /// The root of a degree, rounded down.
    ///
    /// - Throws: `BigIntError.zero` for a degree of zero, `.negative` for one below.
    public func root(_ degree: Int) throws(BigIntError) -> BigUInt {
        if degree == 0 { throw .zero }
        if degree < 0 { throw .negative }
        return rootAndRemainder(degree).root
    }

    /// The root of a degree, rounded down, and what its power leaves. `degree` must be positive.
    ///
    /// Newton's iteration from above; the start is the root of the upper half of the digits.
    public func rootAndRemainder(_ degree: Int) -> (root: BigUInt, remainder: BigUInt) {
        precondition(degree > 0, "the degree of a root is positive")
        if degree == 1 || isZero || isOne { return (self, BigUInt()) }
        if degree == 2 { return squareRootAndRemainder() }
        if degree >= bitLength { return (.one, self - .one) }
        let root = nearRoot(degree)
        return (root, self - root.power(degree))
    }

    private func nearRoot(_ degree: Int) -> BigUInt {
        let rootBits = (bitLength + degree - 1) / degree
        var guess: BigUInt
        if rootBits <= 8 {
            guess = .one << rootBits
        } else {
            // Half of the root's bits, rounded up, so that the guess is not below the root.
            let dropped = rootBits / 2
            guess = (shiftedRight(dropped * degree).nearRoot(degree) + .one) << dropped
        }
        let before = BigUInt(UInt(degree - 1))
        while true {
            let quotient = self / guess.power(degree - 1)
            let next = (before * guess + quotient) / BigUInt(UInt(degree))
            if next >= guess { return guess }
            guess = next
        }
    }

    /// Whether the number is a square.
    public var isSquare: Bool {
        // Of the residues modulo 64, 63, 65 and 11 few are squares: Cohen, A Course in Computational Algebraic Number
        // Theory, algorithm 1.7.3.
        guard Self.squaresModulo64 >> (lowWord & 63) & 1 == 1 else { return false }
        let residue = remainder(dividingByWord: 63 * 65 * 11)
        guard Self.isSquare(residue % 63, 63), Self.isSquare(residue % 65, 65), Self.isSquare(residue % 11, 11) else {
            return false
        }
        return squareRootAndRemainder().remainder.isZero
    }

    private static let squaresModulo64: UInt = (0..<64 as Range<UInt>).reduce(0) { $0 | 1 << ($1 * $1 & 63) }

    private static func isSquare(_ residue: UInt, _ modulus: UInt) -> Bool {
        (0...modulus / 2).contains { $0 * $0 % modulus == residue }
    }

    /// The base and the largest exponent above 1 of which the number is a power, or nil; 0 and 1 are none.
    public func perfectPower() -> (base: BigUInt, exponent: Int)? {
        guard bitLength > 1 else { return nil }
        var base = self
        var exponent = 1
        var prime = 2
        while prime < base.bitLength {
            let (root, remainder) = base.rootAndRemainder(prime)
            if remainder.isZero {
                base = root
                exponent *= prime
            } else {
                prime = Int(SmallPrimes.next(after: UInt(prime)))
            }
        }
        return exponent > 1 ? (base, exponent) : nil
    }
}
