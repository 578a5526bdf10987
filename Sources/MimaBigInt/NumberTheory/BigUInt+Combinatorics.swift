extension BigUInt {
    /// The product of numbers, by halves, so that the factors of each multiplication are about equally long.
    static func product(_ factors: ArraySlice<UInt>) -> BigUInt {
        if factors.count <= 8 { return factors.reduce(.one) { $0 * BigUInt($1) } }
        let middle = factors.startIndex + factors.count / 2
        return product(factors[..<middle]) * product(factors[middle...])
    }

    /// `1 * 2 * … * n`. `n` must not be negative.
    ///
    /// From the primes and their exponents: P. Borwein, On the complexity of calculating factorials (1985).
    public static func factorial(_ n: Int) -> BigUInt {
        precondition(n >= 0, "the factorial of a negative number")
        if n < 2 { return .one }
        let odd = SmallPrimes.upTo(n).dropFirst().map { prime in
            (prime: prime, exponent: exponent(of: Int(prime), inFactorialOf: n))
        }
        let zeros = exponent(of: 2, inFactorialOf: n)
        // The bits of the exponents from the top: square, then multiply the primes whose exponent has the bit.
        var result = BigUInt.one
        let top = Int.bitWidth - 1 - zeros.leadingZeroBitCount
        for bit in stride(from: top, through: 0, by: -1) {
            result = result.squared()
            let factors = odd.filter { $0.exponent >> bit & 1 == 1 }.map(\.prime)
            if !factors.isEmpty { result *= product(factors[...]) }
        }
        return result << zeros
    }

    /// A. Legendre's formula.
    private static func exponent(of prime: Int, inFactorialOf n: Int) -> Int {
        var rest = n / prime, sum = 0
        while rest > 0 {
            sum += rest
            rest /= prime
        }
        return sum
    }

    /// How many subsets of `k` elements a set of `n` has; zero for `k > n`. Neither must be negative.
    ///
    /// From the primes and their exponents: E. Kummer's theorem (1852).
    public static func binomial(_ n: Int, _ k: Int) -> BigUInt {
        precondition(n >= 0 && k >= 0, "a binomial coefficient of negative numbers")
        if k > n { return BigUInt() }
        let k = Swift.min(k, n - k)
        if k == 0 { return .one }
        if k < 1000 || n / k > 1000 {
            // Few factors: multiply them, and divide by those of the factorial.
            let factors = (0..<k).map { UInt(n - $0) }
            return product(factors[...]) / factorial(k)
        }
        var factors: [UInt] = []
        for prime in SmallPrimes.upTo(n) {
            let p = Int(prime)
            let exponent =
                exponent(of: p, inFactorialOf: n) - exponent(of: p, inFactorialOf: k)
                - self.exponent(of: p, inFactorialOf: n - k)
            for _ in 0..<exponent { factors.append(prime) }
        }
        return product(factors[...])
    }

    /// The product of the primes up to `n`.
    public static func primorial(_ n: Int) -> BigUInt { product(SmallPrimes.upTo(n)[...]) }

    /// The Fibonacci number F(n): 0, 1, 1, 2, 3, 5, … `n` must not be negative.
    public static func fibonacci(_ n: Int) -> BigUInt { fibonacciPair(n).0 }

    /// The Lucas number L(n): 2, 1, 3, 4, 7, 11, … `n` must not be negative.
    public static func lucas(_ n: Int) -> BigUInt {
        // L(n) = 2 F(n + 1) - F(n)
        let (this, next) = fibonacciPair(n)
        return next << 1 - this
    }

    /// F(n) and F(n + 1), by doubling: F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)^2 + F(k+1)^2.
    private static func fibonacciPair(_ n: Int) -> (BigUInt, BigUInt) {
        precondition(n >= 0, "a Fibonacci number of a negative index")
        var a = BigUInt(), b = BigUInt.one
        for bit in stride(from: Int.bitWidth - 1 - n.leadingZeroBitCount, through: 0, by: -1) {

            let even = a * (b << 1 - a)
            let odd = a.squared() + b.squared()
            (a, b) = n >> bit & 1 == 0 ? (even, odd) : (odd, even + odd)
        }
        return (a, b)
    }
}
