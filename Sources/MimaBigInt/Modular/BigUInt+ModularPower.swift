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
    private static func slideWindows(
        over exponent: BigUInt,
        size: Int,
        square: () -> Void,
        multiply: (Int) -> Void
    ) {
        var i = exponent.bitLength - 1
        while i >= 0 {
            guard exponent.bit(at: i) else {
                square()
                i -= 1
                continue
            }
            var low = Swift.max(i - size + 1, 0)
            while !exponent.bit(at: low) { low += 1 }
            var value = 0
            for position in stride(from: i, through: low, by: -1) {
                square()
                value = value << 1 | (exponent.bit(at: position) ? 1 : 0)
            }
            multiply(value >> 1)
            i = low - 1
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
