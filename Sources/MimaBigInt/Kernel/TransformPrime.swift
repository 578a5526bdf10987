/// A prime `p` of 62 bits with roots of unity of every order up to 2^48, and arithmetic modulo it.
///
/// Multiplication by a constant is V. Shoup's: with `quotient = floor(constant * 2^64 / p)` known, the product modulo
/// `p` costs three multiplications and is below `2p`. Values are kept below `4p`, which fits a word, and reduced only
/// where they must be: D. Harvey, Faster arithmetic for number-theoretic transforms (2014).
struct TransformPrime {
    let p: UInt
    /// Which of the three it is.
    let index: Int
    /// A root of unity of order exactly 2^48.
    private let root: UInt
    /// `-p^-1` modulo 2^64.
    private let negatedInverse: UInt

    // The three largest primes below 2^62 that are 1 modulo 2^48, each with a root of order 2^48: a power (p - 1) / 2^48
    // whose 2^47th power is -1.
    static let first = TransformPrime(index: 0, p: 4_601_552_919_265_804_289, root: 2_053_050_862_670_337_990)
    static let second = TransformPrime(index: 1, p: 4_595_360_469_778_169_857, root: 4_527_535_255_794_216_805)
    static let third = TransformPrime(index: 2, p: 4_585_508_845_593_296_897, root: 1_086_012_686_981_628_824)

    private init(index: Int, p: UInt, root: UInt) {
        self.index = index
        self.p = p
        self.root = root
        // Newton's iteration doubles the correct bits: 3, 6, 12, 24, 48, 96.
        var inverse = p
        for _ in 0..<5 { inverse = inverse &* (2 &- p &* inverse) }
        negatedInverse = 0 &- inverse
    }

    /// A number below `p`, and what makes multiplying by it fast.
    struct Constant {
        var value: UInt
        var quotient: UInt
    }

    /// -1.
    var minusOne: Constant { Constant(value: p &- 1, quotient: p.dividingFullWidth((p &- 1, 0)).quotient) }

    func constant(_ value: UInt) -> Constant {
        Constant(value: value, quotient: p.dividingFullWidth((value, 0)).quotient)
    }

    /// `x * constant` modulo `p`, below `2p`; any `x`.
    @inline(__always)
    func multiply(_ x: UInt, _ constant: Constant) -> UInt {
        let quotient = UInt(truncatingIfNeeded: (UInt128(x) &* UInt128(constant.quotient)) &>> 64)
        return x &* constant.value &- quotient &* p
    }

    /// `x - limit` where `x >= limit`, else `x`.
    @inline(__always)
    static func reduce(_ x: UInt, _ limit: UInt) -> UInt {
        min(x, x &- limit)
    }

    /// `x * y / 2^64` modulo `p`, below `2p`, for `x * y < 2^64 p`: Montgomery's product. ``montgomeryCorrection`` puts
    /// the factor right.
    @inline(__always)
    func montgomery(_ x: UInt, _ y: UInt) -> UInt {
        let t = UInt128(x) &* UInt128(y)
        let m = UInt(truncatingIfNeeded: t) &* negatedInverse
        let sum = UInt128(m) &* UInt128(p)
        let carry: UInt = UInt(truncatingIfNeeded: t) != 0 ? 1 : 0
        return UInt(truncatingIfNeeded: t &>> 64) &+ UInt(truncatingIfNeeded: sum &>> 64) &+ carry
    }

    /// `x * y` modulo `p`, for table making.
    func product(_ x: UInt, _ y: UInt) -> UInt {
        let t = x.multipliedFullWidth(by: y)
        return p.dividingFullWidth((t.high, t.low)).remainder
    }

    func power(_ base: UInt, _ exponent: UInt) -> UInt {
        var result: UInt = 1
        var base = base
        var exponent = exponent
        while exponent > 0 {
            if exponent & 1 == 1 { result = product(result, base) }
            base = product(base, base)
            exponent &>>= 1
        }
        return result
    }

    func inverse(_ x: UInt) -> UInt { power(x, p - 2) }

    /// A root of unity of order `2^logarithm`.
    func root(ofOrder logarithm: Int) -> UInt { power(root, 1 << UInt(48 - logarithm)) }

    /// `2^64 / count` modulo `p`: scales an inverse transform of `count` values, and undoes Montgomery's factor.
    func montgomeryCorrection(_ count: Int) -> Constant {
        let radix = p.dividingFullWidth((1, 0)).remainder
        return constant(product(radix, inverse(UInt(count))))
    }
}
