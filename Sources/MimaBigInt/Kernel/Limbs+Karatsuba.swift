// Karatsuba's method: A. Karatsuba and Y. Ofman, Multiplication of many-digital numbers by automatic computers (1962),
// in the form that multiplies the differences of the halves, whose signs are known beforehand:
//
//     (a1 B^h + a0)(b1 B^h + b0) = z2 B^2h + (z2 + z0 - (a1 - a0)(b1 - b0)) B^h + z0

extension Limbs {
    /// `result = a * b` for `aCount >= bCount > (aCount + 1) / 2`.
    static func multiplyKaratsuba(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int,
        _ scratch: LimbBuffer
    ) {
        let half = (aCount &+ 1) &>> 1
        let aHigh = aCount &- half, bHigh = bCount &- half
        let rest = unsafe scratch + (2 &* half &+ 2)
        // The differences stand where the result will be.
        let aIsNegative = unsafe distance(result, a, half, a + half, aHigh)
        let bIsNegative = unsafe distance(result + half, b, half, b + half, bHigh)
        unsafe multiplyBalanced(scratch, result, half, result + half, half, rest)
        unsafe multiplyBalanced(result, a, half, b, half, rest)
        if bHigh &* 2 > aHigh &+ 2 {
            unsafe multiplyBalanced(result + 2 &* half, a + half, aHigh, b + half, bHigh, rest)
        } else {
            unsafe multiply(result + 2 &* half, a + half, aHigh, b + half, bHigh)
        }
        unsafe combineHalves(result, half, aHigh &+ bHigh, scratch, adds: aIsNegative != bIsNegative)
    }

    /// `result = a * a`.
    static func squareKaratsuba(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ scratch: LimbBuffer) {
        let half = (count &+ 1) &>> 1
        let high = count &- half
        let rest = unsafe scratch + (2 &* half &+ 2)
        _ = unsafe distance(result, a, half, a + half, high)
        unsafe squareBalanced(scratch, result, half, rest)
        unsafe squareBalanced(result, a, half, rest)
        unsafe squareBalanced(result + 2 &* half, a + half, high, rest)
        unsafe combineHalves(result, half, 2 &* high, scratch, adds: false)
    }

    /// Adds the middle term: the low product (`2 * half` limbs) and the high one (`high` limbs) are in the result, the
    /// product of the differences in `scratch`.
    @inline(__always)
    private static func combineHalves(
        _ result: LimbBuffer,
        _ half: Int,
        _ high: Int,
        _ scratch: LimbBuffer,
        adds: Bool
    ) {
        let width = 2 &* half
        var top: UInt
        if adds {
            top = unsafe add(scratch, scratch, result, width)
        } else {
            top = unsafe 0 &- subtract(scratch, result, scratch, width)
        }
        top = unsafe top &+ add(scratch, scratch, width, result + width, high)
        let carry = unsafe top &+ add(result + half, result + half, scratch, width)
        _ = unsafe add(result + 3 &* half, result + 3 &* half, high &- half, limb: carry)
    }
}
