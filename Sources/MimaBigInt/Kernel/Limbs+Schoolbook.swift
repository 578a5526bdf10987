// Schoolbook multiplication and squaring: Knuth, The Art of Computer Programming, vol. 2, 4.3.1, algorithm M, four
// rows at a time.

extension Limbs {
    /// `result = a * b`, with `aCount + bCount` limbs. Both counts are at least 1; `result` is neither operand.
    static func multiplySchoolbook(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        var row = bCount & 3
        if row == 0 {
            unsafe multiplyFour(result, a, aCount, b)
            row = 4
        } else {
            unsafe result[aCount] = unsafe multiply(result, a, aCount, by: b[0])
            for i in 1..<max(row, 1) {
                unsafe result[aCount &+ i] = unsafe addProduct(result + i, a, aCount, by: b[i])
            }
        }
        while row < bCount {
            unsafe addFour(result + row, a, aCount, b + row)
            row &+= 4
        }
    }

    /// `result = a * a`, with `2 * count` limbs. `count` is at least 1; `result` is not `a`.
    ///
    /// The products of different limbs are summed once, doubled, and the squares added.
    static func squareSchoolbook(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) {
        if count == 4 { return unsafe squareFour(result, a) }
        if count == 2 { return unsafe squareTwo(result, a) }
        unsafe clear(result, count)
        var j = 0
        while j &+ 4 <= count {
            unsafe addTriangle(result + 2 &* j, a + j, count &- j)
            j &+= 4
        }
        // The last three limbs at most, one row each.
        let end = 2 &* count
        if j < count {
            unsafe clear(result + (count &+ j), count &- j)
            while j < count {
                let rest = count &- j &- 1
                unsafe result[count &+ j] = unsafe addProduct(result + (2 &* j &+ 1), a + (j &+ 1), rest, by: a[j])
                j &+= 1
            }
        }
        var carry: UInt = 0
        var pushed: UInt = 0
        var i = 0
        while i < end {
            let limb = unsafe UInt128(a[i &>> 1])
            let square = limb &* limb
            let low = unsafe result[i], high = unsafe result[i &+ 1]
            let doubledLow = low &<< 1 | pushed
            let doubledHigh = high &<< 1 | low &>> 63
            pushed = high &>> 63
            unsafe result[i] = sum(doubledLow, UInt(truncatingIfNeeded: square), &carry)
            unsafe result[i &+ 1] = sum(doubledHigh, UInt(truncatingIfNeeded: square &>> 64), &carry)
            i &+= 2
        }
    }

    /// `result[0 ..< count + 4]` gains the products of each of the first four limbs of `a` with the limbs after it;
    /// the upper four limbs are not read.
    @inline(__always)
    private static func addTriangle(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) {
        let b0 = unsafe a[0], b1 = unsafe a[1], b2 = unsafe a[2], b3 = unsafe a[3]
        var c0: UInt = 0, c1: UInt = 0, c2: UInt = 0, c3: UInt = 0
        // b1, b2, b3 meet only the rows before them.
        unsafe result[1] = unsafe step(b1, result[1], b0, 0, 0, 0, &c0, &c1, &c2, &c3)
        unsafe result[2] = unsafe step(b2, result[2], b0, b1, 0, 0, &c0, &c1, &c2, &c3)
        unsafe result[3] = unsafe step(b3, result[3], b0, b1, b2, 0, &c0, &c1, &c2, &c3)
        var i = 4
        while i < count {
            unsafe result[i] = unsafe step(a[i], result[i], b0, b1, b2, b3, &c0, &c1, &c2, &c3)
            i &+= 1
        }
        unsafe result[count] = c0
        unsafe result[count &+ 1] = c1
        unsafe result[count &+ 2] = c2
        unsafe result[count &+ 3] = c3
    }

    /// ``squareSchoolbook(_:_:_:)`` for two limbs, in registers.
    @inline(__always)
    private static func squareTwo(_ result: LimbBuffer, _ a: LimbSource) {
        let a0 = unsafe UInt128(a[0]), a1 = unsafe UInt128(a[1])
        let low = a0 &* a0, middle = a0 &* a1, high = a1 &* a1
        unsafe result[0] = UInt(truncatingIfNeeded: low)
        // The middle product counts twice, with its low limb, then with its high one.
        let half = middle & UInt128(UInt.max)
        let second = low &>> 64 &+ half &<< 1
        unsafe result[1] = UInt(truncatingIfNeeded: second)
        let upper = second &>> 64 &+ (middle &>> 64) &<< 1 &+ (high & UInt128(UInt.max))
        unsafe result[2] = UInt(truncatingIfNeeded: upper)
        unsafe result[3] = UInt(truncatingIfNeeded: high &>> 64 &+ upper &>> 64)
    }

    /// ``squareSchoolbook(_:_:_:)`` for four limbs, in registers.
    @inline(__always)
    private static func squareFour(_ result: LimbBuffer, _ a: LimbSource) {
        let a0 = unsafe UInt128(a[0]), a1 = unsafe UInt128(a[1]), a2 = unsafe UInt128(a[2])
        let a3 = unsafe UInt128(a[3])
        // The products of different limbs.
        var t = a0 &* a1
        let r1 = UInt(truncatingIfNeeded: t)
        t = a0 &* a2 &+ t &>> 64
        let r2 = UInt(truncatingIfNeeded: t)
        t = a0 &* a3 &+ t &>> 64
        var u = a1 &* a2 &+ UInt128(UInt(truncatingIfNeeded: t))
        let r3 = UInt(truncatingIfNeeded: u)
        u = a1 &* a3 &+ t &>> 64 &+ u &>> 64
        let r4 = UInt(truncatingIfNeeded: u)
        u = a2 &* a3 &+ u &>> 64
        let r5 = UInt(truncatingIfNeeded: u), r6 = UInt(truncatingIfNeeded: u &>> 64)
        // Twice those, and the squares.
        let s0 = a0 &* a0, s1 = a1 &* a1, s2 = a2 &* a2, s3 = a3 &* a3
        var carry: UInt = 0
        unsafe result[0] = UInt(truncatingIfNeeded: s0)
        unsafe result[1] = sum(r1 &<< 1, UInt(truncatingIfNeeded: s0 &>> 64), &carry)
        unsafe result[2] = sum(r2 &<< 1 | r1 &>> 63, UInt(truncatingIfNeeded: s1), &carry)
        unsafe result[3] = sum(r3 &<< 1 | r2 &>> 63, UInt(truncatingIfNeeded: s1 &>> 64), &carry)
        unsafe result[4] = sum(r4 &<< 1 | r3 &>> 63, UInt(truncatingIfNeeded: s2), &carry)
        unsafe result[5] = sum(r5 &<< 1 | r4 &>> 63, UInt(truncatingIfNeeded: s2 &>> 64), &carry)
        unsafe result[6] = sum(r6 &<< 1 | r5 &>> 63, UInt(truncatingIfNeeded: s3), &carry)
        unsafe result[7] = sum(r6 &>> 63, UInt(truncatingIfNeeded: s3 &>> 64), &carry)
    }
}
