extension BigUInt {
    /// The greatest common divisor; of zero and a number, the number.
    public func greatestCommonDivisor(_ other: BigUInt) -> BigUInt {
        var a = self, b = other
        if a < b { swap(&a, &b) }
        if b.isZero { return a }
        // Very different lengths: one division first.
        if a.wordCount > b.wordCount + 1 { (a, b) = (b, a % b) }
        while b.wordCount >= Thresholds.halfDivisor {
            let part = a.bitLength * 2 / 3
            let step = HalfDivisor.reduce(a.shiftedRight(part), b.shiftedRight(part))
            if let step {
                (a, b) = step.apply(a, b, part)
                if a < b { swap(&a, &b) }
                if b.isZero { return a }
            } else {
                (a, b) = (b, a % b)
            }
        }
        return Self.lehmer(a, b)
    }

    /// The common divisor of two words, by halving: J. Stein (1967).
    private static func binary(_ a: UInt, _ b: UInt) -> UInt {
        var a = a, b = b
        if a == 0 { return b }
        if b == 0 { return a }
        let shift = UInt((a | b).trailingZeroBitCount)
        a &>>= UInt(a.trailingZeroBitCount)
        while b != 0 {
            b &>>= UInt(b.trailingZeroBitCount)
            let low = Swift.min(a, b)
            b = Swift.max(a, b) &- low
            a = low
        }
        return a &<< shift
    }

    /// For `a >= b`.
    private static func lehmer(_ a: BigUInt, _ b: BigUInt) -> BigUInt {
        if b.isZero { return a }
        if b.storage == nil { return BigUInt(binary(a.remainder(dividingByWord: b.word), b.word)) }
        let capacity = a.wordCount
        return unsafe Limbs.withScratch(4 * capacity + 2) { memory in
            var x = unsafe memory, y = unsafe memory + capacity
            let quotient = unsafe memory + 2 * capacity, remainder = unsafe memory + (3 * capacity + 1)
            var count = capacity
            unsafe a.withLimbs { source, used in unsafe Limbs.copy(x, source, used) }
            unsafe b.withLimbs { source, used in
                unsafe Limbs.copy(y, source, used)
                unsafe Limbs.clear(y + used, capacity - used)
            }
            while true {
                count = unsafe Swift.max(Limbs.trimmed(x, count), Limbs.trimmed(y, count))
                if unsafe Limbs.compare(x, y, count) < 0 { unsafe swap(&x, &y) }
                let yCount = unsafe Limbs.trimmed(y, count)
                if yCount == 0 { return unsafe BigUInt(copying: x, count) }
                if yCount == 1 { return unsafe BigUInt(binary(Limbs.remainder(x, count, by: y[0]), y[0])) }
                if count - yCount <= 1 {
                    let shift = unsafe x[count - 1].leadingZeroBitCount
                    let matrix = unsafe LehmerMatrix(Limbs.upper(x, count, shift), Limbs.upper(y, count, shift))
                    if !matrix.isIdentity {
                        unsafe Limbs.apply(matrix, x, y, count)
                        continue
                    }
                }
                unsafe Limbs.divide(quotient, remainder, x, count, y, yCount)
                unsafe Limbs.copy(x, remainder, yCount)
                unsafe Limbs.clear(x + yCount, count - yCount)
            }
        }
    }

    /// The least common multiple; zero if one of the numbers is.
    public func leastCommonMultiple(_ other: BigUInt) -> BigUInt {
        if isZero || other.isZero { return BigUInt() }
        return self / greatestCommonDivisor(other) * other
    }
}
