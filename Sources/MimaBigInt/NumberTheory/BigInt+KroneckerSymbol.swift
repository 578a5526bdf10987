extension BigInt {
    /// The Kronecker symbol `(self / other)`: -1, 0 or 1. For an odd positive `other` it is Jacobi's symbol, for an odd
    /// prime Legendre's.
    ///
    /// Cohen, A Course in Computational Algebraic Number Theory, algorithm 1.4.10.
    public func kroneckerSymbol(_ other: BigInt) -> Int {
        if other.isZero { return size.isOne ? 1 : 0 }
        if isEven && other.isEven { return 0 }
        var result = 1
        var n = other.size
        let zeros = n.trailingZeroBitCount
        n = n.shiftedRight(zeros)
        // (a / 2) is 1 for a of 1 or 7 modulo 8, -1 for 3 or 5.
        if zeros & 1 == 1, [3, 5].contains(words[0] & 7) { result = -result }
        if other.sign && sign { result = -result }
        var a = modulo(n)
        if n.isOne { return result }
        while !a.isZero {
            let zeros = a.trailingZeroBitCount
            a = a.shiftedRight(zeros)
            if zeros & 1 == 1, [3, 5].contains(n.lowWord & 7) { result = -result }
            // Quadratic reciprocity.
            if a.lowWord & 3 == 3 && n.lowWord & 3 == 3 { result = -result }
            (a, n) = (n % a, a)
        }
        return n.isOne ? result : 0
    }

    /// Jacobi's symbol for an odd positive modulus: -1, 0 or 1; nil for another.
    public func jacobiSymbol(_ modulus: BigUInt) -> Int? {
        modulus.isOdd ? kroneckerSymbol(BigInt(modulus)) : nil
    }

    /// Legendre's symbol for an odd prime: 1 where the number is a square modulo the prime and no multiple of it, 0 for a
    /// multiple, else -1; nil for an even modulus. For an odd composite it is Jacobi's, which does not tell squares.
    public func legendreSymbol(_ prime: BigUInt) -> Int? { jacobiSymbol(prime) }
}
