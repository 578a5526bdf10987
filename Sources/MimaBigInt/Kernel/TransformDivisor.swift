/// A very long divisor that is used many times. Of the two products of P. Barrett's method the first is by a number that
/// is always the same, and so is the second, of which moreover only the lower half matters: it is made modulo `B^m - 1`
/// with `m` near the divisor's length, not twice that.
struct TransformDivisor {
    private let count: Int
    private let cyclic: TransformLength
    private let reciprocal: TransformFactor
    private let divisor: TransformFactor

    /// - Parameters:
    ///   - b: The divisor, of `count` limbs, its top bit set.
    ///   - reciprocal: What `Limbs.reciprocal` makes of it.
    init(_ b: LimbSource, _ count: Int, reciprocal: LimbSource) {
        self.count = count
        cyclic = TransformLength(cyclicNear: count + 1)
        self.reciprocal = unsafe TransformFactor(reciprocal, count, TransformLength(2 * count))
        divisor = unsafe TransformFactor(b, count, cyclic)
    }

    /// `2 * count` limbs by the divisor `b`; the remainder is left in the numerator. Returns the quotient's limb above.
    /// `scratch` has `2 * count` limbs.
    func divide(_ quotient: LimbBuffer, _ numerator: LimbBuffer, _ b: LimbSource, _ scratch: LimbBuffer) -> UInt {
        var above: UInt = 0
        if unsafe Limbs.compare(numerator + count, b, count) >= 0 {
            _ = unsafe Limbs.subtract(numerator + count, numerator + count, b, count)
            above = 1
        }
        // The reciprocal's top limb is 1. The estimate is never above the quotient: there is no carry.
        unsafe reciprocal.multiply(scratch, numerator + count, count)
        _ = unsafe Limbs.add(quotient, scratch + count, numerator + count, count)
        unsafe subtractProduct(numerator, quotient, b)
        var top = unsafe numerator[count]
        while unsafe top != 0 || Limbs.compare(numerator, b, count) >= 0 {
            unsafe above &+= Limbs.add(quotient, quotient, count, limb: 1)
            unsafe top &-= Limbs.subtract(numerator, numerator, b, count)
        }
        return above
    }

    /// Takes the quotient times the divisor from the numerator, where a few times the divisor at most is left: that is
    /// `count + 1` limbs, which the difference modulo `B^m - 1` and, where these are fewer, the lowest limbs tell.
    private func subtractProduct(_ numerator: LimbBuffer, _ quotient: LimbSource, _ b: LimbSource) {
        let m = cyclic.main
        let extra = max(count + 1 - m, 0)
        unsafe Limbs.withScratch(2 * m + 3 * extra) { memory in
            let rest = unsafe memory, product = unsafe memory + m
            // The numerator modulo B^m - 1, less the product.
            unsafe Limbs.clear(rest, m)
            var carry: UInt = 0
            for start in stride(from: 0, to: 2 * count, by: m) {
                unsafe carry &+= Limbs.add(rest, rest, m, numerator + start, min(m, 2 * count - start))
            }
            while carry != 0 { carry = unsafe Limbs.add(rest, rest, m, limb: carry) }
            unsafe divisor.multiplyCyclic(product, quotient, count)
            var borrow = unsafe Limbs.subtract(rest, rest, product, m)
            while borrow != 0 { borrow = unsafe Limbs.subtract(rest, rest, m, limb: borrow) }
            if unsafe Limbs.isAllOnes(rest, m) { unsafe Limbs.clear(rest, m) }
            if extra > 0 {
                // What is left is x + y B^m, and `rest` is x + y, or that less B^m - 1. The low limbs of x give y; where
                // `rest` is less than that, it was the latter.
                let low = unsafe memory + 2 * m, high = unsafe memory + (2 * m + 2 * extra)
                unsafe Limbs.multiply(low, quotient, extra, b, extra)
                _ = unsafe Limbs.subtract(low, numerator, low, extra)
                _ = unsafe Limbs.subtract(high, rest, low, extra)
                let borrow = unsafe Limbs.subtract(rest, rest, m, high, extra)
                _ = unsafe Limbs.subtract(high, high, extra, limb: borrow)
                unsafe Limbs.copy(numerator + m, high, extra)
            }
            unsafe Limbs.copy(numerator, rest, min(m, count + 1))
        }
    }
}
