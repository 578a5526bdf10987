// Parts of products, for less than the whole: the low limbs, and the product modulo B^n - 1.

extension Limbs {
    /// `result = a * b` modulo B^count, with `count` limbs of each. `scratch` has `2 * count` limbs.
    ///
    /// T. Mulders, On short multiplications and divisions (2000): the whole product of the low 7 tenths, then the low
    /// parts of the two products with the rest, by recursion.
    static func multiplyLow(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ b: LimbSource,
        _ count: Int,
        _ scratch: LimbBuffer
    ) {
        if count < Thresholds.lowProduct || count >= 2 &* Thresholds.transform {
            if count < Thresholds.karatsuba { return unsafe multiplyLowSchoolbook(result, a, b, count) }
            unsafe multiply(scratch, a, count, b, count)
            unsafe copy(result, scratch, count)
            return
        }
        let low = (count &* 7) / 10, high = count &- low
        unsafe multiply(scratch, a, low, b, low)
        unsafe copy(result, scratch, count)
        // The rests: a's high limbs with b's low ones, and the other way round.
        let rest = unsafe scratch + high
        unsafe multiplyLow(scratch, a + low, b, high, rest)
        _ = unsafe add(result + low, result + low, scratch, high)
        unsafe multiplyLow(scratch, b + low, a, high, rest)
        _ = unsafe add(result + low, result + low, scratch, high)
    }

    private static func multiplyLowSchoolbook(_ result: LimbBuffer, _ a: LimbSource, _ b: LimbSource, _ count: Int) {
        _ = unsafe multiply(result, a, count, by: b[0])
        for i in 1..<max(count, 1) { _ = unsafe addProduct(result + i, a, count &- i, by: b[i]) }
    }

    /// `result = a * b` modulo B^count - 1, from 0 to B^count - 1 (which stands for zero too), with `count` limbs of
    /// each. `scratch` has `4 * count + 4` limbs.
    ///
    /// For an even count from the products modulo B^h - 1 and B^h + 1, with h half of it.
    static func multiplyCyclic(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ b: LimbSource,
        _ count: Int,
        _ scratch: LimbBuffer
    ) {
        if count < Thresholds.cyclicProduct || count & 1 == 1 {
            unsafe multiply(scratch, a, count, b, count)
            let carry = unsafe add(result, scratch, scratch + count, count)
            // A carry makes the sum less than B^count - 1.
            _ = unsafe add(result, result, count, limb: carry)
            return
        }
        let half = count / 2
        // Modulo B^h - 1, into the lower half of the result.
        let x = unsafe scratch, y = unsafe scratch + half, rest = unsafe scratch + count
        unsafe foldSum(x, a, half)
        unsafe foldSum(y, b, half)
        unsafe multiplyCyclic(result, x, y, half, rest)
        // Modulo B^h + 1; the values are from 0 to B^h, of which the last is -1.
        let xTop = unsafe foldDifference(x, a, half)
        let yTop = unsafe foldDifference(y, b, half)
        let minus = unsafe scratch + count
        var minusTop: UInt = 0
        if xTop != 0 || yTop != 0 {
            // -1 times a value.
            if xTop != 0 && yTop != 0 {
                unsafe clear(minus, half)
                unsafe minus[0] = 1
            } else {
                minusTop = unsafe negateModuloPlus(minus, xTop != 0 ? y : x, half)
            }
        } else {
            unsafe multiply(minus, x, half, y, half)
            let borrow = unsafe subtract(minus, minus, minus + half, half)
            minusTop = unsafe add(minus, minus, half, limb: borrow)
        }
        // The value u (B^h + 1) + v, with v the value modulo B^h + 1 and 2u = r - v modulo B^h - 1.
        let u = unsafe result
        var carry = unsafe subtract(u, u, minus, half)
        carry &+= minusTop
        // A borrow of B^h is one of 1.
        while carry != 0 { carry = unsafe subtract(u, u, half, limb: carry) }
        // Half of it: an odd one gains B^h - 1 first, which turns the low bit to the top.
        let low = unsafe u[0] & 1
        _ = unsafe shiftRight(u, u, half, 1)
        unsafe u[half &- 1] |= low &<< 63
        let upper = unsafe add(result + half, u, minus, half)
        // u + v + u B^h, where v's top limb counts B^h.
        unsafe swapHalves(result, half)
        carry = unsafe add(result + half, result + half, half, limb: upper &+ minusTop)
        _ = unsafe add(result, result, count, limb: carry)
    }

    /// Exchanges `u` and `u + v`.
    @inline(__always)
    private static func swapHalves(_ a: LimbBuffer, _ half: Int) {
        for i in 0..<half {
            let low = unsafe a[i]
            unsafe a[i] = unsafe a[half &+ i]
            unsafe a[half &+ i] = low
        }
    }

    /// The two halves' sum modulo B^half - 1.
    @inline(__always)
    private static func foldSum(_ result: LimbBuffer, _ a: LimbSource, _ half: Int) {
        let carry = unsafe add(result, a, a + half, half)
        _ = unsafe add(result, result, half, limb: carry)
    }

    /// The low half less the high one, modulo B^half + 1; returns the limb above, 1 for B^half itself.
    @inline(__always)
    private static func foldDifference(_ result: LimbBuffer, _ a: LimbSource, _ half: Int) -> UInt {
        let borrow = unsafe subtract(result, a, a + half, half)
        return unsafe add(result, result, half, limb: borrow)
    }

    /// `-a` modulo B^count + 1; returns the limb above.
    @inline(__always)
    private static func negateModuloPlus(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) -> UInt {
        if unsafe trimmed(a, count) == 0 {
            unsafe clear(result, count)
            return 0
        }
        unsafe negate(result, a, count)
        return unsafe add(result, result, count, limb: 1)
    }
}
