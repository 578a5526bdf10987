extension BigUInt {
    /// The number to the power of `exponent`, modulo `modulus`, which must not be zero.
    ///
    /// Not in constant time: the time tells about all three numbers.
    public func power(_ exponent: BigUInt, modulo modulus: BigUInt) -> BigUInt {
        precondition(!modulus.isZero, "a modulus of zero")
        if modulus.isOne { return BigUInt() }
        let base = self % modulus
        if exponent.isZero { return .one }
        if base.isZero || base.isOne { return base }
        return modulus.isOdd
            ? base.montgomeryPower(exponent, MontgomeryModulus(modulus))
            : base.preparedPower(exponent, modulus)
    }

    /// The bits that a window has at most: more for longer exponents. Chosen so that making the table and using it cost
    /// least together.
    private static func windowSize(_ bits: Int) -> Int {
        switch bits {
        case ..<8: 1
        case ..<25: 2
        case ..<81: 3
        case ..<241: 4
        case ..<673: 5
        case ..<1793: 6
        default: 7
        }
    }

    /// Calls `square` and `multiply(i)`, for the odd power `2 i + 1`, as sliding windows over the exponent have it:
    /// Menezes, van Oorschot and Vanstone, Handbook of Applied Cryptography, algorithm 14.85. The first call is
    /// `multiply`, onto one.
    @inline(__always)
    private static func slideWindows(
        over exponent: BigUInt,
        size: Int,
        square: () -> Void,
        multiply: (Int) -> Void
    ) {
        unsafe exponent.withLimbs { words, count in
            var i = unsafe count &* 64 &- 1 &- words[count &- 1].leadingZeroBitCount
            while i >= 0 {
                guard unsafe words[i &>> 6] &>> UInt(i & 63) & 1 == 1 else {
                    square()
                    i &-= 1
                    continue
                }
                // The window's bits; zeros at its end are left to the squarings after it.
                let width = Swift.min(size, i &+ 1)
                let low = i &+ 1 &- width
                let place = low &>> 6, part = UInt(low & 63)
                var value = unsafe words[place] &>> part
                if i &>> 6 != place { unsafe value |= words[place &+ 1] &<< (64 &- part) }
                value &= 1 &<< UInt(width) &- 1
                let zeros = value.trailingZeroBitCount
                for _ in 0..<(width &- zeros) { square() }
                multiply(Int(value &>> UInt(zeros &+ 1)))
                i = low &+ zeros &- 1
            }
        }
    }

    /// For an odd modulus: all in Montgomery's form, in one piece of memory.
    func montgomeryPower(_ exponent: BigUInt, _ modulus: MontgomeryModulus) -> BigUInt {
        let count = modulus.count
        let size = Self.windowSize(exponent.bitLength)
        let entries = 1 << (size - 1)
        let base = modulus.enter(self)
        return unsafe Limbs.withScratch((entries + 1) * count + modulus.scratchCount) { memory in
            let table = unsafe memory, power = unsafe memory + entries * count,
                scratch = unsafe memory + (entries + 1) * count
            unsafe modulus.write(base, to: table)
            if entries > 1 {
                unsafe modulus.square(power, table, scratch)
                for i in 1..<entries {
                    unsafe modulus.multiply(table + i * count, table + (i - 1) * count, power, scratch)
                }
            }
            var isOne = true
            Self.slideWindows(over: exponent, size: size) {
                if !isOne { unsafe modulus.square(power, power, scratch) }
            } multiply: { index in
                if isOne {
                    unsafe Limbs.copy(power, table + index * count, count)
                    isOne = false
                } else {
                    unsafe modulus.multiply(power, power, table + index * count, scratch)
                }
            }
            // Out of Montgomery's form: a reduction of the number itself.
            unsafe Limbs.copy(scratch, power, count)
            unsafe Limbs.clear(scratch + count, count)
            unsafe modulus.reduce(power, scratch)
            return unsafe BigUInt(copying: power, count)
        }
    }

    /// For any modulus: P. Barrett's reduction by a reciprocal where the modulus is long enough, else division.
    private func preparedPower(_ exponent: BigUInt, _ modulus: BigUInt) -> BigUInt {
        let size = Self.windowSize(exponent.bitLength)
        let reducer = Reducer(modulus)
        var table = [self]
        let square = reducer.reduce(squared())
        for i in stride(from: 1, to: 1 << (size - 1), by: 1) { table.append(reducer.reduce(table[i - 1] * square)) }
        var power = BigUInt.one
        Self.slideWindows(over: exponent, size: size) {
            if !power.isOne { power = reducer.reduce(power.squared()) }
        } multiply: { index in
            power = reducer.reduce(power * table[index])
        }
        return power
    }
}
