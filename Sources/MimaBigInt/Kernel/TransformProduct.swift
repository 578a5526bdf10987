/// Products of very long numbers: limbs are coefficients of polynomials, which are multiplied modulo three primes by
/// transforms (J. M. Pollard, The fast Fourier transform in a finite field, 1971); the Chinese remainder theorem gives
/// the coefficients, of at most 186 bits, and carries make limbs of them.
enum TransformProduct {
    static var primes: [TransformPrime] { [.first, .second, .third] }

    /// `result = a * b`, with `aCount + bCount` limbs.
    static func multiply(
        _ result: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ b: LimbSource,
        _ bCount: Int
    ) {
        let length = TransformLength(aCount + bCount)
        let count = length.count
        unsafe Limbs.withScratch(4 * count) { memory in
            for (index, prime) in primes.enumerated() {
                let transform = Transform(prime, blocks: length.blocks)
                let residues = unsafe memory + index * count
                let other = unsafe memory + 3 * count
                unsafe forward(residues, a, aCount, length, transform)
                unsafe forward(other, b, bCount, length, transform)
                for i in 0..<count {
                    let x = unsafe TransformPrime.reduce(residues[i], 2 &* prime.p)
                    let y = unsafe TransformPrime.reduce(other[i], 2 &* prime.p)
                    unsafe residues[i] = prime.montgomery(x, y)
                }
                unsafe backward(residues, length, transform)
            }
            unsafe combine(result, aCount + bCount, memory, count)
        }
    }

    /// `result = a * a`, with `2 * aCount` limbs.
    static func square(_ result: LimbBuffer, _ a: LimbSource, _ aCount: Int) {
        let length = TransformLength(2 * aCount)
        let count = length.count
        unsafe Limbs.withScratch(3 * count) { memory in
            for (index, prime) in primes.enumerated() {
                let transform = Transform(prime, blocks: length.blocks)
                let residues = unsafe memory + index * count
                unsafe forward(residues, a, aCount, length, transform)
                for i in 0..<count {
                    let x = unsafe TransformPrime.reduce(residues[i], 2 &* prime.p)
                    unsafe residues[i] = prime.montgomery(x, x)
                }
                unsafe backward(residues, length, transform)
            }
            unsafe combine(result, 2 * aCount, memory, count)
        }
    }

    /// The values of the polynomial with the limbs of `a` as coefficients.
    static func forward(
        _ values: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ length: TransformLength,
        _ transform: Transform
    ) {
        let prime = transform.prime
        // A limb may be up to 2^64 - 1, which is above 4p by less than p.
        let p4 = 4 &* prime.p
        let main = length.main
        let direct = min(aCount, main)
        for i in 0..<direct { unsafe values[i] = unsafe TransformPrime.reduce(a[i], p4) }
        unsafe Limbs.clear(values + direct, main - direct)
        let p2 = 2 &* prime.p
        if length.extra > 0 {
            let extra = unsafe values + main
            let size = length.extra
            // z, the value of x^size in the extra block, is the square of the block's multiplier.
            let root = transform.root(ofBlock: length.extraBlock)
            let z = TransformPrime.reduce(prime.multiply(root.value, root), prime.p)
            let step = prime.constant(z)
            // Horner's rule over the chunks.
            var chunk = (aCount + size - 1) / size - 1
            let last = aCount - chunk * size
            for i in 0..<last {
                unsafe extra[i] = unsafe TransformPrime.reduce(TransformPrime.reduce(a[chunk * size + i], p4), p2)
            }
            unsafe Limbs.clear(extra + last, size - last)
            while chunk > 0 {
                chunk -= 1
                let from = unsafe a + chunk * size
                for i in 0..<size {
                    let limb = unsafe TransformPrime.reduce(TransformPrime.reduce(from[i], p4), p2)
                    unsafe extra[i] = unsafe TransformPrime.reduce(prime.multiply(extra[i], step) &+ limb, p2)
                }
            }
            unsafe transform.forward(extra, size, block: length.extraBlock)
        }
        if aCount > main {
            for i in 0..<(aCount - main) {
                let folded =
                    unsafe TransformPrime.reduce(values[i], p2)
                    &+ TransformPrime.reduce(
                        TransformPrime.reduce(a[main + i], p4),
                        p2
                    )
                unsafe values[i] = folded
            }
        }
        unsafe transform.forward(values, main, block: 0)
    }

    /// The coefficients, below `p`, in order.
    static func backward(_ values: LimbBuffer, _ length: TransformLength, _ transform: Transform) {
        let prime = transform.prime
        let p = prime.p, p2 = 2 &* p
        let main = length.main
        unsafe transform.inverse(values, main, block: 0)
        let scale = prime.montgomeryCorrection(main)
        for i in 0..<main {
            unsafe values[i] = unsafe TransformPrime.reduce(prime.multiply(values[i], scale), p)
        }
        guard length.extra > 0 else { return }
        // The product is C0 + C1 x^size + … + Ck x^(k size) with k size = main. The main block has C0 + Ck in its first
        // chunk and C1 … C(k-1) in the others. In the extra block x^main is -1, so that it has C0 - Ck + the rest.
        let extra = unsafe values + main
        let size = length.extra
        unsafe transform.inverse(extra, size, block: length.extraBlock)
        let extraScale = prime.montgomeryCorrection(size)
        let root = transform.root(ofBlock: length.extraBlock)
        let z = prime.constant(TransformPrime.reduce(prime.multiply(root.value, root), p))
        let half = prime.constant((p + 1) / 2)
        let chunks = main / size
        for i in 0..<size {
            var rest: UInt = 0
            var chunk = chunks - 1
            while chunk > 0 {
                rest = unsafe prime.multiply(rest &+ values[chunk * size + i], z)
                chunk -= 1
            }
            let difference = unsafe prime.multiply(extra[i], extraScale) &- rest &+ p2
            let sum = unsafe values[i]
            let low = prime.multiply(TransformPrime.reduce(difference, p2) &+ sum, half)
            unsafe values[i] = TransformPrime.reduce(low, p)
            let high = prime.multiply(sum &+ p2 &- TransformPrime.reduce(difference, p2), half)
            unsafe extra[i] = TransformPrime.reduce(high, p)
        }
    }

    /// Garner's form of the Chinese remainder theorem, and the carries. Returns what is left, two limbs.
    @discardableResult
    static func combine(
        _ result: LimbBuffer,
        _ resultCount: Int,
        _ residues: LimbBuffer,
        _ count: Int
    ) -> (UInt, UInt) {
        let p1 = TransformPrime.first, p2 = TransformPrime.second, p3 = TransformPrime.third
        let inverse12 = p2.constant(p2.inverse(p1.p % p2.p))
        let inverse13 = p3.constant(p3.inverse(p1.p % p3.p))
        let inverse23 = p3.constant(p3.inverse(p2.p % p3.p))
        let product = UInt128(p1.p) &* UInt128(p2.p)
        let low = UInt(truncatingIfNeeded: product), high = UInt(truncatingIfNeeded: product &>> 64)
        let first = unsafe residues, second = unsafe residues + count, third = unsafe residues + 2 * count
        var carry0: UInt = 0, carry1: UInt = 0
        for i in 0..<resultCount {
            let x = unsafe first[i]
            // The primes differ by less than 2^54, so that one subtraction reduces a value of one by another.
            let v2 = unsafe TransformPrime.reduce(p2.multiply(second[i] &+ 2 &* p2.p &- x, inverse12), p2.p)
            let t3 = unsafe p3.multiply(third[i] &+ 2 &* p3.p &- x, inverse13)
            let v3 = TransformPrime.reduce(p3.multiply(t3 &+ 2 &* p3.p &- v2, inverse23), p3.p)
            // x + v2 p1 + v3 p1 p2 + carry
            let t = UInt128(v2) &* UInt128(p1.p) &+ UInt128(x) &+ UInt128(carry0)
            let u = UInt128(v3) &* UInt128(low) &+ UInt128(UInt(truncatingIfNeeded: t))
            let w = UInt128(v3) &* UInt128(high) &+ (t &>> 64) &+ (u &>> 64) &+ UInt128(carry1)
            unsafe result[i] = UInt(truncatingIfNeeded: u)
            carry0 = UInt(truncatingIfNeeded: w)
            carry1 = UInt(truncatingIfNeeded: w &>> 64)
        }
        return (carry0, carry1)
    }
}
