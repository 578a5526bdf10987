import Foundation
import MimaBigInt
import TestPeers
import Testing

/// Long values that are published, or that GMP computes too. The longest take minutes without optimisation: they run
/// where `MIMA_LONG_NUMBERS` is set, as `make oracle` does.
@Suite struct KnownValueTests {
    static let isLong = ProcessInfo.processInfo.environment["MIMA_LONG_NUMBERS"] != nil
    private static let hasLibrary: Bool = {
        (try? withTemporaryFolder { try Peer.python3.run(["-c", "import gmpy2"], in: $0) }) != nil
    }()

    /// What a program for Python with GMP prints, without the line feed.
    private static func python(_ program: String, input: [UInt8] = []) throws -> [UInt8] {
        let start = "import gmpy2, sys; sys.set_int_max_str_digits(0); text = open('input').read()\n"
        return try withTemporaryFolder { folder in
            try Data(input).write(to: folder.appending(component: "input"))
            return try Peer.python3.run(["-c", start + program], in: folder).dropLast()
        }
    }

    /// The first so many decimals of pi after the 3, by D. and G. Chudnovsky's series with binary splitting: Brent and
    /// Zimmermann, Modern Computer Arithmetic, 4.9.
    static func pi(_ digits: Int) -> BigUInt {
        func split(_ a: Int, _ b: Int) -> (p: BigInt, q: BigInt, t: BigInt) {
            if b - a == 1 {
                guard a > 0 else { return (1, 1, 13_591_409) }
                let p = BigInt(6 * a - 5) * BigInt(2 * a - 1) * BigInt(6 * a - 1)
                let q = BigInt(a).power(3) * 10_939_058_860_032_000
                let t = p * BigInt(13_591_409 + 545_140_134 * a)
                return (p, q, a % 2 == 1 ? -t : t)
            }
            let left = split(a, (a + b) / 2), right = split((a + b) / 2, b)
            return (left.p * right.p, left.q * right.q, left.t * right.q + left.p * right.t)
        }
        // Each term gives 14.18 digits; ten more digits than are kept.
        let (_, q, t) = split(0, digits / 14 + 2)
        let root = (BigUInt(10_005) * BigUInt(10).power(2 * digits + 20)).squareRoot()
        return BigUInt(q * BigInt(426_880) * BigInt(root) / t) / BigUInt(10).power(10)
    }

    @Test("the first 10,000 decimals of pi")
    func tenThousandDigits() {
        // The published end: … 5256375678.
        #expect(Self.pi(10_000).description.suffix(10) == "5256375678")
        #expect(Self.pi(50).description == "314159265358979323846264338327950288419716939937510")
    }

    @Test("the millionth Fibonacci number", .enabled(if: isLong, "MIMA_LONG_NUMBERS is not set"))
    func fibonacci() {
        let text = BigUInt.fibonacci(1_000_000).description
        #expect(text.utf8.count == 208_988)
        #expect(text.hasPrefix("19532821287077577316"))
        #expect(text.hasSuffix("68996526838242546875"))
    }

    @Test(
        "Mersenne primes of several thousand bits (OEIS A000043)",
        .enabled(if: isLong, "MIMA_LONG_NUMBERS is not set")
    )
    func mersennePrimes() {
        for exponent in [1279, 2203, 2281, 3217, 4253, 4423] {
            #expect(((BigUInt.one << exponent) - 1).isPrime())
        }
        for exponent in [1277, 2207, 4421] { #expect(!((BigUInt.one << exponent) - 1).isPrime()) }
    }

    @Test("all Carmichael numbers below 100,000 are composite (OEIS A002997)")
    func carmichaelNumbers() {
        let numbers: [BigUInt] = [
            561, 1105, 1729, 2465, 2821, 6601, 8911, 10585, 15841, 29341, 41041, 46657, 52633, 62745, 63973, 75361,
        ]
        for number in numbers {
            #expect(!number.isPrime())
            // What makes them so, for any base without a common divisor.
            #expect(BigUInt(101 as UInt).power(number - 1, modulo: number) == 1)
        }
        // (6k + 1)(12k + 1)(18k + 1) with three primes, of some 110 digits: J. Chernick (1939).
        let k = BigUInt(10).power(36) + 5560
        let factors = [6, 12, 18].map { k * BigUInt($0) + 1 }
        let product = factors[0] * factors[1] * factors[2]
        #expect(factors.allSatisfy { $0.isPrime() })
        #expect(BigUInt(101 as UInt).power(product - 1, modulo: product) == 1)
        #expect(!product.isPrime())
    }

    @Test("a million decimals of pi, as GMP has them", .enabled(if: isLong && hasLibrary, "long, and needs gmpy2"))
    func millionDigits() throws {
        let text = Self.pi(1_000_000).description
        #expect(text.hasSuffix("5779458151"))
        let program = """
            gmpy2.get_context().precision = 3_322_100
            print(gmpy2.mpz(gmpy2.floor(gmpy2.const_pi() * gmpy2.mpz(10) ** 1_000_000)))
            """
        #expect(try [UInt8](text.utf8) == Self.python(program))
    }

    @Test("identities of numbers of ten million bits", .enabled(if: isLong, "MIMA_LONG_NUMBERS is not set"))
    func identities() {
        var generator = LargeNumberTests.Generator(state: 10)
        let bits = 10_000_000
        let a = BigUInt.random(bits: bits, using: &generator), b = BigUInt.random(bits: bits - 777, using: &generator)
        #expect((a + b).squared() == a.squared() + ((a * b) << 1) + b.squared())
        #expect((a + b) * (a - b) == a.squared() - b.squared())
        for divisor in [b, b >> (bits / 2), b >> (bits - 70_000), (BigUInt.one << (bits / 3)) - 1] {
            let (quotient, remainder) = a.squared().quotientAndRemainder(dividingBy: divisor)
            #expect(quotient * divisor + remainder == a.squared() && remainder < divisor)
        }
        let (root, rest) = a.squareRootAndRemainder()
        #expect(root.squared() + rest == a && rest <= root << 1)
        let left = a >> (bits / 2), right = b >> (bits / 2)
        let common = BigUInt.random(bits: bits / 2, using: &generator)
        #expect(
            (left * common).greatestCommonDivisor(right * common) == left.greatestCommonDivisor(right) * common
        )
    }

    @Test(
        "decimal digits of ten million bits, there and back, as GMP has them",
        .enabled(if: isLong && hasLibrary, "long, and needs gmpy2"),
        arguments: [false, true]
    )
    func decimals(_ isPattern: Bool) throws {
        var generator = LargeNumberTests.Generator(state: 11)
        let bits = 10_000_000
        let number =
            isPattern ? (BigUInt.one << bits) - (BigUInt.one << (bits / 3)) : .random(bits: bits, using: &generator)
        let digits = try number.digits()
        #expect(try BigUInt(digits: digits) == number)
        #expect(try digits == Self.python("print(gmpy2.mpz(text, 16))", input: number.digits(radix: 16)))
    }
}
