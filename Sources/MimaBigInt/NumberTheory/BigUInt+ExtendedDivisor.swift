extension BigUInt {
    /// The greatest common divisor g, and a factor u for which `self * u` is g modulo `other`.
    func greatestCommonDivisorWithCofactor(_ other: BigUInt) -> (divisor: BigUInt, factor: BigInt) {
        // Invariant: a = self u modulo other, b = self v modulo other.
        var a = self, b = other
        var u = BigInt.one, v = BigInt()
        while !b.isZero {
            if a.wordCount == b.wordCount, a.wordCount >= 2, let step = Self.steps(a, b) {
                (a, b) = step.apply(a, b)
                (u, v) = step.apply(u, v)
                continue
            }
            if a < b {
                swap(&a, &b)
                swap(&u, &v)
                continue
            }
            let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
            (a, b) = (b, remainder)
            (u, v) = (v, u - BigInt(quotient) * v)
        }
        return (a, u)
    }

    /// The inverse of the matrix of several of Euclid's steps.
    private struct Steps {
        let m00: BigUInt, m01: BigUInt, m10: BigUInt, m11: BigUInt

        func apply(_ a: BigUInt, _ b: BigUInt) -> (BigUInt, BigUInt) {
            (m11 * a - m01 * b, m00 * b - m10 * a)
        }

        func apply(_ u: BigInt, _ v: BigInt) -> (BigInt, BigInt) {
            (BigInt(m11) * u - BigInt(m01) * v, BigInt(m00) * v - BigInt(m10) * u)
        }
    }

    private static func steps(_ a: BigUInt, _ b: BigUInt) -> Steps? {
        let count = a.wordCount
        if count >= Thresholds.halfDivisor {
            let part = Swift.max(a.bitLength, b.bitLength) / 2
            guard let found = HalfDivisor.reduce(a.shiftedRight(part), b.shiftedRight(part)) else { return nil }
            return Steps(m00: found.m00, m01: found.m01, m10: found.m10, m11: found.m11)
        }
        let lead = 64 * count - Swift.max(a.bitLength, b.bitLength)
        let x = unsafe a.withLimbs { unsafe Limbs.upper($0, $1, lead) }
        let y = unsafe b.withLimbs { unsafe Limbs.upper($0, $1, lead) }
        let matrix = LehmerMatrix(x, y)
        if matrix.isIdentity { return nil }
        return Steps(
            m00: BigUInt(matrix.m00),
            m01: BigUInt(matrix.m01),
            m10: BigUInt(matrix.m10),
            m11: BigUInt(matrix.m11)
        )
    }
}

extension BigInt {
    /// The greatest common divisor, which is not negative.
    public func greatestCommonDivisor(_ other: BigInt) -> BigUInt { size.greatestCommonDivisor(other.size) }

    /// The least common multiple, which is not negative.
    public func leastCommonMultiple(_ other: BigInt) -> BigUInt { size.leastCommonMultiple(other.size) }

    /// The greatest common divisor g and factors with `self * x + other * y == g`, of which x is the least in size for
    /// numbers without a special form.
    public func extendedGreatestCommonDivisor(_ other: BigInt) -> (divisor: BigUInt, x: BigInt, y: BigInt) {
        if other.isZero { return (size, sign ? -BigInt.one : isZero ? BigInt() : .one, BigInt()) }
        var (divisor, x) = size.greatestCommonDivisorWithCofactor(other.size)
        if sign { x.negate() }
        let y = (BigInt(divisor) - self * x) / other
        return (divisor, x, y)
    }
}
