extension Limbs {
    /// `quotient = a / divisor`, returns the remainder. `quotient` may be `a`. The divisor is not zero.
    static func divide(_ quotient: LimbBuffer, _ a: LimbSource, _ count: Int, by divisor: UInt) -> UInt {
        guard count > 0 else { return 0 }
        let shift = UInt(divisor.leadingZeroBitCount)
        let prepared = LimbDivisor(divisor &<< shift)
        var i = count &- 1
        var limb = unsafe a[i]
        // A shift by a whole limb gives zero with `>>`, as it should.
        var remainder = shift == 0 ? 0 : limb >> (64 &- shift)
        while i > 0 {
            let below = unsafe a[i &- 1]
            let next = shift == 0 ? limb : limb &<< shift | below &>> (64 &- shift)
            unsafe (quotient[i], remainder) = prepared.divide(remainder, next)
            limb = below
            i &-= 1
        }
        unsafe (quotient[0], remainder) = prepared.divide(remainder, limb &<< shift)
        return remainder &>> shift
    }

    /// The remainder of a division by one limb, which is not zero.
    static func remainder(_ a: LimbSource, _ count: Int, by divisor: UInt) -> UInt {
        let shift = UInt(divisor.leadingZeroBitCount)
        let prepared = LimbDivisor(divisor &<< shift)
        var remainder: UInt = 0
        var i = count
        while i > 0 {
            i &-= 1
            // Of the shifted number: the remainder so far is below `divisor`.
            let high = unsafe shift == 0 ? remainder : remainder &<< shift | a[i] &>> (64 &- shift)
            remainder = unsafe prepared.divide(high, a[i] &<< shift).remainder &>> shift
        }
        return remainder
    }

    /// `quotient = a / b` and `remainder = a % b`, of `aCount - bCount + 1` and `bCount` limbs, for
    /// `aCount >= bCount >= 1` and a top limb of `b` that is not zero. The results are apart from the operands.
    static func divide(
        _ quotient: LimbBuffer,
        _ remainder: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        if bCount == 1 {
            unsafe remainder[0] = unsafe divide(quotient, a, aCount, by: b[0])
            return
        }
        let shift = unsafe b[bCount &- 1].leadingZeroBitCount
        unsafe withScratch(aCount &+ 1 &+ bCount) { scratch in
            let numerator = unsafe scratch, divisor = unsafe scratch + (aCount &+ 1)
            if shift == 0 {
                unsafe copy(numerator, a, aCount)
                unsafe numerator[aCount] = 0
                unsafe copy(divisor, b, bCount)
            } else {
                unsafe numerator[aCount] = unsafe shiftLeft(numerator, a, aCount, shift)
                _ = unsafe shiftLeft(divisor, b, bCount, shift)
            }
            unsafe divideNormalized(quotient, numerator, aCount &+ 1, divisor, bCount)
            if shift == 0 {
                unsafe copy(remainder, numerator, bCount)
            } else {
                _ = unsafe shiftRight(remainder, numerator, bCount, shift)
            }
        }
    }

    /// Divides `numerator` in place: the remainder is left in its low `bCount` limbs. The top bit of `b` is set, and the
    /// top `bCount` limbs of the numerator are less than `b`. `quotient` has `count - bCount` limbs; `bCount >= 2`.
    static func divideNormalized(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ count: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        let quotientCount = count &- bCount
        if bCount < Thresholds.recursiveDivision || quotientCount < Thresholds.recursiveDivision {
            unsafe divideSchoolbook(quotient, numerator, count, b, bCount)
            return
        }
        unsafe withScratch(bCount) { scratch in
            // The top block is as short as makes the others as long as the divisor.
            var start = quotientCount
            let first = quotientCount % bCount
            if first > 0 {
                start &-= first
                unsafe divideShort(quotient + start, numerator + start, first, b, bCount, scratch)
            }
            if start > 0 && bCount >= Thresholds.reciprocalDivision {
                unsafe divideBlocks(quotient, numerator, start, b, bCount)
                return
            }
            while start > 0 {
                start &-= bCount
                _ = unsafe divideRecursive(quotient + start, numerator + start, b, bCount, scratch)
            }
        }
    }

    /// The lower `start` limbs of the quotient, several blocks with one reciprocal.
    private static func divideBlocks(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ start: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        unsafe withScratch(3 &* bCount &+ 1) { scratch in
            let inverse = unsafe scratch + 2 &* bCount
            unsafe reciprocal(inverse, b, bCount)
            var start = start
            while start > 0 {
                start &-= bCount
                _ = unsafe divide(quotient + start, numerator + start, b, bCount, reciprocal: inverse, scratch)
            }
        }
    }

    /// One block of the quotient, of `count` limbs, fewer than `b` has: by the top limbs of `b`, then a correction for
    /// the others. The numerator has `count + bCount` limbs.
    private static func divideShort(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ count: Int,
        _ b: LimbSource,
        _ bCount: Int,
        _ scratch: LimbBuffer
    ) {
        if count < Thresholds.recursiveDivision {
            unsafe divideSchoolbook(quotient, numerator, count &+ bCount, b, bCount)
            return
        }
        let low = bCount &- count
        // The numerator's top may equal the divisor's; then the quotient is B^count.
        var top = unsafe divideRecursive(quotient, numerator + low, b + low, count, scratch)
        unsafe subtractCorrecting(quotient, numerator, count, &top, b, low, bCount, scratch)
    }

    /// Takes the quotient times the `low` low limbs of `b` from the numerator, and corrects the quotient, which is too
    /// large by at most 2. `top` is the quotient's limb above.
    @inline(__always)
    private static func subtractCorrecting(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ count: Int,
        _ top: inout UInt,
        _ b: LimbSource,
        _ low: Int,
        _ bCount: Int,
        _ scratch: LimbBuffer
    ) {
        if count >= low {
            unsafe multiply(scratch, quotient, count, b, low)
        } else {
            unsafe multiply(scratch, b, low, quotient, count)
        }
        var borrow = unsafe subtract(numerator, numerator, scratch, bCount)
        if top != 0 { unsafe borrow &+= subtract(numerator + count, numerator + count, b, low) }
        while borrow != 0 {
            unsafe top &-= subtract(quotient, quotient, count, limb: 1)
            unsafe borrow &-= add(numerator, numerator, b, bCount)
        }
    }

    /// `2 * count` limbs by `count`; returns the quotient's limb above. C. Burnikel and J. Ziegler, Fast recursive
    /// division (1998).
    private static func divideRecursive(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ b: LimbSource,
        _ count: Int,
        _ scratch: LimbBuffer
    ) -> UInt {
        if count < Thresholds.recursiveDivision {
            return unsafe divideSchoolbook(quotient, numerator, 2 &* count, b, count)
        }
        let low = count &>> 1, high = count &- low
        var top = unsafe divideRecursive(quotient + low, numerator + 2 &* low, b + low, high, scratch)
        unsafe subtractCorrecting(quotient + low, numerator + low, high, &top, b, low, count, scratch)
        var second = unsafe divideRecursive(quotient, numerator + high, b + high, low, scratch)
        unsafe subtractCorrecting(quotient, numerator, low, &second, b, high, count, scratch)
        return top
    }

    /// Knuth, vol. 2, 4.3.1, algorithm D, with quotient limbs from three limbs by two. Returns the quotient's limb
    /// above; `count >= bCount >= 2`.
    @discardableResult
    private static func divideSchoolbook(
        _ quotient: LimbBuffer,
        _ numerator: LimbBuffer,
        _ count: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) -> UInt {
        let rest = bCount &- 2
        let divisor = unsafe DoubleLimbDivisor(b[bCount &- 1], b[rest])
        var start = count &- bCount
        var above: UInt = 0
        if unsafe compare(numerator + start, b, bCount) >= 0 {
            _ = unsafe subtract(numerator + start, numerator + start, b, bCount)
            above = 1
        }
        while start > 0 {
            start &-= 1
            let place = unsafe numerator + start
            let top = unsafe UInt128(place[bCount]) &<< 64 | UInt128(place[bCount &- 1])
            var limb: UInt
            if top >= divisor.value {
                // The two limbs are equal to the divisor's: the largest limb is right.
                limb = ~0
                let borrow = unsafe subtractProduct(place, b, bCount, by: limb)
                // With two equal limbs there is nothing left above, or one divisor too much was taken.
                if unsafe place[bCount] &- borrow != 0 {
                    limb &-= 1
                    _ = unsafe add(place, place, b, bCount)
                }
            } else {
                var remainder: UInt128
                (limb, remainder) = unsafe divisor.divide(top, place[rest])
                let borrow = unsafe UInt128(subtractProduct(place, b, rest, by: limb))
                let isTooLarge = remainder < borrow
                remainder = remainder &- borrow
                if isTooLarge {
                    limb &-= 1
                    remainder = unsafe remainder &+ divisor.value &+ UInt128(add(place, place, b, rest))
                }
                unsafe place[rest] = UInt(truncatingIfNeeded: remainder)
                unsafe place[rest &+ 1] = UInt(truncatingIfNeeded: remainder &>> 64)
            }
            unsafe quotient[start] = limb
        }
        return above
    }
}
