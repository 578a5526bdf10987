extension BigUInt {
    /// Whether the number is prime, with near certainty.
    ///
    /// Below 2^64 the answer is certain. Above, R. Baillie and S. Wagstaff's test, Lucas pseudoprimes (1980): Miller and
    /// Rabin's to base 2 and the strong Lucas test, which together no composite is known to pass; then Miller and Rabin's
    /// to further bases, which makes numbers of somebody who found one unlikely.
    ///
    /// - Parameter rounds: How many further bases.
    public func isPrime(rounds: Int = 0) -> Bool {
        var generator = SystemRandomNumberGenerator()
        return isPrime(rounds: rounds, using: &generator)
    }

    /// Whether the number is prime, with near certainty; see ``isPrime(rounds:)``.
    public func isPrime(rounds: Int, using generator: inout some RandomNumberGenerator) -> Bool {
        if bitLength <= 64 { return SmallPrimes.isPrime(lowWord) }
        if isEven || !isFreeOfSmallPrimes { return false }
        let modulus = MontgomeryModulus(self)
        guard passesMillerRabin(base: BigUInt(2 as UInt), modulus), passesStrongLucas() else { return false }
        let three = BigUInt(3 as UInt)
        for _ in 0..<Swift.max(rounds, 0) {
            let base = BigUInt.random(below: self - three, using: &generator) + BigUInt(2 as UInt)
            guard passesMillerRabin(base: base, modulus) else { return false }
        }
        return true
    }

    /// Whether no prime below 1000 divides the number, which is greater than those.
    private var isFreeOfSmallPrimes: Bool {
        // As many primes as a word holds are tried with one long division.
        var product: UInt = 1
        var group: [UInt] = []
        for prime in SmallPrimes.few {
            let (next, overflow) = product.multipliedReportingOverflow(by: prime)
            if overflow {
                let residue = remainder(dividingByWord: product)
                if group.contains(where: { residue % $0 == 0 }) { return false }
                product = prime
                group = [prime]
            } else {
                product = next
                group.append(prime)
            }
        }
        let residue = remainder(dividingByWord: product)
        return !group.contains { residue % $0 == 0 }
    }

    /// G. Miller's test for an odd number: `base` to the odd part of `self - 1`, squared until -1 comes.
    private func passesMillerRabin(base: BigUInt, _ modulus: MontgomeryModulus) -> Bool {
        let last = self - .one
        let zeros = last.trailingZeroBitCount
        var x = base.montgomeryPower(last.shiftedRight(zeros), modulus)
        if x.isOne || x == last { return true }
        for _ in 1..<Swift.max(zeros, 1) {
            x = x.squared() % self
            if x == last { return true }
            if x.isOne { return false }
        }
        return false
    }

    /// The strong Lucas test with J. Selfridge's parameters, for an odd number: P is 1, Q is (1 - D) / 4 for the first D
    /// of 5, -7, 9, -11, … whose Jacobi symbol is -1.
    private func passesStrongLucas() -> Bool {
        if isSquare { return false }
        var d = 5
        while true {
            let symbol = BigInt(d).kroneckerSymbol(BigInt(self))
            if symbol == -1 { break }
            if symbol == 0 && BigUInt(d.magnitude) != self { return false }
            d = d > 0 ? -d - 2 : 2 - d
        }
        let n = self
        let modulus = Reducer(n)
        let discriminant = BigInt(d).modulo(n)
        let q = BigInt((1 - d) / 4).modulo(n)
        let next = n + .one
        let zeros = next.trailingZeroBitCount
        let odd = next.shiftedRight(zeros)
        var u = BigUInt.one, v = BigUInt.one, power = q
        for i in stride(from: odd.bitLength - 2, through: 0, by: -1) {
            u = modulus.reduce(u * v)
            v = modulus.reduce(v.squared() + (n - power) << 1)
            power = modulus.reduce(power.squared())
            if odd.bit(at: i) {
                let nextU = (u + v).halved(modulo: n)
                v = (modulus.reduce(discriminant * u) + v).halved(modulo: n)
                u = nextU
                power = modulus.reduce(power * q)
            }
        }
        if u.isZero || v.isZero { return true }
        for _ in 1..<Swift.max(zeros, 1) {
            v = modulus.reduce(v.squared() + (n - power) << 1)
            if v.isZero { return true }
            power = modulus.reduce(power.squared())
        }
        return false
    }

    /// Half of a number below `2 modulus`, modulo the odd modulus.
    private func halved(modulo modulus: BigUInt) -> BigUInt {
        let half = (isEven ? self : self + modulus).shiftedRight(1)
        return half >= modulus ? half - modulus : half
    }

    /// The least prime that is greater than the number, with near certainty; see ``isPrime(rounds:)``.
    public func nextPrime(rounds: Int = 0) -> BigUInt {
        if self < BigUInt(2 as UInt) { return BigUInt(2 as UInt) }
        var candidate = self + (isEven ? .one : BigUInt(2 as UInt))
        if candidate.bitLength <= 62 { return BigUInt(SmallPrimes.next(after: lowWord)) }
        // The residues by small primes move along with the candidate.
        let primes = SmallPrimes.few.dropFirst()
        var residues = primes.map { candidate.remainder(dividingByWord: $0) }
        while true {
            var isFree = true
            for (index, prime) in primes.enumerated() {
                if residues[index] == 0 { isFree = false }
                residues[index] += 2
                if residues[index] >= prime { residues[index] -= prime }
            }
            if isFree && candidate.isPrime(rounds: rounds) { return candidate }
            candidate += BigUInt(2 as UInt)
        }
    }

    /// The greatest prime that is less than the number, or nil.
    public func previousPrime(rounds: Int = 0) -> BigUInt? {
        let two = BigUInt(2 as UInt)
        guard self > two else { return nil }
        if self == BigUInt(3 as UInt) { return two }
        var candidate = self - (isEven ? .one : two)
        while !candidate.isPrime(rounds: rounds) { candidate -= two }
        return candidate
    }
}
