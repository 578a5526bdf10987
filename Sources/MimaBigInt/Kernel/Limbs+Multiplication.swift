extension Limbs {
    /// `result = a * b`, with `aCount + bCount` limbs. `aCount >= bCount >= 1`; `result` is neither operand.
    static func multiply(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        if unsafe a == b && aCount == bCount { return unsafe square(result, a, aCount) }
        if bCount < Thresholds.karatsuba { return unsafe multiplySchoolbook(result, a, aCount, b, bCount) }
        if bCount >= Thresholds.transform && aCount <= 3 &* bCount {
            return unsafe TransformProduct.multiply(result, a, aCount, b, bCount)
        }
        if needsSlices(aCount, bCount) { return unsafe multiplySlices(result, a, aCount, b, bCount) }
        unsafe withScratch(scratchCount(aCount)) { unsafe multiplyBalanced(result, a, aCount, b, bCount, $0) }
    }

    /// `result = a * a`, with `2 * count` limbs. `count >= 1`; `result` is not `a`.
    static func square(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) {
        if count < Thresholds.karatsubaSquare { return unsafe squareSchoolbook(result, a, count) }
        if count >= Thresholds.transformSquare { return unsafe TransformProduct.square(result, a, count) }
        unsafe withScratch(scratchCount(count)) { unsafe squareBalanced(result, a, count, $0) }
    }

    /// What ``multiplyBalanced(_:_:_:_:_:_:)`` needs: each of Toom's levels takes 10 limbs for every three, and the
    /// next level is a third as long.
    static func scratchCount(_ count: Int) -> Int { 6 * count + 1024 }

    /// Whether the lengths differ so much that the halves of the longer do not match the shorter.
    @inline(__always)
    private static func needsSlices(_ aCount: Int, _ bCount: Int) -> Bool { 2 &* bCount <= aCount &+ 2 }

    /// `result = a * b` where `b` has more than half as many limbs as `a`.
    static func multiplyBalanced(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int,
        _ scratch: LimbBuffer
    ) {
        if bCount < Thresholds.karatsuba {
            unsafe multiplySchoolbook(result, a, aCount, b, bCount)
        } else if bCount >= Thresholds.toomThree && 3 &* bCount > 2 &* aCount &+ 8 {
            unsafe multiplyToomThree(result, a, aCount, b, bCount, scratch)
        } else if needsSlices(aCount, bCount) {
            unsafe multiplySlices(result, a, aCount, b, bCount)
        } else {
            unsafe multiplyKaratsuba(result, a, aCount, b, bCount, scratch)
        }
    }

    /// `result = a * a`.
    static func squareBalanced(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ scratch: LimbBuffer) {
        if count < Thresholds.karatsubaSquare {
            unsafe squareSchoolbook(result, a, count)
        } else if count >= Thresholds.toomThreeSquare {
            unsafe squareToomThree(result, a, count, scratch)
        } else {
            unsafe squareKaratsuba(result, a, count, scratch)
        }
    }

    /// Multiplies slices of `a`, each as long as `b`, and sums the products.
    private static func multiplySlices(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        // Near the transform's sizes a slice is as long as makes one transform's work worth it.
        let slice = bCount >= Thresholds.transform ? 2 &* bCount : bCount
        unsafe withScratch(slice &+ bCount) { product in
            unsafe multiply(result, a, slice, b, bCount)
            var start = slice
            while start < aCount {
                let count = min(slice, aCount &- start)
                if count >= bCount {
                    unsafe multiply(product, a + start, count, b, bCount)
                } else {
                    unsafe multiply(product, b, bCount, a + start, count)
                }
                // The lower limbs meet the product before; the upper ones are new.
                let carry = unsafe add(result + start, product, result + start, bCount)
                _ = unsafe add(result + (start &+ bCount), product + bCount, count, limb: carry)
                start &+= slice
            }
        }
    }
}
