// Montgomery's product for one, two and four limbs, with everything in registers: the rows of the product and of the
// reduction in turn. Ç. K. Koç, T. Acar and B. S. Kaliski, Analyzing and comparing Montgomery multiplication algorithms
// (1996), the CIOS method. `inverse` is `-m^-1` modulo 2^64.

extension Limbs {
    /// `a b / 2^64` modulo `m`, for `a` and `b` below `m`.
    @inline(__always)
    static func montgomeryProduct(_ a: UInt, _ b: UInt, _ m: UInt, inverse: UInt) -> UInt {
        let t = UInt128(a) &* UInt128(b)
        let low = UInt(truncatingIfNeeded: t)
        let u = UInt128(low &* inverse) &* UInt128(m) &+ UInt128(low)
        // Up to 65 bits.
        let sum = t &>> 64 &+ u &>> 64
        return UInt(truncatingIfNeeded: sum >= UInt128(m) ? sum &- UInt128(m) : sum)
    }

    /// `result = a b / 2^128` modulo `m`, two limbs each.
    @inline(__always)
    static func montgomeryTwo(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ b: LimbSource,
        _ m: LimbSource,
        inverse: UInt
    ) {
        let a0 = unsafe UInt128(a[0]), a1 = unsafe UInt128(a[1])
        let m0 = unsafe m[0], m1 = unsafe m[1]
        var t0: UInt = 0, t1: UInt = 0, t2: UInt = 0
        for i in 0..<2 {
            let limb = unsafe UInt128(b[i])
            var p = a0 &* limb &+ UInt128(t0)
            t0 = UInt(truncatingIfNeeded: p)
            p = a1 &* limb &+ UInt128(t1) &+ p &>> 64
            t1 = UInt(truncatingIfNeeded: p)
            let top = UInt128(t2) &+ p &>> 64
            let q = UInt128(t0 &* inverse)
            p = UInt128(m0) &* q &+ UInt128(t0)
            p = UInt128(m1) &* q &+ UInt128(t1) &+ p &>> 64
            t0 = UInt(truncatingIfNeeded: p)
            p = top &+ p &>> 64
            t1 = UInt(truncatingIfNeeded: p)
            t2 = UInt(truncatingIfNeeded: p &>> 64)
        }
        var borrow: UInt = 0
        let d0 = difference(t0, m0, &borrow), d1 = difference(t1, m1, &borrow)
        let isLess = t2 < borrow
        unsafe result[0] = isLess ? t0 : d0
        unsafe result[1] = isLess ? t1 : d1
    }

    /// `result = a b / 2^256` modulo `m`, four limbs each.
    @inline(__always)
    static func montgomeryFour(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ b: LimbSource,
        _ m: LimbSource,
        inverse: UInt
    ) {
        let a0 = unsafe a[0], a1 = unsafe a[1], a2 = unsafe a[2], a3 = unsafe a[3]
        let m0 = unsafe m[0], m1 = unsafe m[1], m2 = unsafe m[2], m3 = unsafe m[3]
        var t0: UInt = 0, t1: UInt = 0, t2: UInt = 0, t3: UInt = 0, t4: UInt = 0
        for i in 0..<4 {
            let limb = unsafe UInt128(b[i])
            var p = UInt128(a0) &* limb &+ UInt128(t0)
            t0 = UInt(truncatingIfNeeded: p)
            p = UInt128(a1) &* limb &+ UInt128(t1) &+ p &>> 64
            t1 = UInt(truncatingIfNeeded: p)
            p = UInt128(a2) &* limb &+ UInt128(t2) &+ p &>> 64
            t2 = UInt(truncatingIfNeeded: p)
            p = UInt128(a3) &* limb &+ UInt128(t3) &+ p &>> 64
            t3 = UInt(truncatingIfNeeded: p)
            let top = UInt128(t4) &+ p &>> 64
            let q = UInt128(t0 &* inverse)
            p = UInt128(m0) &* q &+ UInt128(t0)
            p = UInt128(m1) &* q &+ UInt128(t1) &+ p &>> 64
            t0 = UInt(truncatingIfNeeded: p)
            p = UInt128(m2) &* q &+ UInt128(t2) &+ p &>> 64
            t1 = UInt(truncatingIfNeeded: p)
            p = UInt128(m3) &* q &+ UInt128(t3) &+ p &>> 64
            t2 = UInt(truncatingIfNeeded: p)
            p = top &+ p &>> 64
            t3 = UInt(truncatingIfNeeded: p)
            t4 = UInt(truncatingIfNeeded: p &>> 64)
        }
        var borrow: UInt = 0
        let d0 = difference(t0, m0, &borrow), d1 = difference(t1, m1, &borrow)
        let d2 = difference(t2, m2, &borrow), d3 = difference(t3, m3, &borrow)
        let isLess = t4 < borrow
        unsafe result[0] = isLess ? t0 : d0
        unsafe result[1] = isLess ? t1 : d1
        unsafe result[2] = isLess ? t2 : d2
        unsafe result[3] = isLess ? t3 : d3
    }
}
