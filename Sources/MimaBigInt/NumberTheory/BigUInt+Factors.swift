extension BigUInt {
    /// The prime factors with their exponents, in ascending order; none for 0 and 1.
    ///
    /// Trial division, then R. Brent's form of J. Pollard's rho method, An improved Monte Carlo factorization algorithm
    /// (1980). It takes about the square root of the second-largest prime factor in steps, so that two factors of more
    /// than 30 digits are out of reach.
    ///
    /// - Parameter isCancelled: Asked now and then; where it answers true, the result is nil.
    public func primeFactors(isCancelled: () -> Bool = { false }) -> [(prime: BigUInt, exponent: Int)]? {
        guard bitLength > 1 else { return [] }
        var found: [BigUInt: Int] = [:]
        var rest = self
        for prime in SmallPrimes.few {
            while rest.bitLength > 1 && rest.remainder(dividingByWord: prime) == 0 {
                rest.divide(byWord: prime)
                found[BigUInt(prime), default: 0] += 1
            }
        }
        var open = rest.isOne ? [] : [rest]
        while let number = open.popLast() {
            if number.isPrime(rounds: 5) {
                found[number, default: 0] += 1
            } else if let (base, exponent) = number.perfectPower() {
                open.append(contentsOf: repeatElement(base, count: exponent))
            } else {
                guard let factor = number.properFactor(isCancelled) else { return nil }
                open.append(factor)
                open.append(number / factor)
            }
        }
        return found.map { (prime: $0.key, exponent: $0.value) }.sorted { $0.prime < $1.prime }
    }

    /// A factor of an odd composite that is not a power, other than 1 and itself; nil if cancelled.
    private func properFactor(_ isCancelled: () -> Bool) -> BigUInt? {
        var constant: UInt = 1
        while true {
            switch rho(BigUInt(constant), isCancelled) {
            case .found(let factor): return factor
            case .cancelled: return nil
            case .failed: constant += 1
            }
        }
    }

    private enum Attempt {
        case found(BigUInt)
        case failed
        case cancelled
    }

    /// The sequence x^2 + c, with the differences of 128 steps multiplied before a common divisor is taken.
    private func rho(_ constant: BigUInt, _ isCancelled: () -> Bool) -> Attempt {
        let reducer = Reducer(self)
        let next = { (x: BigUInt) in reducer.reduce(x.squared() + constant) }
        var y = BigUInt(2 as UInt), x = y, start = y
        var divisor = BigUInt.one
        var length = 1
        while divisor.isOne {
            x = y
            for _ in 0..<length { y = next(y) }
            var done = 0
            while done < length && divisor.isOne {
                if isCancelled() { return .cancelled }
                start = y
                var product = BigUInt.one
                for _ in 0..<Swift.min(128, length - done) {
                    y = next(y)
                    product = reducer.reduce(product * x.distance(from: y).magnitude)
                }
                divisor = product.greatestCommonDivisor(self)
                done += 128
            }
            length *= 2
        }
        if divisor == self {
            // Both factors came in one bundle: step by step once more.
            repeat {
                start = next(start)
                divisor = x.distance(from: start).magnitude.greatestCommonDivisor(self)
            } while divisor.isOne
        }
        return divisor == self ? .failed : .found(divisor)
    }
}
