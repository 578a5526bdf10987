extension Limbs {
    /// The sum of two limbs and a carry, which it replaces.
    @inline(__always)
    static func sum(_ a: UInt, _ b: UInt, _ carry: inout UInt) -> UInt {
        let (partial, first) = a.addingReportingOverflow(b)
        let (total, second) = partial.addingReportingOverflow(carry)
        // `|` of the two, not `||` or `+`: only this becomes a chain of add-with-carry instructions.
        carry = (first ? 1 : 0) | (second ? 1 : 0)
        return total
    }

    /// The difference of two limbs and a borrow, which it replaces.
    @inline(__always)
    static func difference(_ a: UInt, _ b: UInt, _ borrow: inout UInt) -> UInt {
        let (partial, first) = a.subtractingReportingOverflow(b)
        let (total, second) = partial.subtractingReportingOverflow(borrow)
        borrow = (first ? 1 : 0) | (second ? 1 : 0)
        return total
    }

    /// `result = a + b + carry` over `count` limbs; returns the carry. `result` may be `a` or `b`.
    static func add(_ result: LimbBuffer, _ a: LimbSource, _ b: LimbSource, _ count: Int, carry: UInt = 0) -> UInt {
        var carry = carry
        var i = 0
        while i &+ 8 <= count {
            unsafe result[i] = unsafe sum(a[i], b[i], &carry)
            unsafe result[i &+ 1] = unsafe sum(a[i &+ 1], b[i &+ 1], &carry)
            unsafe result[i &+ 2] = unsafe sum(a[i &+ 2], b[i &+ 2], &carry)
            unsafe result[i &+ 3] = unsafe sum(a[i &+ 3], b[i &+ 3], &carry)
            unsafe result[i &+ 4] = unsafe sum(a[i &+ 4], b[i &+ 4], &carry)
            unsafe result[i &+ 5] = unsafe sum(a[i &+ 5], b[i &+ 5], &carry)
            unsafe result[i &+ 6] = unsafe sum(a[i &+ 6], b[i &+ 6], &carry)
            unsafe result[i &+ 7] = unsafe sum(a[i &+ 7], b[i &+ 7], &carry)
            i &+= 8
        }
        while i < count {
            unsafe result[i] = unsafe sum(a[i], b[i], &carry)
            i &+= 1
        }
        return carry
    }

    /// `result = a - b - borrow` over `count` limbs; returns the borrow. `result` may be `a` or `b`.
    static func subtract(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ b: LimbSource,
        _ count: Int,
        borrow: UInt = 0
    ) -> UInt {
        var borrow = borrow
        var i = 0
        while i &+ 8 <= count {
            unsafe result[i] = unsafe difference(a[i], b[i], &borrow)
            unsafe result[i &+ 1] = unsafe difference(a[i &+ 1], b[i &+ 1], &borrow)
            unsafe result[i &+ 2] = unsafe difference(a[i &+ 2], b[i &+ 2], &borrow)
            unsafe result[i &+ 3] = unsafe difference(a[i &+ 3], b[i &+ 3], &borrow)
            unsafe result[i &+ 4] = unsafe difference(a[i &+ 4], b[i &+ 4], &borrow)
            unsafe result[i &+ 5] = unsafe difference(a[i &+ 5], b[i &+ 5], &borrow)
            unsafe result[i &+ 6] = unsafe difference(a[i &+ 6], b[i &+ 6], &borrow)
            unsafe result[i &+ 7] = unsafe difference(a[i &+ 7], b[i &+ 7], &borrow)
            i &+= 8
        }
        while i < count {
            unsafe result[i] = unsafe difference(a[i], b[i], &borrow)
            i &+= 1
        }
        return borrow
    }

    /// `result = a + limb` over `count` limbs; returns the carry. `result` may be `a`.
    static func add(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, limb: UInt) -> UInt {
        var carry = limb
        var i = 0
        while i < count {
            let (total, overflow) = unsafe a[i].addingReportingOverflow(carry)
            unsafe result[i] = total
            i &+= 1
            carry = overflow ? 1 : 0
            if !overflow { break }
        }
        if unsafe i < count && UnsafePointer(result) != a { unsafe copy(result + i, a + i, count &- i) }
        return carry
    }

    /// `result = a - limb` over `count` limbs; returns the borrow. `result` may be `a`.
    static func subtract(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, limb: UInt) -> UInt {
        var borrow = limb
        var i = 0
        while i < count {
            let (total, overflow) = unsafe a[i].subtractingReportingOverflow(borrow)
            unsafe result[i] = total
            i &+= 1
            borrow = overflow ? 1 : 0
            if !overflow { break }
        }
        if unsafe i < count && UnsafePointer(result) != a { unsafe copy(result + i, a + i, count &- i) }
        return borrow
    }

    /// `result = a + b` for `aCount >= bCount`; returns the carry out of `aCount` limbs. `result` may be `a` or `b`.
    @inline(__always)
    static func add(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) -> UInt {
        let carry = unsafe add(result, a, b, bCount)
        return unsafe add(result + bCount, a + bCount, aCount &- bCount, limb: carry)
    }

    /// `result = a - b` for `aCount >= bCount`; returns the borrow out of `aCount` limbs. `result` may be `a` or `b`.
    @inline(__always)
    static func subtract(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) -> UInt {
        let borrow = unsafe subtract(result, a, b, bCount)
        return unsafe subtract(result + bCount, a + bCount, aCount &- bCount, limb: borrow)
    }

    /// `result = |a - b|` for `aCount >= bCount`; returns whether `a - b` is negative. `result` has `aCount` limbs and
    /// may be `a` or `b`.
    static func distance(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) -> Bool {
        if unsafe compare(a, aCount, b, bCount) >= 0 {
            _ = unsafe subtract(result, a, aCount, b, bCount)
            return false
        }
        // The limbs of `a` beyond `b` are all zero here.
        _ = unsafe subtract(result, b, a, bCount)
        unsafe clear(result + bCount, aCount &- bCount)
        return true
    }

    /// `result = B^count - a`, the two's complement. `result` may be `a`.
    static func negate(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) {
        var carry: UInt = 1
        for i in 0..<count {
            let (value, overflow) = unsafe (~a[i]).addingReportingOverflow(carry)
            unsafe result[i] = value
            carry = overflow ? 1 : 0
        }
    }
}
