// Division by multiplication for very long numbers: a reciprocal by Newton's iteration, and quotients by P. Barrett's
// method. R. Brent and P. Zimmermann, Modern Computer Arithmetic (2010), algorithms 3.5 (ApproximateReciprocal) and 2.5.

extension Limbs {
    /// Writes `count + 1` limbs: a number X with `b X < B^(2 count)`, at most a few less than the largest. The top bit
    /// of `b` is set.
    static func reciprocal(_ result: LimbBuffer, _ b: LimbSource, _ count: Int) {
        if count < Thresholds.newtonReciprocal {
            unsafe withScratch(2 &* count) { numerator in
                // B^(2n) - 1 = (B^n - 1) B^n + …, and B^n - 1 - b < b since the top bit is set.
                for i in 0..<(2 &* count) { unsafe numerator[i] = ~0 }
                _ = unsafe subtract(numerator + count, numerator + count, b, count)
                unsafe divideNormalized(result, numerator, 2 &* count, b, count)
                unsafe result[count] = 1
            }
            return
        }
        let low = (count &- 1) / 2, high = count &- low
        let top = unsafe result + low
        unsafe reciprocal(top, b + low, high)
        unsafe withScratch(count &+ 3 &* high &+ 6) { scratch in
            // t = B^(n + h) - b X, which is small and not negative after corrections.
            let t = unsafe scratch
            let tCount = count &+ high &+ 1
            unsafe multiply(t, b, count, top, high &+ 1)
            while unsafe t[tCount &- 1] != 0 {
                _ = unsafe subtract(top, top, high &+ 1, limb: 1)
                _ = unsafe subtract(t, t, tCount, b, count)
            }
            unsafe negate(t, t, tCount)
            // The upper part of t times X, of which the upper part is the correction.
            let u = unsafe scratch + tCount
            let tHigh = unsafe trimmed(t + low, tCount &- 1 &- low)
            guard tHigh > 0 else { return unsafe clear(result, low) }
            let uCount = tHigh &+ high &+ 1
            if tHigh > high &+ 1 {
                unsafe multiply(u, t + low, tHigh, top, high &+ 1)
            } else {
                unsafe multiply(u, top, high &+ 1, t + low, tHigh)
            }
            unsafe clear(result, low)
            let skipped = 2 &* high &- low
            if uCount > skipped {
                let count = unsafe trimmed(u + skipped, uCount &- skipped)
                _ = unsafe add(result, result, low &+ high &+ 1, u + skipped, count)
            }
        }
    }

    /// `2 * count` limbs by `count`, whose top bit is set, with the reciprocal known; the remainder is left in the
    /// numerator. Returns the quotient's limb above. `scratch` has `2 * count + 1` limbs.
    static func divide(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ b: LimbSource,
        _ count: Int,
        reciprocal: LimbSource,
        _ scratch: LimbBuffer
    ) -> UInt {
        var above: UInt = 0
        if unsafe compare(numerator + count, b, count) >= 0 {
            _ = unsafe subtract(numerator + count, numerator + count, b, count)
            above = 1
        }
        // The reciprocal's top limb is 1.
        unsafe multiply(scratch, reciprocal, count, numerator + count, count)
        // The estimate is never above the quotient, which has `count` limbs: there is no carry.
        _ = unsafe add(quotient, scratch + count, numerator + count, count)
        unsafe multiply(scratch, quotient, count, b, count)
        _ = unsafe subtract(numerator, numerator, scratch, 2 &* count)
        var top = unsafe numerator[count]
        while unsafe top != 0 || compare(numerator, b, count) >= 0 {
            unsafe above &+= add(quotient, quotient, count, limb: 1)
            unsafe top &-= subtract(numerator, numerator, b, count)
        }
        return above
    }
}
