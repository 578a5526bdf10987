/// An odd modulus and what Montgomery's multiplication needs. Numbers are kept as `x B^n` modulo the modulus, where n is
/// its count of limbs.
struct MontgomeryModulus {
    let modulus: BigUInt
    let count: Int
    private let limbs: [UInt]
    private let inverse: UInt
    /// `-modulus^-1` modulo B^n, for long moduli.
    private let longInverse: [UInt]

    /// - Parameter modulus: Odd, at least 3.
    init(_ modulus: BigUInt) {
        self.modulus = modulus
        // Three limbs take the way of four.
        limbs = modulus.wordCount == 3 ? modulus.words + [0] : modulus.words
        count = limbs.count
        inverse = 0 &- Limbs.inverse(ofOdd: modulus.lowWord)
        guard count >= Thresholds.montgomeryParts else {
            longInverse = []
            return
        }
        // Newton's iteration doubles the bits that are right.
        var found = BigUInt(Limbs.inverse(ofOdd: modulus.lowWord))
        var bits = 64
        while bits < 64 * count {
            bits = Swift.min(2 * bits, 64 * count)
            let product = (found * modulus.lowBits(bits)).lowBits(bits)
            let correction = (BigUInt.one << bits) + BigUInt(2 as UInt) - product
            found = (found * correction.lowBits(bits)).lowBits(bits)
        }
        let negated = ((BigUInt.one << (64 * count)) - found).words
        longInverse = negated + [UInt](repeating: 0, count: Swift.max(count - negated.count, 0))
    }

    /// How much memory ``multiply(_:_:_:_:)`` needs.
    var scratchCount: Int { longInverse.isEmpty ? 2 * count : 9 * count + 4 }

    /// `result = a b / B^n`. `result` may be `a` or `b`.
    @inline(__always)
    func multiply(_ result: LimbBuffer, _ a: LimbSource, _ b: LimbSource, _ scratch: LimbBuffer) {
        if count <= 4 && count != 3 { return unsafe multiplyShort(result, a, b) }
        unsafe Limbs.multiply(scratch, a, count, b, count)
        unsafe reduce(result, scratch)
    }

    /// `result = a^2 / B^n`. `result` may be `a`.
    @inline(__always)
    func square(_ result: LimbBuffer, _ a: LimbSource, _ scratch: LimbBuffer) {
        if count <= 4 && count != 3 { return unsafe multiplyShort(result, a, a) }
        unsafe Limbs.square(scratch, a, count)
        unsafe reduce(result, scratch)
    }

    private func multiplyShort(_ result: LimbBuffer, _ a: LimbSource, _ b: LimbSource) {
        unsafe limbs.withUnsafeBufferPointer { buffer in
            guard let m = buffer.baseAddress else { return }
            switch count {
            case 1: unsafe result[0] = unsafe Limbs.montgomeryProduct(a[0], b[0], m[0], inverse: inverse)
            case 2: unsafe Limbs.montgomeryTwo(result, a, b, m, inverse: inverse)
            default: unsafe Limbs.montgomeryFour(result, a, b, m, inverse: inverse)
            }
        }
    }

    /// `result = t / B^n`, for `2 n` limbs of `t`, the first of ``scratchCount``.
    func reduce(_ result: LimbBuffer, _ t: LimbBuffer) {
        unsafe limbs.withUnsafeBufferPointer { buffer in
            guard let m = buffer.baseAddress else { return }
            if longInverse.isEmpty { return unsafe Limbs.reduce(result, t, m, count, inverse: inverse) }
            unsafe longInverse.withUnsafeBufferPointer { inverse in
                guard let inverse = inverse.baseAddress else { return }
                let q = unsafe t + 2 * count, scratch = unsafe t + 3 * count
                unsafe Limbs.multiplyLow(q, t, inverse, count, scratch)
                // The low half of q m is -t, so that its value modulo B^n - 1 gives the upper half.
                let upper = unsafe scratch, rest = unsafe scratch + count
                unsafe Limbs.multiplyCyclic(upper, q, m, count, rest)
                unsafe Limbs.negate(rest, t, count)
                var borrow = unsafe Limbs.subtract(upper, upper, rest, count)
                while borrow != 0 { borrow = unsafe Limbs.subtract(upper, upper, count, limb: borrow) }
                // Zero has two names; the upper half is below the modulus, and so is never all ones.
                if unsafe upper.pointee == ~0 && Limbs.isAllOnes(upper, count) { unsafe Limbs.clear(upper, count) }
                // The low halves sum to zero, with a carry unless both are zero.
                let carry: UInt = unsafe Limbs.trimmed(t, count) == 0 ? 0 : 1
                let top = unsafe Limbs.add(t + count, t + count, upper, count, carry: carry)
                if unsafe top != 0 || Limbs.compare(t + count, m, count) >= 0 {
                    _ = unsafe Limbs.subtract(result, t + count, m, count)
                } else {
                    unsafe Limbs.copy(result, t + count, count)
                }
            }
        }
    }

    /// `x B^n` modulo the modulus.
    func enter(_ x: BigUInt) -> BigUInt { (x << (64 * count)) % modulus }

    /// Writes a number below the modulus to `count` limbs.
    func write(_ x: BigUInt, to result: LimbBuffer) {
        unsafe x.withLimbs { source, used in
            unsafe Limbs.copy(result, source, used)
            unsafe Limbs.clear(result + used, count - used)
        }
    }
}
