// Arithmetic modulo an odd number without division: P. Montgomery, Modular multiplication without trial division (1985).

extension Limbs {
    /// Montgomery's reduction: `result = t / B^count` modulo `m`, below `m`. `t` has `2 * count` limbs, is below
    /// `m B^count` and is destroyed. `inverse` is `-m^-1` modulo 2^64. `result` has `count` limbs and may be in `t`.
    static func reduce(_ result: LimbBuffer, _ t: LimbBuffer, _ m: LimbSource, _ count: Int, inverse: UInt) {
        // Carries out of each block of rows are kept where the block's zeros are, and added in the end.
        var i = 0
        while i &+ 4 <= count && count >= 4 {
            unsafe reduceFour(t + i, m, count, inverse)
            i &+= 4
        }
        while i < count {
            unsafe t[i] = unsafe addProduct(t + i, m, count, by: t[i] &* inverse)
            i &+= 1
        }
        // Block i left its upper limbs at i, for the place i + count.
        let carry = unsafe add(t, t, t + count, count)
        if unsafe carry != 0 || compare(t, m, count) >= 0 {
            _ = unsafe subtract(result, t, m, count)
        } else if unsafe result != t {
            unsafe copy(result, t, count)
        }
    }

    /// Four rows: adds the multiple of `m` that makes the low four limbs zero. The four limbs above `count` are not
    /// changed; what is to be added to them is left in the low four.
    @inline(__always)
    private static func reduceFour(_ t: LimbBuffer, _ m: LimbSource, _ count: Int, _ inverse: UInt) {
        let m0 = unsafe UInt128(m[0]), m1 = unsafe UInt128(m[1]), m2 = unsafe UInt128(m[2]), m3 = unsafe UInt128(m[3])
        // The multiplier's limbs, one after the other, each from the column that it must clear.
        let q0 = unsafe t[0] &* inverse
        var column = unsafe UInt128(t[0]) &+ m0 &* UInt128(q0)
        var low = unsafe UInt128(t[1]) &+ (column &>> 64)
        var high: UInt128 = 0
        accumulate(&low, &high, m1 &* UInt128(q0))
        let q1 = UInt(truncatingIfNeeded: low) &* inverse
        accumulate(&low, &high, m0 &* UInt128(q1))
        unsafe shift(&low, &high, t[2])
        accumulate(&low, &high, m2 &* UInt128(q0))
        accumulate(&low, &high, m1 &* UInt128(q1))
        let q2 = UInt(truncatingIfNeeded: low) &* inverse
        accumulate(&low, &high, m0 &* UInt128(q2))
        unsafe shift(&low, &high, t[3])
        accumulate(&low, &high, m3 &* UInt128(q0))
        accumulate(&low, &high, m2 &* UInt128(q1))
        accumulate(&low, &high, m1 &* UInt128(q2))
        let q3 = UInt(truncatingIfNeeded: low) &* inverse
        accumulate(&low, &high, m0 &* UInt128(q3))
        // What goes into the fifth column and above: at most 3 limbs.
        let c = low &>> 64 &+ high &<< 64
        var c0 = UInt(truncatingIfNeeded: c)
        var c1 = UInt(truncatingIfNeeded: c &>> 64)
        var c2 = UInt(truncatingIfNeeded: high &>> 64)
        var c3: UInt = 0
        // The other products of the first four limbs of m: those with q1, q2, q3 that lie above.
        column = m1 &* UInt128(q3) &+ UInt128(c0)
        c0 = UInt(truncatingIfNeeded: column)
        column = m2 &* UInt128(q3) &+ UInt128(c1) &+ (column &>> 64)
        c1 = UInt(truncatingIfNeeded: column)
        column = m3 &* UInt128(q3) &+ UInt128(c2) &+ (column &>> 64)
        c2 = UInt(truncatingIfNeeded: column)
        c3 = UInt(truncatingIfNeeded: column &>> 64)
        column = m2 &* UInt128(q2) &+ UInt128(c0)
        c0 = UInt(truncatingIfNeeded: column)
        column = m3 &* UInt128(q2) &+ UInt128(c1) &+ (column &>> 64)
        c1 = UInt(truncatingIfNeeded: column)
        column = UInt128(c2) &+ (column &>> 64)
        c2 = UInt(truncatingIfNeeded: column)
        c3 = c3 &+ UInt(truncatingIfNeeded: column &>> 64)
        column = m3 &* UInt128(q1) &+ UInt128(c0)
        c0 = UInt(truncatingIfNeeded: column)
        column = UInt128(c1) &+ (column &>> 64)
        c1 = UInt(truncatingIfNeeded: column)
        column = UInt128(c2) &+ (column &>> 64)
        c2 = UInt(truncatingIfNeeded: column)
        c3 = c3 &+ UInt(truncatingIfNeeded: column &>> 64)
        for i in 4..<Swift.max(count, 4) {
            unsafe t[i] = unsafe step(m[i], t[i], q0, q1, q2, q3, &c0, &c1, &c2, &c3)
        }
        unsafe t[0] = c0
        unsafe t[1] = c1
        unsafe t[2] = c2
        unsafe t[3] = c3
    }

    /// `(high, low) += product`: `low` overflows into `high`.
    @inline(__always)
    private static func accumulate(_ low: inout UInt128, _ high: inout UInt128, _ product: UInt128) {
        let (sum, overflow) = low.addingReportingOverflow(product)
        low = sum
        high = high &+ (overflow ? 1 : 0)
    }

    /// Moves on by one column and adds the next limb.
    @inline(__always)
    private static func shift(_ low: inout UInt128, _ high: inout UInt128, _ next: UInt) {
        low = low &>> 64 | high &<< 64
        high = high &>> 64
        accumulate(&low, &high, UInt128(next))
    }
}
