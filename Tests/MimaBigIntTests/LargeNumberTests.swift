import MimaBigInt
import Testing

/// Every algorithm for long numbers against another one: identities, and residues by primes that one-word arithmetic
/// computes from the digits alone.
@Suite struct LargeNumberTests {
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
        arguments: [1, 2, 3, 4, 5, 27, 28, 29, 43, 45, 61, 119, 121, 151, 300, 1199, 1201, 1499, 1501, 2500]
    )
    func identities(_ words: Int) {
        var generator = Generator(state: UInt64(words) &* 0x9e37_79b9_7f4a_7c15)
        let prime: UInt = 18_446_744_073_709_551_557
        for other in Set([1, words / 2, words * 2 / 3, words]) where other > 0 {
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
        arguments: [1, 18, 19, 20, 308, 1000, 20_000, 60_000]
    )
    func powersOfTen(_ exponent: Int) {
        let power = BigUInt(10 as UInt).power(exponent)
        #expect(power.description == "1" + String(repeating: "0", count: exponent))
        #expect((power - 1).description == String(repeating: "9", count: exponent))
        #expect(BigUInt(power.description) == power)
    }

    @Test("the greatest common divisor of multiples, and its factors", arguments: [1, 2, 10, 100, 600, 1100])
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
        let a = (BigUInt.one << 73_001) - 1, b = (BigUInt.one << 73_000) - 1
        #expect(a.greatestCommonDivisor(b) == 1)
        #expect((a << 1).greatestCommonDivisor(a) == a)
    }
}
