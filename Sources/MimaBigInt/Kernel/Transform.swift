/// A number-theoretic transform modulo one prime, in place, on blocks.
///
/// Block `i` of length `n` holds a polynomial modulo `x^n - z(i)`; a step splits it into blocks `2i` and `2i + 1` of
/// half the length, since `x^n - z = (x^(n/2) - s)(x^(n/2) + s)` with `s` a square root of `z`. The whole transform
/// starts with block 0, whose `z` is 1; but it may start with any block, which is what transforms of one and a half or
/// one and a quarter times a power of two are made of. Multipliers are in bit-reversed order, so that one table serves
/// all steps, a step's inner loop has one multiplier, and results never need reordering.
@safe
struct Transform {
    let prime: TransformPrime
    private let table: TransformTable
    private let roots: UnsafeMutablePointer<TransformPrime.Constant>

    /// Blocks of up to this many coefficients, half the first cache, are transformed step by step, longer ones by
    /// recursion.
    private static var cachedCount: Int { 2048 }

    /// For blocks up to the number `count`, a power of two.
    init(_ prime: TransformPrime, blocks count: Int) {
        self.prime = prime
        table = TransformTable.with(prime, count)
        unsafe roots = table.roots
    }

    /// The multiplier of block `i`: a square root of its `z`.
    func root(ofBlock i: Int) -> TransformPrime.Constant { unsafe roots[i] }

    /// The index of the multiplier that is minus the inverse of block `i`'s, for `i > 0`: in each group from `2^k` on,
    /// the one at the same distance from the group's end.
    @inline(__always)
    private static func mirror(_ i: Int) -> Int { 3 &<< (63 &- i.leadingZeroBitCount) &- 1 &- i }

    /// From coefficients below `4p` to values below `4p`. `count` is a power of two.
    func forward(_ a: LimbBuffer, _ count: Int, block: Int) {
        if count > Self.cachedCount {
            let quarter = count &>> 2
            unsafe forwardFour(a, quarter, block)
            for i in 0..<4 { unsafe forward(a + i &* quarter, quarter, block: 4 &* block &+ i) }
            return
        }
        var length = count, blocks = 1, first = block
        while length >= 8 {
            let quarter = length &>> 2
            for i in 0..<blocks { unsafe forwardFour(a + i &* length, quarter, first &+ i) }
            length = quarter
            blocks &*= 4
            first &*= 4
        }
        if length == 4 {
            for i in 0..<blocks { unsafe forwardFour(a + 4 &* i, 1, first &+ i) }
        } else if length == 2 {
            let prime = prime
            let p2 = 2 &* prime.p
            for i in 0..<blocks {
                let x = unsafe TransformPrime.reduce(a[2 &* i], p2)
                let t = unsafe prime.multiply(a[2 &* i &+ 1], roots[first &+ i])
                unsafe a[2 &* i] = x &+ t
                unsafe a[2 &* i &+ 1] = x &- t &+ p2
            }
        }
    }

    /// Two steps in one pass over the memory.
    @inline(__always)
    private func forwardFour(_ a: LimbBuffer, _ quarter: Int, _ block: Int) {
        let prime = prime
        let p2 = 2 &* prime.p
        let w = unsafe roots[block], w0 = unsafe roots[2 &* block], w1 = unsafe roots[2 &* block &+ 1]
        let b = unsafe a + quarter, c = unsafe a + 2 &* quarter, d = unsafe a + 3 &* quarter
        for i in 0..<quarter {
            let x0 = unsafe TransformPrime.reduce(a[i], p2)
            let x1 = unsafe TransformPrime.reduce(b[i], p2)
            let t2 = unsafe prime.multiply(c[i], w)
            let t3 = unsafe prime.multiply(d[i], w)
            let y0 = TransformPrime.reduce(x0 &+ t2, p2)
            let y2 = TransformPrime.reduce(x0 &- t2 &+ p2, p2)
            let u1 = prime.multiply(x1 &+ t3, w0)
            let u3 = prime.multiply(x1 &- t3 &+ p2, w1)
            unsafe a[i] = y0 &+ u1
            unsafe b[i] = y0 &- u1 &+ p2
            unsafe c[i] = y2 &+ u3
            unsafe d[i] = y2 &- u3 &+ p2
        }
    }

    /// From values below `2p` to `count` times the coefficients, below `2p`.
    func inverse(_ a: LimbBuffer, _ count: Int, block: Int) {
        if count > Self.cachedCount {
            let quarter = count &>> 2
            for i in 0..<4 { unsafe inverse(a + i &* quarter, quarter, block: 4 &* block &+ i) }
            unsafe inverseFour(a, quarter, block)
            return
        }
        var length = 1
        if count.trailingZeroBitCount & 1 == 1 {
            let prime = prime
            let p2 = 2 &* prime.p
            let first = block &* (count &>> 1)
            for i in 0..<(count &>> 1) {
                let x = unsafe a[2 &* i], y = unsafe a[2 &* i &+ 1]
                unsafe a[2 &* i] = TransformPrime.reduce(x &+ y, p2)
                unsafe a[2 &* i &+ 1] = prime.multiply(y &- x &+ p2, negatedInverse(first &+ i))
            }
            length = 2
        }
        while length < count {
            let longer = 4 &* length
            let blocks = count / longer
            let first = block &* blocks
            for i in 0..<blocks { unsafe inverseFour(a + i &* longer, length, first &+ i) }
            length = longer
        }
    }

    /// Minus the inverse of block `i`'s multiplier.
    @inline(__always)
    private func negatedInverse(_ i: Int) -> TransformPrime.Constant {
        // Block 0's multiplier is 1.
        unsafe i == 0 ? prime.minusOne : roots[Self.mirror(i)]
    }

    /// Two steps in one pass over the memory. The multipliers are negated inverses, the differences turned round.
    @inline(__always)
    private func inverseFour(_ a: LimbBuffer, _ quarter: Int, _ block: Int) {
        let prime = prime
        let p2 = 2 &* prime.p
        let w: TransformPrime.Constant, w0: TransformPrime.Constant, w1: TransformPrime.Constant
        if block == 0 {
            w = prime.minusOne
            w0 = w
            w1 = unsafe roots[1]
        } else {
            let mirror = Self.mirror(block)
            w = unsafe roots[mirror]
            w0 = unsafe roots[2 &* mirror &+ 1]
            w1 = unsafe roots[2 &* mirror]
        }
        let b = unsafe a + quarter, c = unsafe a + 2 &* quarter, d = unsafe a + 3 &* quarter
        for i in 0..<quarter {
            let x0 = unsafe a[i], x1 = unsafe b[i], x2 = unsafe c[i], x3 = unsafe d[i]
            let y0 = TransformPrime.reduce(x0 &+ x1, p2)
            let y1 = prime.multiply(x1 &- x0 &+ p2, w0)
            let y2 = TransformPrime.reduce(x2 &+ x3, p2)
            let y3 = prime.multiply(x3 &- x2 &+ p2, w1)
            unsafe a[i] = TransformPrime.reduce(y0 &+ y2, p2)
            unsafe c[i] = prime.multiply(y2 &- y0 &+ p2, w)
            unsafe b[i] = TransformPrime.reduce(y1 &+ y3, p2)
            unsafe d[i] = prime.multiply(y3 &- y1 &+ p2, w)
        }
    }
}
