extension BigUInt {
    /// A random number below 2 to the power of `bits`, all equally likely. `bits` must not be negative.
    public static func random(bits: Int, using generator: inout some RandomNumberGenerator) -> BigUInt {
        precondition(bits >= 0, "a number of bits is not negative")
        var words: [UInt] = []
        words.reserveCapacity((bits + 63) / 64)
        for _ in 0..<((bits + 63) / 64) { words.append(UInt(truncatingIfNeeded: generator.next())) }
        if bits % 64 > 0, let last = words.popLast() { words.append(last & ((1 << UInt(bits % 64)) - 1)) }
        return BigUInt(limbs: words)
    }

    /// A random number below `bound`, all equally likely. `bound` must not be zero.
    public static func random(below bound: BigUInt, using generator: inout some RandomNumberGenerator) -> BigUInt {
        precondition(!bound.isZero, "there is no natural number below zero")
        while true {
            let number = random(bits: bound.bitLength, using: &generator)
            if number < bound { return number }
        }
    }

    /// A random number below `bound`, from the system's generator. `bound` must not be zero.
    public static func random(below bound: BigUInt) -> BigUInt {
        var generator = SystemRandomNumberGenerator()
        return random(below: bound, using: &generator)
    }

    /// A random prime of exactly so many bits, at least 2, with near certainty; see ``isPrime(rounds:)``.
    ///
    /// All primes of that length are equally likely. Do not make keys with it: it leaves traces in memory and in time.
    public static func randomPrime(
        bits: Int,
        rounds: Int = 20,
        using generator: inout some RandomNumberGenerator
    ) -> BigUInt {
        precondition(bits >= 2, "a prime has two bits at least")
        while true {
            var candidate = random(bits: bits, using: &generator)
            candidate.setBit(at: bits - 1)
            if bits > 2 { candidate.setBit(at: 0) }
            if candidate.isPrime(rounds: rounds, using: &generator) { return candidate }
        }
    }
}

extension BigUInt {
    /// A random number of a range, all equally likely. The range must not be empty.
    public static func random(in range: Range<BigUInt>, using generator: inout some RandomNumberGenerator) -> BigUInt {
        precondition(!range.isEmpty, "there is no number in an empty range")
        return range.lowerBound + random(below: range.upperBound - range.lowerBound, using: &generator)
    }

    /// A random number of a range, all equally likely.
    public static func random(
        in range: ClosedRange<BigUInt>,
        using generator: inout some RandomNumberGenerator
    ) -> BigUInt {
        range.lowerBound + random(below: range.upperBound - range.lowerBound + .one, using: &generator)
    }
}

extension BigInt {
    /// A random number of a range, all equally likely. The range must not be empty.
    public static func random(in range: Range<BigInt>, using generator: inout some RandomNumberGenerator) -> BigInt {
        precondition(!range.isEmpty, "there is no number in an empty range")
        let count = (range.upperBound - range.lowerBound).magnitude
        return range.lowerBound + BigInt(BigUInt.random(below: count, using: &generator))
    }

    /// A random number of a range, all equally likely.
    public static func random(
        in range: ClosedRange<BigInt>,
        using generator: inout some RandomNumberGenerator
    ) -> BigInt {
        let count = (range.upperBound - range.lowerBound).magnitude + .one
        return range.lowerBound + BigInt(BigUInt.random(below: count, using: &generator))
    }
}
