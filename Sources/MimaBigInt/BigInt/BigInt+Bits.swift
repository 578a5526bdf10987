extension BigInt {
    /// The words of the two's complement, the least significant first: as many as show the sign.
    public var words: [UInt] {
        var words = size.words
        if sign {
            var carry: UInt = 1
            for i in words.indices {
                let (sum, overflow) = (~words[i]).addingReportingOverflow(carry)
                words[i] = sum
                carry = overflow ? 1 : 0
            }
        }
        // The top bit must be the sign.
        if let last = words.last, (last >> 63 == 1) != sign { words.append(sign ? ~0 : 0) }
        return words
    }

    /// Makes a number from the words of its two's complement, the least significant first: the top bit is the sign.
    public init(words: some Sequence<UInt>) {
        var words = [UInt](words)
        guard let last = words.last, last >> 63 == 1 else {
            self.init(BigUInt(limbs: words))
            return
        }
        var carry: UInt = 1
        for i in words.indices {
            let (sum, overflow) = (~words[i]).addingReportingOverflow(carry)
            words[i] = sum
            carry = overflow ? 1 : 0
        }
        if carry == 1 { words.append(1) }
        self.init(magnitude: BigUInt(limbs: words), isNegative: true)
    }

    private static func combine(_ a: BigInt, _ b: BigInt, _ operation: (UInt, UInt) -> UInt) -> BigInt {
        let x = a.words, y = b.words
        let count = Swift.max(x.count, y.count)
        var result: [UInt] = []
        result.reserveCapacity(count)
        for i in 0..<count {
            let left = i < x.count ? x[i] : a.sign ? ~0 : 0
            let right = i < y.count ? y[i] : b.sign ? ~0 : 0
            result.append(operation(left, right))
        }
        return BigInt(words: result)
    }

    /// The bits that both numbers have, in two's complement.
    public static func & (a: BigInt, b: BigInt) -> BigInt {
        if !a.sign && !b.sign { return BigInt(a.size & b.size) }
        return combine(a, b) { $0 & $1 }
    }

    /// The bits that either number has, in two's complement.
    public static func | (a: BigInt, b: BigInt) -> BigInt {
        if !a.sign && !b.sign { return BigInt(a.size | b.size) }
        return combine(a, b) { $0 | $1 }
    }

    /// The bits that one of the numbers has, in two's complement.
    public static func ^ (a: BigInt, b: BigInt) -> BigInt {
        if !a.sign && !b.sign { return BigInt(a.size ^ b.size) }
        return combine(a, b) { $0 ^ $1 }
    }

    /// Keeps the bits that `b` has too.
    public static func &= (a: inout BigInt, b: BigInt) { a = a & b }

    /// Adds the bits that `b` has.
    public static func |= (a: inout BigInt, b: BigInt) { a = a | b }

    /// Flips the bits that `b` has.
    public static func ^= (a: inout BigInt, b: BigInt) { a = a ^ b }

    /// The complement of all bits: `-a - 1`.
    public static prefix func ~ (a: BigInt) -> BigInt {
        a.sign ? BigInt(a.size - .one) : BigInt(size: a.size + .one, sign: true)
    }

    /// Shifts to the left; a negative shift is one to the right, which rounds down.
    public static func << (a: BigInt, bits: some BinaryInteger) -> BigInt {
        bits < 0 ? a.shiftedRight(BigUInt.distance(bits)) : a.shiftedLeft(BigUInt.distance(bits))
    }

    /// Shifts to the right, rounding down; a negative shift is one to the left.
    public static func >> (a: BigInt, bits: some BinaryInteger) -> BigInt {
        bits < 0 ? a.shiftedLeft(BigUInt.distance(bits)) : a.shiftedRight(BigUInt.distance(bits))
    }

    /// Shifts a variable to the left; a negative shift is one to the right.
    public static func <<= (a: inout BigInt, bits: some BinaryInteger) { a = a << bits }

    /// Shifts a variable to the right, rounding down; a negative shift is one to the left.
    public static func >>= (a: inout BigInt, bits: some BinaryInteger) { a = a >> bits }

    private func shiftedLeft(_ bits: Int) -> BigInt { BigInt(size: size.shiftedLeft(bits), sign: sign) }

    private func shiftedRight(_ bits: Int) -> BigInt {
        guard sign else { return BigInt(size.shiftedRight(bits)) }
        // -(m >> n), and one less where a bit that is 1 falls off.
        let quotient = size.shiftedRight(bits)
        return BigInt(size: size.trailingZeroBitCount < bits ? quotient + .one : quotient, sign: true)
    }

    /// Whether the bit that counts 2 to the power of `index` is 1 in two's complement. `index` must not be negative.
    public func bit(at index: Int) -> Bool {
        guard sign else { return size.bit(at: index) }
        return !(size - .one).bit(at: index)
    }

    /// Sets or clears the bit that counts 2 to the power of `index`, which must not be negative.
    public mutating func setBit(at index: Int, to value: Bool = true) {
        guard bit(at: index) != value else { return }
        if sign {
            var complement = size - .one
            complement.setBit(at: index, to: !value)
            size = complement + .one
        } else {
            size.setBit(at: index, to: value)
        }
    }

    /// The number of zeros below the lowest 1; for zero the bit width, 64, as with `Int`.
    public var trailingZeroBitCount: Int { size.trailingZeroBitCount }

    /// The number of bits that are 1; nil for a negative number, which has infinitely many in two's complement.
    public var nonzeroBitCount: Int? { sign ? nil : size.nonzeroBitCount }

    /// The number of bits of the absolute value that matter.
    public var bitLength: Int { size.bitLength }
}
