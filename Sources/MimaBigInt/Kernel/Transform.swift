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
    /// The square roots `s(i)` by block, and their inverses.
    private let roots: UnsafeMutablePointer<TransformPrime.Constant>
    private let inverses: UnsafeMutablePointer<TransformPrime.Constant>

    /// Makes tables for `count` blocks, a power of two, and lends the transform to `body`.
    static func with<R>(_ prime: TransformPrime, blocks count: Int, _ body: (Transform) -> R) -> R {
        let roots = UnsafeMutablePointer<TransformPrime.Constant>.allocate(capacity: count)
        let inverses = UnsafeMutablePointer<TransformPrime.Constant>.allocate(capacity: count)
        defer {
            unsafe roots.deallocate()
            unsafe inverses.deallocate()
        }
        unsafe fill(roots, count, prime, inverted: false)
        unsafe fill(inverses, count, prime, inverted: true)
        return unsafe body(Transform(prime: prime, roots: roots, inverses: inverses))
    }

    /// Entry `i` is the root of order `4 * 2^k` to the power of `i` with its bits reversed; entries from `2^k` on are
    /// the first ones times one root.
    private static func fill(
        _ table: UnsafeMutablePointer<TransformPrime.Constant>,
        _ count: Int,
        _ prime: TransformPrime,
        inverted: Bool
    ) {
        unsafe table[0] = prime.constant(1)
        var filled = 1
        var order = 2
        while filled < count {
            var root = prime.root(ofOrder: order)
            if inverted { root = prime.inverse(root) }
            let step = prime.constant(root)
            for i in 0..<min(filled, count - filled) {
                let value = unsafe prime.multiply(table[i].value, step)
                unsafe table[filled + i] = prime.constant(TransformPrime.reduce(value, prime.p))
            }
            filled *= 2
            order += 1
        }
    }

    /// The multiplier of block `i`: a square root of its `z`.
    func root(ofBlock i: Int) -> TransformPrime.Constant { unsafe roots[i] }

    /// The inverse of that.
    func inverseRoot(ofBlock i: Int) -> TransformPrime.Constant { unsafe inverses[i] }

    /// From coefficients below `4p` to values below `4p`. `count` is a power of two.
    func forward(_ a: LimbBuffer, _ count: Int, block: Int) {
        if count >= 4 {
            unsafe forwardFour(a, count &>> 2, block)
            if count > 4 {
                let quarter = count &>> 2
                unsafe forward(a, quarter, block: 4 &* block)
                unsafe forward(a + quarter, quarter, block: 4 &* block &+ 1)
                unsafe forward(a + 2 &* quarter, quarter, block: 4 &* block &+ 2)
                unsafe forward(a + 3 &* quarter, quarter, block: 4 &* block &+ 3)
            }
        } else if count == 2 {
            let p2 = 2 &* prime.p
            let x = unsafe TransformPrime.reduce(a[0], p2)
            let t = unsafe prime.multiply(a[1], roots[block])
            unsafe a[0] = x &+ t
            unsafe a[1] = x &- t &+ p2
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
        if count >= 4 {
            let quarter = count &>> 2
            if count > 4 {
                unsafe inverse(a, quarter, block: 4 &* block)
                unsafe inverse(a + quarter, quarter, block: 4 &* block &+ 1)
                unsafe inverse(a + 2 &* quarter, quarter, block: 4 &* block &+ 2)
                unsafe inverse(a + 3 &* quarter, quarter, block: 4 &* block &+ 3)
            }
            unsafe inverseFour(a, quarter, block)
        } else if count == 2 {
            let p2 = 2 &* prime.p
            let x = unsafe a[0], y = unsafe a[1]
            unsafe a[0] = TransformPrime.reduce(x &+ y, p2)
            unsafe a[1] = unsafe prime.multiply(x &- y &+ p2, inverses[block])
        }
    }

    /// Two steps in one pass over the memory.
    @inline(__always)
    private func inverseFour(_ a: LimbBuffer, _ quarter: Int, _ block: Int) {
        let prime = prime
        let p2 = 2 &* prime.p
        let w = unsafe inverses[block], w0 = unsafe inverses[2 &* block], w1 = unsafe inverses[2 &* block &+ 1]
        let b = unsafe a + quarter, c = unsafe a + 2 &* quarter, d = unsafe a + 3 &* quarter
        for i in 0..<quarter {
            let x0 = unsafe a[i], x1 = unsafe b[i], x2 = unsafe c[i], x3 = unsafe d[i]
            let y0 = TransformPrime.reduce(x0 &+ x1, p2)
            let y1 = prime.multiply(x0 &- x1 &+ p2, w0)
            let y2 = TransformPrime.reduce(x2 &+ x3, p2)
            let y3 = prime.multiply(x2 &- x3 &+ p2, w1)
            unsafe a[i] = TransformPrime.reduce(y0 &+ y2, p2)
            unsafe c[i] = prime.multiply(y0 &- y2 &+ p2, w)
            unsafe b[i] = TransformPrime.reduce(y1 &+ y3, p2)
            unsafe d[i] = prime.multiply(y1 &- y3 &+ p2, w)
        }
    }
}
