extension BigUInt {
    /// The bits that both numbers have.
    public static func & (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil { return BigUInt(a.word & b.word) }
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
        if a.storage == nil && b.storage == nil { return BigUInt(a.word | b.word) }
        return a.combining(b) { $0 | $1 }
    }

    /// The bits that one of the numbers has.
    public static func ^ (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil { return BigUInt(a.word ^ b.word) }
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
        if a.storage == nil { return BigUInt(~a.word) }
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
        guard let storage else { return 64 - word.leadingZeroBitCount }
        let count = storage.header.count
        return count * 64 - storage.limb(count - 1).leadingZeroBitCount
    }

    /// The number of bits that are 1.
    public var nonzeroBitCount: Int {
        unsafe withLimbs { a, count in (0..<count).reduce(0) { unsafe $0 + a[$1].nonzeroBitCount } }
    }

    /// The number of zeros below the lowest 1; for zero the bit width, 64, as with `UInt`.
    public var trailingZeroBitCount: Int {
        guard storage != nil else { return word.trailingZeroBitCount }
        return unsafe withLimbs { a, _ in
            // The top limb is not zero.
            var zeros = 0
            while unsafe a[zeros] == 0 { zeros += 1 }
            return unsafe zeros * 64 + a[zeros].trailingZeroBitCount
        }
    }

    /// Whether the bit that counts 2 to the power of `index` is 1. `index` must not be negative.
    public func bit(at index: Int) -> Bool {
        precondition(index >= 0, "a bit's index is not negative")
        let (whole, part) = index.quotientAndRemainder(dividingBy: 64)
        guard let storage else { return whole == 0 && word >> UInt(part) & 1 == 1 }
        return whole < storage.header.count && storage.limb(whole) >> UInt(part) & 1 == 1
    }

    /// Sets or clears the bit that counts 2 to the power of `index`, which must not be negative.
    public mutating func setBit(at index: Int, to value: Bool = true) {
        guard bit(at: index) != value else { return }
        let (whole, part) = index.quotientAndRemainder(dividingBy: 64)
        if whole < wordCount,
            unsafe changeLimbs({ a, _ in
                unsafe a[whole] ^= 1 << UInt(part)
                return 0
            })
        {
            return
        }
        self = self ^ (BigUInt.one << index)
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
