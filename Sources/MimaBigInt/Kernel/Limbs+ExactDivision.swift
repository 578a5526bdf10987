extension Limbs {
    /// The inverse of an odd limb modulo 2^64, by Newton's iteration: 3, 6, 12, 24, 48, 96 bits are right.
    @inline(__always)
    static func inverse(ofOdd limb: UInt) -> UInt {
        var inverse = limb
        for _ in 0..<5 { inverse = inverse &* (2 &- limb &* inverse) }
        return inverse
    }
}
