/// What is measured. Every party makes a fresh result each time, from the same operands.
enum Operation: String, CaseIterable, Sendable {
    case add
    case multiply
    case square
    /// 2n words by n words, quotient and remainder.
    case divide
    case toDecimal
    case fromDecimal
    case gcd
    /// With an odd modulus of n words.
    case modularPower

    /// How long a modular power's exponent is. As long as the modulus up to 64 words; shorter above, so that the
    /// slowest party ends too.
    static func exponentBits(words: Int) -> Int {
        switch words {
        case ...64: 64 * words
        case ...4096: max(262_144 / words, 64)
        default: 17
        }
    }

    /// The operands as words, the least significant first. The top bit of each is clear and the next one set, so that
    /// divisors need shifting, and that sums of one word fit it.
    func operands(words: Int) -> [[UInt64]] {
        func number(_ role: UInt64, _ count: Int) -> [UInt64] {
            var limbs = Operation.random(seed: UInt64(words) &* 16 &+ role, count)
            limbs[count - 1] = limbs[count - 1] & ~(1 << 63) | 1 << 62
            return limbs
        }
        switch self {
        case .add, .multiply, .gcd: return [number(1, words), number(2, words)]
        case .square, .toDecimal, .fromDecimal: return [number(1, words)]
        case .divide: return [number(1, 2 * words), number(2, words)]
        case .modularPower:
            let bits = Operation.exponentBits(words: words)
            var exponent = Operation.random(seed: UInt64(words) &* 16 &+ 2, (bits + 63) / 64)
            if bits < 64 { exponent[0] = exponent[0] >> UInt64(64 - bits) | 1 << UInt64(bits - 1) }
            var modulus = number(3, words)
            modulus[0] |= 1
            var base = number(1, words)
            base[words - 1] >>= 1
            return [base, exponent, modulus]
        }
    }

    /// SplitMix64.
    static func random(seed: UInt64, _ count: Int) -> [UInt64] {
        var state = seed
        return (0..<count).map { _ in
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }
}
