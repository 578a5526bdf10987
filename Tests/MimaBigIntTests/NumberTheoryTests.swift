import MimaBigInt
import Testing

@Suite struct NumberTheoryTests {
    @Test("Mersenne numbers are prime for the known exponents alone (OEIS A000043)")
    func mersennePrimes() {
        let known: Set = [2, 3, 5, 7, 13, 17, 19, 31, 61, 89, 107, 127, 521, 607]
        for exponent in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 61, 67, 89, 101, 107, 127, 131, 257, 521, 607] {
            #expect(((BigUInt.one << exponent) - 1).isPrime() == known.contains(exponent))
        }
    }

    @Test("Carmichael numbers and strong pseudoprimes are composite")
    func pseudoprimes() {
        // OEIS A002997, A014233; Arnault's number that is a strong pseudoprime to all prime bases below 307.
        for number in [561, 1105, 1729, 2465, 2821, 6601, 8911, 2047, 1_373_653, 25_326_001, 3_215_031_751] as [BigUInt]
        {
            #expect(!number.isPrime())
        }
        let composite: BigUInt = 3_317_044_064_679_887_385_961_981
        #expect(!composite.isPrime())
    }

    @Test("next and previous primes")
    func neighbours() {
        // OEIS A013603: 2^n - k.
        #expect((BigUInt.one << 64).previousPrime() == (BigUInt.one << 64) - 59)
        #expect((BigUInt.one << 128).previousPrime() == (BigUInt.one << 128) - 159)
        #expect((BigUInt.one << 64).nextPrime() == (BigUInt.one << 64) + 13)
        #expect(BigUInt().nextPrime() == 2)
        #expect(BigUInt(2 as UInt).previousPrime() == nil)
    }

    @Test("factors in order")
    func factors() {
        let number: BigUInt = 1_000_000_016_000_000_063
        #expect(number.primeFactors()?.map(\.prime) == [1_000_000_007, 1_000_000_009])
        #expect(BigUInt.factorial(20).primeFactors()?.map(\.exponent) == [18, 8, 4, 2, 1, 1, 1, 1])
        #expect(BigUInt.one.primeFactors()?.isEmpty == true)
    }

    @Test("combinatorial numbers (GMP's values)")
    func combinatorics() {
        #expect(BigUInt.factorial(30).description == "265252859812191058636308480000000")
        #expect(BigUInt.binomial(100, 50).description == "100891344545564193334812497256")
        #expect(BigUInt.fibonacci(100).description == "354224848179261915075")
        #expect(BigUInt.lucas(100).description == "792070839848372253127")
        #expect(BigUInt.primorial(50).description == "614889782588491410")
        #expect(BigUInt.binomial(5, 6) == 0)
        #expect(BigUInt.fibonacci(0) == 0)
    }

    @Test("roots round down and leave a remainder")
    func roots() throws {
        let number = BigUInt(10 as UInt).power(61)
        // Python: math.isqrt(10**61)
        #expect(number.squareRoot().description == "3162277660168379331998893544432")
        #expect(try number.root(3).description == "215443469003188372175")
        for power in 2...7 {
            let exact = BigUInt(987_654_321_987 as UInt).power(power)
            #expect(exact.rootAndRemainder(power) == (987_654_321_987, 0))
            #expect((exact - 1).rootAndRemainder(power).root == 987_654_321_986)
        }
        #expect(throws: BigIntError.zero) { try number.root(0) }
        #expect(BigUInt(7 as UInt).power(30).perfectPower()?.exponent == 30)
        #expect(BigUInt(7 as UInt).power(30).isSquare)
        #expect(!BigUInt(7 as UInt).power(31).isSquare)
    }

    @Test("modular arithmetic")
    func modular() throws {
        // Fermat's theorem, for a prime of 521 bits, and Python's pow() for the others.
        let prime = (BigUInt.one << 521) - 1
        #expect(BigUInt(3 as UInt).power(prime - 1, modulo: prime) == 1)
        #expect(BigUInt(3 as UInt).power(1000, modulo: 1 << 100).description == "551974362378181658252953541409")
        #expect(BigUInt(3 as UInt).power(0, modulo: 1) == 0)
        #expect(try BigUInt(3 as UInt).inverse(modulo: 11) == 4)
        #expect(try BigInt(2).power(-2, modulo: 7) == 2)
        #expect(throws: BigIntError.notInvertible) { try BigUInt(6 as UInt).inverse(modulo: 9) }
        let root = try BigUInt(5 as UInt).squareRoot(modulo: 41)
        #expect(root == 13)
        #expect(throws: BigIntError.noRoot) { try BigUInt(3 as UInt).squareRoot(modulo: 7) }
        let sun = try BigUInt.chineseRemainder([(2, 3), (3, 5), (2, 7)])
        #expect(sun == (23, 105))
        #expect(throws: BigIntError.contradiction) { try BigUInt.chineseRemainder([(1, 4), (2, 6)]) }
        #expect(BigInt(2).jacobiSymbol(15) == 1)
        #expect(BigInt(-5).kroneckerSymbol(-8) == 1)
    }

    @Test("random numbers stay below their bound, random primes have their length")
    func random() {
        var generator = LargeNumberTests.Generator(state: 7)
        for _ in 0..<200 { #expect(BigUInt.random(below: 1000, using: &generator) < 1000) }
        let prime = BigUInt.randomPrime(bits: 90, using: &generator)
        #expect(prime.bitLength == 90 && prime.isPrime(rounds: 5))
    }
}
