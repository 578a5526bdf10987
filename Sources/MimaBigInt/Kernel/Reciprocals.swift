// Division of two limbs by one and of three by two with a reciprocal that is known beforehand: N. Möller and
// T. Granlund, Improved division by invariant integers (2011), algorithms 2, 4, 5 and 6. The divisors have their top
// bit set.

/// A limb with its top bit set, and its reciprocal.
struct LimbDivisor {
    let limb: UInt
    private let reciprocal: UInt

    init(_ limb: UInt) {
        self.limb = limb
        reciprocal = limb.dividingFullWidth((~limb, ~0)).quotient
    }

    /// Divides `high B + low`, whose `high` is below the divisor.
    @inline(__always)
    func divide(_ high: UInt, _ low: UInt) -> (quotient: UInt, remainder: UInt) {
        let t = UInt128(reciprocal) &* UInt128(high) &+ (UInt128(high) &<< 64 | UInt128(low))
        var quotient = UInt(truncatingIfNeeded: t &>> 64) &+ 1
        var remainder = low &- quotient &* limb
        if remainder > UInt(truncatingIfNeeded: t) {
            quotient &-= 1
            remainder &+= limb
        }
        if remainder >= limb {
            quotient &+= 1
            remainder &-= limb
        }
        return (quotient, remainder)
    }
}

/// Two limbs with their top bit set, and their reciprocal.
struct DoubleLimbDivisor {
    let value: UInt128
    private let high: UInt
    private let low: UInt
    private let reciprocal: UInt

    init(_ high: UInt, _ low: UInt) {
        self.high = high
        self.low = low
        value = UInt128(high) &<< 64 | UInt128(low)
        var v = high.dividingFullWidth((~high, ~0)).quotient
        var p = high &* v &+ low
        if p < low {
            v &-= 1
            if p >= high {
                v &-= 1
                p &-= high
            }
            p &-= high
        }
        let t = UInt128(v) &* UInt128(low)
        let t1 = UInt(truncatingIfNeeded: t &>> 64)
        p = p &+ t1
        if p < t1 {
            v &-= 1
            if UInt128(p) &<< 64 | UInt128(UInt(truncatingIfNeeded: t)) >= value { v &-= 1 }
        }
        reciprocal = v
    }

    /// Divides `top B + low`, whose `top` is below the divisor.
    @inline(__always)
    func divide(_ top: UInt128, _ low: UInt) -> (quotient: UInt, remainder: UInt128) {
        let u2 = UInt(truncatingIfNeeded: top &>> 64), u1 = UInt(truncatingIfNeeded: top)
        let t = UInt128(reciprocal) &* UInt128(u2) &+ top
        var quotient = UInt(truncatingIfNeeded: t &>> 64)
        let r1 = u1 &- quotient &* high
        var remainder = UInt128(r1) &<< 64 | UInt128(low)
        remainder = remainder &- UInt128(self.low) &* UInt128(quotient) &- value
        quotient &+= 1
        if UInt(truncatingIfNeeded: remainder &>> 64) >= UInt(truncatingIfNeeded: t) {
            quotient &-= 1
            remainder &+= value
        }
        if remainder >= value {
            quotient &+= 1
            remainder &-= value
        }
        return (quotient, remainder)
    }
}
