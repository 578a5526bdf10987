extension RSA {
    /// Whether the modulus, big-endian, has the fingerprint of a generator whose keys can be factored (ROCA,
    /// CVE-2017-15361; M. Nemec and others, "The Return of Coppersmith's Attack", 2017, §2.1): modulo each small prime
    /// it is a power of 65537. Other keys have it with a probability of about 2^-154.
    static func isFromFaultyGenerator(_ modulus: [UInt8]) -> Bool {
        smallPrimes.allSatisfy { prime in
            let rest = modulus.reduce(0) { ($0 << 8 | Int($1)) % prime }
            var power = 1
            // The powers repeat after fewer steps than the prime is large.
            for _ in 0..<prime {
                if power == rest { return true }
                power = power * (65537 % prime) % prime
            }
            return false
        }
    }

    /// The odd primes that divide the product from which that generator made its primes.
    private static let smallPrimes = (3...167).filter { number in
        number % 2 == 1 && !(2..<number).contains { $0 * $0 <= number && number % $0 == 0 }
    }
}
