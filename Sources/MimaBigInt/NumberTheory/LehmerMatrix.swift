/// Several of Euclid's steps at once, found from the upper two limbs of both numbers: D. H. Lehmer, Euclid's algorithm
/// for large numbers (1938); where to stop is N. Möller's, On Schönhage's algorithm and subquadratic integer GCD
/// computation (2008).
///
/// The numbers before are this matrix, whose determinant is 1, times the numbers after.
struct LehmerMatrix {
    var m00: UInt = 1
    var m01: UInt = 0
    var m10: UInt = 0
    var m11: UInt = 1

    var isIdentity: Bool { m01 == 0 && m10 == 0 }

    /// - Parameters:
    ///   - a: The upper 128 bits of one number.
    ///   - b: The bits of the other at the same place. The top bit of either is set.
    ///
    /// As long as both stay at 2^65 or above, the entries are below 2^63, so that whatever the lower limbs are, the
    /// numbers stay positive.
    init(_ a: UInt128, _ b: UInt128) {
        var a = a, b = b
        let limit: UInt128 = 1 << 65
        guard a >= limit && b >= limit else { return }
        while true {
            if a > b {
                guard let q = Self.step(&a, b, limit) else { return }
                m01 &+= q &* m00
                m11 &+= q &* m10
            } else {
                guard let q = Self.step(&b, a, limit) else { return }
                m00 &+= q &* m01
                m10 &+= q &* m11
            }
        }
    }

    /// Takes `b` from `a` as often as leaves `limit` or more; nil where that is not once.
    @inline(__always)
    private static func step(_ a: inout UInt128, _ b: UInt128, _ limit: UInt128) -> UInt? {
        var rest = a &- b
        guard rest >= limit else { return nil }
        // Small quotients are by far the most frequent, and subtractions are faster than a division.
        var q: UInt = 1
        while rest >= b {
            if q == 4 {
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: b)
                q &+= UInt(truncatingIfNeeded: quotient)
                rest = remainder
                break
            }
            rest &-= b
            q &+= 1
        }
        if rest < limit {
            q &-= 1
            rest &+= b
            guard q > 0 else { return nil }
        }
        a = rest
        return q
    }
}

extension Limbs {
    /// Replaces `a` and `b`, of `count` limbs, by the numbers after the steps of `matrix`.
    static func apply(_ matrix: LehmerMatrix, _ a: LimbBuffer, _ b: LimbBuffer, _ count: Int) {
        let m00 = matrix.m00, m01 = matrix.m01, m10 = matrix.m10, m11 = matrix.m11
        var p0: UInt = 0, p1: UInt = 0, p2: UInt = 0, p3: UInt = 0
        var borrowA: UInt = 0, borrowB: UInt = 0
        for i in 0..<count {
            let x = unsafe UInt128(a[i]), y = unsafe UInt128(b[i])
            let t0 = x &* UInt128(m11) &+ UInt128(p0)
            let t1 = y &* UInt128(m01) &+ UInt128(p1)
            let t2 = y &* UInt128(m00) &+ UInt128(p2)
            let t3 = x &* UInt128(m10) &+ UInt128(p3)
            p0 = UInt(truncatingIfNeeded: t0 &>> 64)
            p1 = UInt(truncatingIfNeeded: t1 &>> 64)
            p2 = UInt(truncatingIfNeeded: t2 &>> 64)
            p3 = UInt(truncatingIfNeeded: t3 &>> 64)
            unsafe a[i] = difference(UInt(truncatingIfNeeded: t0), UInt(truncatingIfNeeded: t1), &borrowA)
            unsafe b[i] = difference(UInt(truncatingIfNeeded: t2), UInt(truncatingIfNeeded: t3), &borrowB)
        }
    }

    /// The 128 bits of `a` that end `shift` bits below the top of limb `count - 1`; `count` is 2 or more.
    static func upper(_ a: LimbSource, _ count: Int, _ shift: Int) -> UInt128 {
        let top = unsafe UInt128(a[count &- 1]) &<< 64 | UInt128(a[count &- 2])
        guard shift > 0 else { return top }
        let below = unsafe count > 2 ? a[count &- 3] : 0
        return top &<< UInt128(shift) | UInt128(below &>> UInt(64 &- shift))
    }
}
