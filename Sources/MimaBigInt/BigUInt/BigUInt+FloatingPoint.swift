extension BigUInt {
    /// Makes a number from a floating-point value, whose fraction is dropped. The value must be finite and above -1.
    public init(_ source: some BinaryFloatingPoint) {
        precondition(source.isFinite, "an infinity and what is not a number are no integers")
        precondition(source > -1, "a natural number cannot be negative")
        self.init(truncating: source)
    }

    /// Makes a number from a floating-point value, if that is a natural number.
    public init?(exactly source: some BinaryFloatingPoint) {
        guard source.isFinite, source >= 0, source.rounded(.towardZero) == source else { return nil }
        self.init(truncating: source)
    }

    /// The magnitude of a finite value, without its fraction.
    init<T: BinaryFloatingPoint>(truncating source: T) {
        let value = source.magnitude
        guard value >= 1 else {
            self.init()
            return
        }
        let significand = BigUInt(value.significandBitPattern) + BigUInt.one << T.significandBitCount
        self = significand << (Int(value.exponent) - T.significandBitCount)
    }

    /// The nearest floating-point value, the even one of two that are equally near; infinity beyond the largest.
    public func rounded<T: BinaryFloatingPoint>(to type: T.Type) -> T {
        let precision = T.significandBitCount + 1
        let shift = bitLength - precision
        guard shift > 0 else { return T(lowWord) }
        var kept = shiftedRight(shift).lowWord
        let zeros = trailingZeroBitCount
        // Above the middle, or in the middle and odd.
        if bit(at: shift - 1) && (zeros < shift - 1 || kept & 1 == 1) {
            kept &+= 1
            // 2^64 for the types with 64 bits.
            if kept == 0 { return Self.scaled(1, by: shift + 64) }
        }
        return Self.scaled(kept, by: shift)
    }

    private static func scaled<T: BinaryFloatingPoint>(_ value: UInt, by exponent: Int) -> T {
        let significand = T(value)
        guard let exponent = T.Exponent(exactly: exponent), exponent <= T.greatestFiniteMagnitude.exponent else {
            return T.infinity
        }
        return T(sign: .plus, exponent: exponent, significand: significand)
    }
}

extension BigInt {
    /// Makes a number from a floating-point value, whose fraction is dropped. The value must be finite.
    public init(_ source: some BinaryFloatingPoint) {
        precondition(source.isFinite, "an infinity and what is not a number are no integers")
        self.init(magnitude: BigUInt(truncating: source), isNegative: source < 0)
    }

    /// Makes a number from a floating-point value, if that is an integer.
    public init?(exactly source: some BinaryFloatingPoint) {
        guard source.isFinite, source.rounded(.towardZero) == source else { return nil }
        self.init(magnitude: BigUInt(truncating: source), isNegative: source < 0)
    }

    /// The nearest floating-point value, the even one of two that are equally near; infinity beyond the largest.
    public func rounded<T: BinaryFloatingPoint>(to type: T.Type) -> T {
        let value = size.rounded(to: type)
        return sign ? -value : value
    }
}

extension Double {
    /// The nearest value, the even one of two that are equally near; infinity beyond the largest.
    public init(_ source: BigUInt) { self = source.rounded(to: Double.self) }

    /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
    public init(_ source: BigInt) { self = source.rounded(to: Double.self) }
}

extension Float {
    /// The nearest value, the even one of two that are equally near; infinity beyond the largest.
    public init(_ source: BigUInt) { self = source.rounded(to: Float.self) }

    /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
    public init(_ source: BigInt) { self = source.rounded(to: Float.self) }
}

#if arch(x86_64)
    extension Float80 {
        /// The nearest value, the even one of two that are equally near; infinity beyond the largest.
        public init(_ source: BigUInt) { self = source.rounded(to: Float80.self) }

        /// The nearest value, the even one of two that are equally near; an infinity beyond the largest.
        public init(_ source: BigInt) { self = source.rounded(to: Float80.self) }
    }
#endif
