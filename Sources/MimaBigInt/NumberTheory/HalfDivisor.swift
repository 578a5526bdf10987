/// Euclid's steps from the full length of two numbers to about half of it, by recursion on their upper parts:
/// A. Schönhage, Schnelle Berechnung von Kettenbruchentwicklungen (1971), in N. Möller's form, On Schönhage's algorithm
/// and subquadratic integer GCD computation (2008).
///
/// The numbers before are the matrix, whose determinant is 1 and whose entries are not negative, times the numbers after.
struct HalfDivisor {
    private(set) var m00 = BigUInt.one
    private(set) var m01 = BigUInt()
    private(set) var m10 = BigUInt()
    private(set) var m11 = BigUInt.one
    /// The numbers after.
    private(set) var a: BigUInt
    private(set) var b: BigUInt

    private init(_ a: BigUInt, _ b: BigUInt) {
        self.a = a
        self.b = b
    }

    private var isIdentity: Bool { m01.isZero && m10.isZero }

    /// The steps that keep both numbers longer than half the longer one, or nil if there are none.
    static func reduce(_ a: BigUInt, _ b: BigUInt) -> HalfDivisor? {
        let bits = Swift.max(a.bitLength, b.bitLength)
        let limit = bits / 2 + 1
        guard Swift.min(a.bitLength, b.bitLength) > limit else { return nil }
        var state = HalfDivisor(a, b)
        if bits > 64 * Thresholds.halfDivisorStep {
            state.recur(at: bits / 2)
            while Swift.max(state.a.bitLength, state.b.bitLength) > 3 * bits / 4 + 1 {
                // Where one step goes below the limit, all would; another recursion would find nothing.
                guard state.step(limit) else { return state.isIdentity ? nil : state }
            }
            let length = Swift.max(state.a.bitLength, state.b.bitLength)
            if Swift.min(state.a.bitLength, state.b.bitLength) > limit && 2 * limit + 1 > length {
                state.recur(at: 2 * limit - length + 1)
            }
        }
        while state.lehmerStep(limit) || state.step(limit) {}
        return state.isIdentity ? nil : state
    }

    /// Reduces the parts above `position`, and the numbers with them.
    private mutating func recur(at position: Int) {
        guard let upper = Self.reduce(a.shiftedRight(position), b.shiftedRight(position)) else { return }
        (a, b) = upper.apply(a, b, position)
        multiply(by: upper)
    }

    /// The numbers after these steps, where the steps were found from the parts above `position`.
    func apply(_ fullA: BigUInt, _ fullB: BigUInt, _ position: Int) -> (BigUInt, BigUInt) {
        let lowA = fullA.lowBits(position), lowB = fullB.lowBits(position)
        let newA = (a << position) + m11 * lowA - m01 * lowB
        let newB = (b << position) + m00 * lowB - m10 * lowA
        return (newA, newB)
    }

    private mutating func multiply(by other: HalfDivisor) {
        let n00 = m00 * other.m00 + m01 * other.m10
        let n01 = m00 * other.m01 + m01 * other.m11
        let n10 = m10 * other.m00 + m11 * other.m10
        m11 = m10 * other.m01 + m11 * other.m11
        m00 = n00
        m01 = n01
        m10 = n10
    }

    /// Several steps at once; false where Lehmer's method finds none, or might go below the limit.
    private mutating func lehmerStep(_ limit: Int) -> Bool {
        let count = Swift.max(a.wordCount, b.wordCount)
        // Each takes 64 bits at most from either number.
        guard count > 2, Swift.min(a.bitLength, b.bitLength) > limit + 66, a.wordCount == b.wordCount else {
            return false
        }
        let lead = 64 * count - Swift.max(a.bitLength, b.bitLength)
        let x = unsafe a.withLimbs { unsafe Limbs.upper($0, $1, lead) }
        let y = unsafe b.withLimbs { unsafe Limbs.upper($0, $1, lead) }
        let matrix = LehmerMatrix(x, y)
        if matrix.isIdentity { return false }
        _ = unsafe a.changeLimbs { p, count in
            _ = unsafe b.changeLimbs { q, _ in
                unsafe Limbs.apply(matrix, p, q, count)
                return 0
            }
            return 0
        }
        (m00, m01) = Self.row(m00, m01, matrix)
        (m10, m11) = Self.row(m10, m11, matrix)
        return true
    }

    /// A row of the product with a small matrix.
    private static func row(_ x: BigUInt, _ y: BigUInt, _ matrix: LehmerMatrix) -> (BigUInt, BigUInt) {
        var left = x * BigUInt(matrix.m00)
        left.addProduct(y, BigUInt(matrix.m10))
        var right = y * BigUInt(matrix.m11)
        right.addProduct(x, BigUInt(matrix.m01))
        return (left, right)
    }

    /// One of Euclid's steps, as far as leaves both numbers longer than the limit; false where that is not at all.
    private mutating func step(_ limit: Int) -> Bool {
        if a >= b {
            guard let q = Self.divide(&a, b, limit) else { return false }
            m01 += q * m00
            m11 += q * m10
        } else {
            guard let q = Self.divide(&b, a, limit) else { return false }
            m00 += q * m01
            m10 += q * m11
        }
        return true
    }

    private static func divide(_ a: inout BigUInt, _ b: BigUInt, _ limit: Int) -> BigUInt? {
        guard (a - b).bitLength > limit else { return nil }
        var (q, r) = a.quotientAndRemainder(dividingBy: b)
        if r.bitLength <= limit {
            q -= .one
            r += b
            guard !q.isZero else { return nil }
        }
        a = r
        return q
    }
}
