// Products of a number with one limb or four. In every step `x * y + p + q` fits 128 bits whatever the limbs are,
// since (B-1)^2 + 2(B-1) = B^2 - 1; so the carries never leave registers.

extension Limbs {
    /// `result = a * limb + carry`; returns the limb above. `result` may be `a`.
    static func multiply(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ count: Int,
        by limb: UInt,
        carry: UInt = 0
    ) -> UInt {
        var carry = carry
        for i in 0..<count {
            let t = unsafe UInt128(a[i]) &* UInt128(limb) &+ UInt128(carry)
            unsafe result[i] = UInt(truncatingIfNeeded: t)
            carry = UInt(truncatingIfNeeded: t &>> 64)
        }
        return carry
    }

    /// `result += a * limb`; returns the limb above.
    static func addProduct(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, by limb: UInt) -> UInt {
        var carry: UInt = 0
        for i in 0..<count {
            let t = unsafe UInt128(a[i]) &* UInt128(limb) &+ UInt128(result[i]) &+ UInt128(carry)
            unsafe result[i] = UInt(truncatingIfNeeded: t)
            carry = UInt(truncatingIfNeeded: t &>> 64)
        }
        return carry
    }

    /// `result -= a * limb`; returns what is still to be taken from the limb above.
    static func subtractProduct(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, by limb: UInt) -> UInt {
        // The borrow is carried inside the product: r - (p + c) = ~(~r + p + c).
        var carry: UInt = 0
        for i in 0..<count {
            let t = unsafe UInt128(a[i]) &* UInt128(limb) &+ UInt128(~result[i]) &+ UInt128(carry)
            unsafe result[i] = ~UInt(truncatingIfNeeded: t)
            carry = UInt(truncatingIfNeeded: t &>> 64)
        }
        return carry
    }

    /// One step of four rows: the limb `x` times `b0…b3` onto four pending limbs. Returns the limb that is done.
    @inline(__always)
    static func step(
        _ x: UInt,
        _ add: UInt,
        _ b0: UInt,
        _ b1: UInt,
        _ b2: UInt,
        _ b3: UInt,
        _ c0: inout UInt,
        _ c1: inout UInt,
        _ c2: inout UInt,
        _ c3: inout UInt
    ) -> UInt {
        let x = UInt128(x)
        let t0 = x &* UInt128(b0) &+ UInt128(c0) &+ UInt128(add)
        let t1 = x &* UInt128(b1) &+ UInt128(c1) &+ (t0 &>> 64)
        let t2 = x &* UInt128(b2) &+ UInt128(c2) &+ (t1 &>> 64)
        let t3 = x &* UInt128(b3) &+ UInt128(c3) &+ (t2 &>> 64)
        c0 = UInt(truncatingIfNeeded: t1)
        c1 = UInt(truncatingIfNeeded: t2)
        c2 = UInt(truncatingIfNeeded: t3)
        c3 = UInt(truncatingIfNeeded: t3 &>> 64)
        return UInt(truncatingIfNeeded: t0)
    }

    /// `result[0 ..< count + 4] = a * b[0 ..< 4]`.
    static func multiplyFour(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ b: LimbSource) {
        let b0 = unsafe b[0], b1 = unsafe b[1], b2 = unsafe b[2], b3 = unsafe b[3]
        var c0: UInt = 0, c1: UInt = 0, c2: UInt = 0, c3: UInt = 0
        for i in 0..<count {
            unsafe result[i] = unsafe step(a[i], 0, b0, b1, b2, b3, &c0, &c1, &c2, &c3)
        }
        unsafe result[count] = c0
        unsafe result[count &+ 1] = c1
        unsafe result[count &+ 2] = c2
        unsafe result[count &+ 3] = c3
    }

    /// `result[0 ..< count + 4] = result[0 ..< count] + a * b[0 ..< 4]`: the upper four limbs are not read.
    static func addFour(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ b: LimbSource) {
        let b0 = unsafe b[0], b1 = unsafe b[1], b2 = unsafe b[2], b3 = unsafe b[3]
        var c0: UInt = 0, c1: UInt = 0, c2: UInt = 0, c3: UInt = 0
        for i in 0..<count {
            unsafe result[i] = unsafe step(a[i], result[i], b0, b1, b2, b3, &c0, &c1, &c2, &c3)
        }
        unsafe result[count] = c0
        unsafe result[count &+ 1] = c1
        unsafe result[count &+ 2] = c2
        unsafe result[count &+ 3] = c3
    }
}
