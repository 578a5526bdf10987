extension BigUInt {
    /// A square root modulo an odd prime: the lesser of the two.
    ///
    /// D. Shanks and A. Tonelli's algorithm: Cohen, A Course in Computational Algebraic Number Theory, 1.5.1.
    ///
    /// - Parameter prime: A prime. Where it is none, the result is a root or an error all the same.
    /// - Throws: `BigIntError.zero` for a modulus of zero, `.noRoot`.
    public func squareRoot(modulo prime: BigUInt) throws(BigIntError) -> BigUInt {
        if prime.isZero { throw .zero }
        let a = self % prime
        if a.isZero || a.isOne { return a }
        guard prime.isOdd, BigInt(a).kroneckerSymbol(BigInt(prime)) == 1 else { throw .noRoot }
        let last = prime - .one
        let zeros = last.trailingZeroBitCount
        let odd = last.shiftedRight(zeros)
        // The power of a non-residue generates the group of order 2^zeros.
        var nonResidue = BigUInt(2 as UInt)
        while BigInt(nonResidue).kroneckerSymbol(BigInt(prime)) != -1 {
            nonResidue += .one
            // For a square there is no non-residue at all.
            if nonResidue.lowWord > 4096 || nonResidue >= prime { throw .noRoot }
        }
        var z = nonResidue.power(odd, modulo: prime)
        var root = a.power((odd + .one).shiftedRight(1), modulo: prime)
        var b = a.power(odd, modulo: prime)
        var order = zeros
        while !b.isOne {
            var exponent = 0
            var square = b
            while !square.isOne {
                square = square.squared() % prime
                exponent += 1
                if exponent >= order { throw .noRoot }
            }
            var step = z
            for _ in 0..<(order - exponent - 1) { step = step.squared() % prime }
            z = step.squared() % prime
            root = root * step % prime
            b = b * z % prime
            order = exponent
        }
        guard root.squared() % prime == a else { throw .noRoot }
        return Swift.min(root, prime - root)
    }

    /// The least number that leaves each of the remainders by its modulus, and the least common multiple of the moduli.
    ///
    /// - Throws: `BigIntError.zero` for a modulus of zero, `.contradiction` where moduli with a common divisor ask for
    ///   different remainders by it.
    public static func chineseRemainder(
        _ congruences: [(remainder: BigInt, modulus: BigUInt)]
    ) throws(BigIntError) -> (number: BigUInt, modulus: BigUInt) {
        var number = BigUInt(), modulus = BigUInt.one
        for congruence in congruences {
            if congruence.modulus.isZero { throw .zero }
            let difference = congruence.remainder - BigInt(number)
            let divisor = modulus.greatestCommonDivisor(congruence.modulus)
            guard difference.isMultiple(of: BigInt(divisor)) else { throw .contradiction }
            let reduced = congruence.modulus / divisor
            let factor = try (modulus / divisor).inverse(modulo: reduced)
            let steps = (difference / BigInt(divisor) * BigInt(factor)).modulo(reduced)
            number += modulus * steps
            modulus *= reduced
        }
        return (number, modulus)
    }
}
