// Toom's method in three parts: the parts are the coefficients of polynomials in x = B^third, whose values at 0, 1, -1,
// 2 and infinity are multiplied. A. Toom (1963); the order of the interpolation is M. Bodrato's, Towards optimal
// Toom-Cook multiplication (WAIFI 2007), in which every quantity after the first step is non-negative.

extension Limbs {
    /// `result = a * b` for `aCount >= bCount` and `b` longer than two thirds of `a`.
    static func multiplyToomThree(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int,
        _ scratch: LimbBuffer
    ) {
        let third = (aCount &+ 2) / 3
        let part = third &+ 1
        let wide = 2 &* part
        let atOne = unsafe scratch, atMinusOne = unsafe scratch + wide, atTwo = unsafe scratch + 2 &* wide
        let values = unsafe scratch + 3 &* wide
        let aOne = unsafe values, aMinus = unsafe values + part, bOne = unsafe values + 2 &* part,
            bMinus = unsafe values + 3 &* part
        let rest = unsafe values + 4 &* part
        let aTop = aCount &- 2 &* third, bTop = bCount &- 2 &* third

        let aIsNegative = unsafe evaluateAtOnes(aOne, aMinus, a, third, aTop)
        let bIsNegative = unsafe evaluateAtOnes(bOne, bMinus, b, third, bTop)
        unsafe multiplyBalanced(atOne, aOne, part, bOne, part, rest)
        unsafe multiplyBalanced(atMinusOne, aMinus, part, bMinus, part, rest)
        unsafe evaluateAtTwo(aOne, a, third, aTop)
        unsafe evaluateAtTwo(bOne, b, third, bTop)
        unsafe multiplyBalanced(atTwo, aOne, part, bOne, part, rest)
        unsafe multiplyBalanced(result, a, third, b, third, rest)
        if 2 &* bTop > aTop &+ 2 {
            unsafe multiplyBalanced(result + 4 &* third, a + 2 &* third, aTop, b + 2 &* third, bTop, rest)
        } else {
            unsafe multiply(result + 4 &* third, a + 2 &* third, aTop, b + 2 &* third, bTop)
        }
        unsafe interpolate(
            result,
            third,
            aTop &+ bTop,
            atOne,
            atMinusOne,
            atTwo,
            minusOneIsNegative: aIsNegative != bIsNegative
        )
    }

    /// `result = a * a`.
    static func squareToomThree(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ scratch: LimbBuffer) {
        let third = (count &+ 2) / 3
        let part = third &+ 1
        let wide = 2 &* part
        let atOne = unsafe scratch, atMinusOne = unsafe scratch + wide, atTwo = unsafe scratch + 2 &* wide
        let one = unsafe scratch + 3 &* wide, minus = unsafe one + part
        let rest = unsafe minus + part
        let top = count &- 2 &* third

        _ = unsafe evaluateAtOnes(one, minus, a, third, top)
        unsafe squareBalanced(atOne, one, part, rest)
        unsafe squareBalanced(atMinusOne, minus, part, rest)
        unsafe evaluateAtTwo(one, a, third, top)
        unsafe squareBalanced(atTwo, one, part, rest)
        unsafe squareBalanced(result, a, third, rest)
        unsafe squareBalanced(result + 4 &* third, a + 2 &* third, top, rest)
        unsafe interpolate(result, third, 2 &* top, atOne, atMinusOne, atTwo, minusOneIsNegative: false)
    }

    /// The polynomial's values at 1 and -1, in `third + 1` limbs each; returns whether the second is negative.
    private static func evaluateAtOnes(
        _ one: LimbBuffer,
        _ minus: LimbBuffer,
        _ a: LimbSource,
        _ third: Int,
        _ top: Int
    ) -> Bool {
        unsafe one[third] = unsafe add(one, a, third, a + 2 &* third, top)
        let isNegative: Bool
        if unsafe one[third] == 0 && compare(one, a + third, third) < 0 {
            _ = unsafe subtract(minus, a + third, one, third)
            unsafe minus[third] = 0
            isNegative = true
        } else {
            unsafe minus[third] = unsafe one[third] &- subtract(minus, one, a + third, third)
            isNegative = false
        }
        unsafe one[third] &+= add(one, one, a + third, third)
        return isNegative
    }

    /// The polynomial's value at 2, in `third + 1` limbs.
    private static func evaluateAtTwo(_ two: LimbBuffer, _ a: LimbSource, _ third: Int, _ top: Int) {
        // ((2 a2) + a1) 2 + a0
        var high: UInt
        let out = unsafe shiftLeft(two, a + 2 &* third, top, 1)
        if top < third {
            unsafe two[top] = out
            unsafe clear(two + (top &+ 1), third &- top &- 1)
            high = 0
        } else {
            high = out
        }
        unsafe high &+= add(two, two, a + third, third)
        high = unsafe high &<< 1 | shiftLeft(two, two, third, 1)
        unsafe two[third] = unsafe high &+ add(two, two, a, third)
    }

    /// Finds the five coefficients and sums them at their places. The lowest, of `2 * third` limbs, and the highest, of
    /// `top` limbs, are in the result already.
    private static func interpolate(
        _ result: LimbBuffer,
        _ third: Int,
        _ top: Int,
        _ one: LimbBuffer,
        _ minus: LimbBuffer,
        _ two: LimbBuffer,
        minusOneIsNegative: Bool
    ) {
        let wide = 2 &* third &+ 2
        let low = unsafe result, high = unsafe result + 4 &* third
        if minusOneIsNegative {
            _ = unsafe add(two, two, minus, wide)
            _ = unsafe add(minus, one, minus, wide)
        } else {
            _ = unsafe subtract(two, two, minus, wide)
            _ = unsafe subtract(minus, one, minus, wide)
        }
        unsafe divideByThree(two, wide)
        _ = unsafe shiftRight(minus, minus, wide, 1)
        _ = unsafe subtract(one, one, wide, low, 2 &* third)
        _ = unsafe subtract(two, two, one, wide)
        _ = unsafe shiftRight(two, two, wide, 1)
        _ = unsafe subtract(one, one, minus, wide)
        // two -= 2 high, one -= high
        let borrow = unsafe subtractProduct(two, high, top, by: 2)
        _ = unsafe subtract(two + top, two + top, wide &- top, limb: borrow)
        _ = unsafe subtract(one, one, wide, high, top)
        _ = unsafe subtract(minus, minus, two, wide)
        // The coefficients are now minus, one, two at third, 2 third, 3 third; between low and high is free space.
        unsafe copy(result + 2 &* third, one, 2 &* third)
        _ = unsafe add(high, high, top, limb: one[2 &* third])
        unsafe addCoefficient(result + third, 3 &* third &+ top, minus, wide)
        unsafe addCoefficient(result + 3 &* third, third &+ top, two, wide)
        if unsafe one[2 &* third &+ 1] != 0 {
            _ = unsafe add(high + 1, high + 1, top &- 1, limb: one[2 &* third &+ 1])
        }
    }

    /// Adds a coefficient, whose top limbs may be zero and reach beyond the result.
    @inline(__always)
    private static func addCoefficient(_ result: LimbBuffer, _ room: Int, _ value: LimbBuffer, _ wide: Int) {
        let count = unsafe min(trimmed(value, wide), room)
        _ = unsafe add(result, result, room, value, count)
    }

    /// Divides a multiple of 3 by 3, from the low end: T. Jebelean, An algorithm for exact division (1993).
    private static func divideByThree(_ a: LimbBuffer, _ count: Int) {
        let inverse: UInt = 0xaaaa_aaaa_aaaa_aaab
        var borrow: UInt = 0
        for i in 0..<count {
            let (value, overflow) = unsafe a[i].subtractingReportingOverflow(borrow)
            let quotient = value &* inverse
            unsafe a[i] = quotient
            borrow = (overflow ? 1 : 0) &+ UInt(truncatingIfNeeded: (UInt128(quotient) &* 3) &>> 64)
        }
    }
}
