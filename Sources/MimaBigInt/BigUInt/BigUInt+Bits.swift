extension BigUInt {
    /// The bits that both numbers have.
    public static func & (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.limbs == nil && b.limbs == nil { return BigUInt(a.word & b.word) }
        return unsafe a.withLimbs { x, xCount in
            unsafe b.withLimbs { y, yCount in
                let count = Swift.min(xCount, yCount)
                return unsafe BigUInt(capacity: count) { result in
                    for i in 0..<count { unsafe result[i] = unsafe x[i] & y[i] }
                }
            }
        }
    }

    /// The bits that either number has.
    public static func | (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.limbs == nil && b.limbs == nil { return BigUInt(a.word | b.word) }
        return a.combining(b) { $0 | $1 }
    }

    /// The bits that one of the numbers has.
    public static func ^ (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.limbs == nil && b.limbs == nil { return BigUInt(a.word ^ b.word) }
        return a.combining(b) { $0 ^ $1 }
    }

    /// Keeps the bits that `b` has too.
    public static func &= (a: inout BigUInt, b: BigUInt) { a = a & b }

    /// Adds the bits that `b` has.
    public static func |= (a: inout BigUInt, b: BigUInt) { a = a | b }

    /// Flips the bits that `b` has.
    public static func ^= (a: inout BigUInt, b: BigUInt) { a = a ^ b }

    /// The other bits of the words that the number takes: what is not there cannot be inverted. Use `BigInt` for a
    /// complement of infinitely many bits.
    public static prefix func ~ (a: BigUInt) -> BigUInt {
        if a.limbs == nil { return BigUInt(~a.word) }
        return unsafe a.withLimbs { x, count in
            unsafe BigUInt(capacity: count) { result in
                for i in 0..<count { unsafe result[i] = unsafe ~x[i] }
            }
        }
    }

    /// `operation` on each pair of limbs, where the operation with zero gives the limb itself.
    @inline(__always)
    private func combining(_ other: BigUInt, _ operation: (UInt, UInt) -> UInt) -> BigUInt {
        let (long, short) = wordCount >= other.wordCount ? (self, other) : (other, self)
        return unsafe long.withLimbs { x, xCount in
            unsafe short.withLimbs { y, yCount in
                unsafe BigUInt(capacity: xCount) { result in
                    for i in 0..<yCount { unsafe result[i] = unsafe operation(x[i], y[i]) }
                    unsafe Limbs.copy(result + yCount, x + yCount, xCount - yCount)
                }
            }
        }
    }

    /// The number of bits that matter: 0 for zero, 8 for 255, 9 for 256.
    public var bitLength: Int {
        guard let limbs, let last = limbs.last else { return 64 - word.leadingZeroBitCount }
        return limbs.count * 64 - last.leadingZeroBitCount
    }

    /// The number of bits that are 1.
    public var nonzeroBitCount: Int {
        guard let limbs else { return word.nonzeroBitCount }
        return limbs.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// The number of zeros below the lowest 1; for zero the bit width, 64, as with `UInt`.
    public var trailingZeroBitCount: Int {
        guard let limbs else { return word.trailingZeroBitCount }
        let zeros = limbs.prefix { $0 == 0 }.count
        return zeros * 64 + (zeros < limbs.count ? limbs[zeros].trailingZeroBitCount : 0)
    }

    /// Whether the bit that counts 2 to the power of `index` is 1. `index` must not be negative.
    public func bit(at index: Int) -> Bool {
        precondition(index >= 0, "a bit's index is not negative")
        let (whole, part) = index.quotientAndRemainder(dividingBy: 64)
        guard let limbs else { return whole == 0 && word >> UInt(part) & 1 == 1 }
        return whole < limbs.count && limbs[whole] >> UInt(part) & 1 == 1
    }

    /// Sets or clears the bit that counts 2 to the power of `index`, which must not be negative.
    public mutating func setBit(at index: Int, to value: Bool = true) {
        guard bit(at: index) != value else { return }
        let (whole, part) = index.quotientAndRemainder(dividingBy: 64)
        var changed = limbs ?? [word]
        limbs = nil
        if whole >= changed.count { changed.append(contentsOf: repeatElement(0, count: whole + 1 - changed.count)) }
        changed[whole] ^= 1 << UInt(part)
        restore(changed)
    }

    /// The number modulo 2 to the power of `count`, which must not be negative.
    public func lowBits(_ count: Int) -> BigUInt {
        precondition(count >= 0, "a number of bits is not negative")
        guard count < bitLength else { return self }
        let (whole, part) = count.quotientAndRemainder(dividingBy: 64)
        return unsafe withLimbs { a, _ in
            unsafe BigUInt(capacity: whole + (part == 0 ? 0 : 1)) { result in
                unsafe Limbs.copy(result, a, whole)
                if part > 0 { unsafe result[whole] = unsafe a[whole] & ((1 << UInt(part)) - 1) }
            }
        }
    }
}
