import Testing

@testable import MimaBigInt

/// Division with kept transforms, which conversions to digits use for very long numbers alone, at lengths that a test
/// can afford; against the division that other tests compare with GMP's.
@Suite struct TransformDivisorTests {
    /// Around the powers of two, where the product is modulo `B^m - 1` with fewer limbs than are asked for, or more.
    @Test("quotients and remainders", arguments: [8, 14, 15, 16, 17, 18, 24, 31, 32, 33, 35, 36, 63, 64, 71, 72, 100])
    func divide(count: Int) {
        var generator = LargeNumberTests.Generator(state: UInt64(count))
        let highest = (BigUInt.one << (64 * count)) - 1
        let divisors = [
            highest, BigUInt.one << (64 * count - 1), highest - (BigUInt.one << (32 * count)),
            LargeNumberTests.number(count, &generator), LargeNumberTests.number(count, &generator),
        ]
        for divisor in divisors {
            let top = divisor << (64 * count)
            let dividends = [
                top - 1, top - divisor, top - divisor - 1, BigUInt.zero, divisor, divisor - 1, divisor * divisor,
                divisor << (64 * count - 64), highest, top / 3, BigUInt.random(below: top, using: &generator),
                BigUInt.random(below: top, using: &generator) >> 64,
            ]
            for dividend in dividends where dividend < top {
                let (quotient, remainder) = Self.divide(dividend, divisor, count)
                let expected = dividend.quotientAndRemainder(dividingBy: divisor)
                #expect(quotient == expected.quotient && remainder == expected.remainder)
            }
        }
    }

    /// `divisor` has `count` limbs with the top bit set, the dividend up to twice as many.
    private static func divide(_ dividend: BigUInt, _ divisor: BigUInt, _ count: Int) -> (BigUInt, BigUInt) {
        unsafe divisor.withLimbs { b, _ in
            unsafe dividend.withLimbs { a, aCount in
                unsafe Limbs.withScratch(6 * count + 1) { memory in
                    let quotient = unsafe memory, numerator = unsafe memory + count
                    let scratch = unsafe memory + 3 * count, reciprocal = unsafe memory + 5 * count
                    unsafe Limbs.clear(numerator, 2 * count)
                    unsafe Limbs.copy(numerator, a, aCount)
                    unsafe Limbs.reciprocal(reciprocal, b, count)
                    let divisor = unsafe TransformDivisor(b, count, reciprocal: reciprocal)
                    let above = unsafe divisor.divide(quotient, numerator, b, scratch)
                    #expect(above == 0)
                    return unsafe (BigUInt(copying: quotient, count), BigUInt(copying: numerator, count))
                }
            }
        }
    }
}
