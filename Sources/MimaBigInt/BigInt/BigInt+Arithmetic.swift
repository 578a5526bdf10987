extension BigInt: SignedNumeric {
    /// The sum.
    @inlinable
    public static func + (a: BigInt, b: BigInt) -> BigInt {
        if a.sign == b.sign { return BigInt(size: a.size + b.size, sign: a.sign) }
        return a.subtracting(b.size, sign: a.sign)
    }

    /// The difference.
    @inlinable
    public static func - (a: BigInt, b: BigInt) -> BigInt {
        if a.sign != b.sign {
            return BigInt(magnitude: a.size + b.size, isNegative: a.size.isZero ? !b.sign : a.sign)
        }
        return a.subtracting(b.size, sign: a.sign)
    }

    /// `(|self| - other)` with `sign`, turned where the difference is negative.
    @inlinable
    func subtracting(_ other: BigUInt, sign: Bool) -> BigInt {
        if size >= other { return BigInt(magnitude: size - other, isNegative: sign) }
        return BigInt(size: other - size, sign: !sign)
    }

    /// Adds a number to a variable, in its own memory where that suffices.
    @inlinable
    public static func += (a: inout BigInt, b: BigInt) { a.add(b.size, sign: b.sign) }

    /// Subtracts a number from a variable, in its own memory where that suffices.
    @inlinable
    public static func -= (a: inout BigInt, b: BigInt) { a.add(b.size, sign: !b.sign) }

    @inlinable
    mutating func add(_ other: BigUInt, sign otherSign: Bool) {
        if other.isZero { return }
        if size.isZero || sign == otherSign {
            sign = otherSign
            size += other
        } else if size > other {
            size -= other
        } else {
            size = other - size
            sign = otherSign && !size.isZero
        }
    }

    /// The product.
    @inlinable
    public static func * (a: BigInt, b: BigInt) -> BigInt {
        BigInt(magnitude: a.size * b.size, isNegative: a.sign != b.sign)
    }

    /// Multiplies a variable by a number.
    @inlinable
    public static func *= (a: inout BigInt, b: BigInt) {
        a.size *= b.size
        a.sign = a.sign != b.sign && !a.size.isZero
    }

    /// The number with the other sign.
    @inlinable
    public static prefix func - (a: BigInt) -> BigInt { BigInt(magnitude: a.size, isNegative: !a.sign) }

    /// Changes a variable's sign.
    @inlinable
    public mutating func negate() { sign = !sign && !size.isZero }

    /// The absolute value, as an integer with a sign.
    public var absolute: BigInt { BigInt(size) }

    /// The square.
    public func squared() -> BigInt { BigInt(size.squared()) }

    /// Replaces the number by `a + b`, in its own memory where that suffices.
    public mutating func formSum(_ a: BigInt, _ b: BigInt) {
        if a.sign == b.sign {
            size.formSum(a.size, b.size)
            sign = a.sign
        } else {
            self = a + b
        }
    }

    /// Replaces the number by `a * b`, in its own memory where that suffices.
    public mutating func formProduct(_ a: BigInt, _ b: BigInt) {
        size.formProduct(a.size, b.size)
        sign = a.sign != b.sign && !size.isZero
    }
}
