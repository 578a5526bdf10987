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
}
