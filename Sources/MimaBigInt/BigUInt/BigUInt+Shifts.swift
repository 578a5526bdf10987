extension BigUInt {
    /// The number times 2 to the power of `bits`, which must not be negative.
    func shiftedLeft(_ bits: Int) -> BigUInt {
        guard !isZero else { return self }
        let (whole, part) = bits.quotientAndRemainder(dividingBy: 64)
        return unsafe withLimbs { a, count in
            unsafe BigUInt(capacity: count + whole + 1) { result in
                unsafe Limbs.clear(result, whole)
                if part == 0 {
                    unsafe Limbs.copy(result + whole, a, count)
                    unsafe result[whole + count] = 0
                } else {
                    unsafe result[whole + count] = unsafe Limbs.shiftLeft(result + whole, a, count, part)
                }
            }
        }
    }

    /// The number divided by 2 to the power of `bits`, without the fraction.
    func shiftedRight(_ bits: Int) -> BigUInt {
        let (whole, part) = bits.quotientAndRemainder(dividingBy: 64)
        return unsafe withLimbs { a, count in
            guard whole < count else { return BigUInt() }
            return unsafe BigUInt(capacity: count - whole) { result in
                if part == 0 {
                    unsafe Limbs.copy(result, a + whole, count - whole)
                } else {
                    _ = unsafe Limbs.shiftRight(result, a + whole, count - whole, part)
                }
            }
        }
    }

    /// Shifts to the left; a negative shift is one to the right. Bits that are shifted out on the right are lost.
    public static func << (a: BigUInt, bits: some BinaryInteger) -> BigUInt {
        bits < 0 ? a.shiftedRight(distance(bits)) : a.shiftedLeft(distance(bits))
    }

    /// Shifts to the right; a negative shift is one to the left.
    public static func >> (a: BigUInt, bits: some BinaryInteger) -> BigUInt {
        bits < 0 ? a.shiftedLeft(distance(bits)) : a.shiftedRight(distance(bits))
    }

    /// Shifts a variable to the left; a negative shift is one to the right.
    public static func <<= (a: inout BigUInt, bits: some BinaryInteger) { a = a << bits }

    /// Shifts a variable to the right; a negative shift is one to the left.
    public static func >>= (a: inout BigUInt, bits: some BinaryInteger) { a = a >> bits }

    /// How far a shift goes. What does not fit an `Int` is more than there is memory for.
    static func distance(_ bits: some BinaryInteger) -> Int { Int(clamping: bits.magnitude) }
}
