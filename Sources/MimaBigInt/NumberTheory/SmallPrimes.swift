/// Primes of one word.
enum SmallPrimes {
    /// The primes up to `limit`: the sieve of Eratosthenes over the odd numbers.
    static func upTo(_ limit: Int) -> [UInt] {
        guard limit >= 2 else { return [] }
        let count = (limit + 1) / 2
        var isComposite = [Bool](repeating: false, count: count)
        var primes: [UInt] = [2]
        var i = 1
        while i < count {
            if !isComposite[i] {
                let prime = 2 * i + 1
                primes.append(UInt(prime))
                if prime <= limit / prime {
                    for multiple in stride(from: (prime * prime - 1) / 2, to: count, by: prime) {
                        isComposite[multiple] = true
                    }
                }
            }
            i += 1
        }
        return primes
    }

    /// The primes below 1000, for trial division.
    static let few = upTo(1000)

    static func next(after number: UInt) -> UInt {
        var candidate = number + 1
        while !isPrime(candidate) { candidate += 1 }
        return candidate
    }

    /// Whether a word is prime: trial division, then Miller and Rabin's test with the bases that J. Sorenson and
    /// J. Webster proved to suffice below 2^64, Strong pseudoprimes to twelve prime bases (2015).
    static func isPrime(_ number: UInt) -> Bool {
        if number < 2 { return false }
        for prime in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] as [UInt] {
            if number % prime == 0 { return number == prime }
        }
        if number < 41 * 41 { return true }
        let zeros = UInt((number - 1).trailingZeroBitCount)
        let odd = (number - 1) >> zeros
        for base in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] as [UInt] {
            var x = power(base, odd, number)
            if x == 1 || x == number - 1 { continue }
            var found = false
            for _ in 1..<max(zeros, 1) {
                x = product(x, x, number)
                if x == number - 1 {
                    found = true
                    break
                }
            }
            if !found { return false }
        }
        return true
    }

    static func product(_ a: UInt, _ b: UInt, _ modulus: UInt) -> UInt {
        let product = a.multipliedFullWidth(by: b)
        return modulus.dividingFullWidth((product.high % modulus, product.low)).remainder
    }

    static func power(_ base: UInt, _ exponent: UInt, _ modulus: UInt) -> UInt {
        var result = 1 % modulus
        var base = base % modulus
        var exponent = exponent
        while exponent > 0 {
            if exponent & 1 == 1 { result = product(result, base, modulus) }
            base = product(base, base, modulus)
            exponent >>= 1
        }
        return result
    }
}
