import MimaBigInt
import Testing

/// Every algorithm for long numbers against another one: identities, and residues by primes that one-word arithmetic
/// computes from the digits alone.
///
/// The sizes lie around those at which one method gives way to another (`Thresholds`), and no larger than that: loops
/// over limbs take some fifty times as long in a build for debugging. `make oracle` adds longer numbers.
@Suite struct LargeNumberTests {
    /// These sizes, and the longer ones where long numbers are asked for.
    private static func sizes(_ sizes: [Int], long: [Int]) -> [Int] { sizes + (KnownValueTests.isLong ? long : []) }

    /// Fixed sequences: G. Marsaglia's xorshift.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    /// A number of random bits, or of long runs of ones and zeros.
    static func number(_ words: Int, _ generator: inout Generator) -> BigUInt {
        if Bool.random(using: &generator) {
            var number = BigUInt.random(bits: 64 * words, using: &generator)
            number.setBit(at: 64 * words - 1)
            return number
        }
        var result: [UInt] = []
        var value: UInt = 0
        for _ in 0..<words {
            if Int.random(in: 0..<8, using: &generator) == 0 { value = ~value }
            result.append(value)
        }
        result[words - 1] |= 1 << 63
        return BigUInt(words: result)
    }

    static func residue(_ number: BigUInt, _ prime: UInt) -> UInt {
        number.words.reversed().reduce(0) { prime.dividingFullWidth(($0, $1)).remainder }
    }

    @Test(
        "products, squares and quotients agree with each other and with residues, at all thresholds",
        arguments: sizes(
            [1, 2, 3, 4, 5, 23, 24, 25, 27, 28, 29, 39, 41, 61, 107, 109, 149, 151, 325, 1793],
            long: [1199, 1201, 2500, 3585, 4097, 24_577, 50_000]
        )
    )
    func identities(_ words: Int) {
        var generator = Generator(state: UInt64(words) &* 0x9e37_79b9_7f4a_7c15)
        let prime: UInt = 18_446_744_073_709_551_557
        let isQuick = words < 1000 || KnownValueTests.isLong
        for other in isQuick ? Set([1, words / 2, words * 2 / 3, words]) : [words] where other > 0 {
            let a = Self.number(words, &generator), b = Self.number(other, &generator)
            let product = a * b
            let left = Self.residue(a, prime).multipliedFullWidth(by: Self.residue(b, prime))
            #expect(Self.residue(product, prime) == prime.dividingFullWidth(left).remainder)
            #expect((a + b).squared() - a.squared() - b.squared() == product << 1)
            let (quotient, remainder) = (product + (b - 1)).quotientAndRemainder(dividingBy: b)
            #expect(quotient == a)
            #expect(remainder == b - 1)
            #expect(product.quotientAndRemainder(dividingBy: a) == (b, 0))
        }
    }

    @Test("digits come back in every radix", arguments: [2, 3, 7, 8, 10, 16, 32, 36, 37, 62])
    func digits(_ radix: Int) throws {
        var generator = Generator(state: 42)
        for words in [1, 2, 15, 17, 33, 41, 100, 700] {
            let number = Self.number(words, &generator)
            let digits = try number.digits(radix: radix)
            #expect(try BigUInt(digits: digits, radix: radix) == number)
            #expect(digits.first != UInt8(ascii: "0"))
        }
    }

    @Test(
        "a power of ten is a one and zeros, whatever its length",
        arguments: sizes([1, 18, 19, 20, 308, 1000, 10_000], long: [60_000, 200_000, 1_000_000])
    )
    func powersOfTen(_ exponent: Int) {
        let power = BigUInt(10 as UInt).power(exponent)
        #expect(power.description == "1" + String(repeating: "0", count: exponent))
        #expect((power - 1).description == String(repeating: "9", count: exponent))
        #expect(BigUInt(power.description) == power)
    }

    @Test(
        "the greatest common divisor of multiples, and its factors",
        arguments: sizes([1, 2, 10, 100, 620], long: [1100, 5000])
    )
    func divisors(_ words: Int) {
        var generator = Generator(state: UInt64(words))
        let a = Self.number(words, &generator), b = Self.number(words, &generator)
        let common = Self.number(max(words / 3, 1), &generator)
        let (divisor, x, y) = BigInt(a * common).extendedGreatestCommonDivisor(BigInt(b * common))
        #expect(BigInt(a * common) * x + BigInt(b * common) * y == BigInt(divisor))
        #expect((a * common).greatestCommonDivisor(b * common) == divisor)
        #expect(divisor.isMultiple(of: common))
        #expect((a / (divisor / common)).greatestCommonDivisor(b / (divisor / common)) == 1)
    }

    @Test("numbers of which one is nearly twice the other are no trap for the half-gcd")
    func nearlyTwice() {
        // gcd(2^a - 1, 2^b - 1) is 2^gcd(a, b) - 1.
        let a = (BigUInt.one << 52_001) - 1, b = (BigUInt.one << 52_000) - 1
        #expect(a.greatestCommonDivisor(b) == 1)
        #expect((a << 1).greatestCommonDivisor(a) == a)
    }
}
