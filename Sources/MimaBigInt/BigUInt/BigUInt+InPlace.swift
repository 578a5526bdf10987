// Forms with three operands, besides those of sums and products: the result takes the place of a number that is no
// longer needed, without new memory for it.

extension BigUInt {
    /// Replaces the number by `a / b`, in its own memory where that suffices. `b` must not be zero.
    public mutating func formQuotient(_ a: BigUInt, _ b: BigUInt) {
        guard b.wordCount > 1, a.wordCount > b.wordCount else {
            self = a / b
            return
        }
        unsafe write(a.wordCount - b.wordCount + 1) { quotient in
            unsafe Limbs.withScratch(b.wordCount) { remainder in
                unsafe a.withLimbs { x, xCount in
                    unsafe b.withLimbs { y, yCount in unsafe Limbs.divide(quotient, remainder, x, xCount, y, yCount) }
                }
            }
        } else: {
            a / b
        }
    }

    /// Replaces the number by `a % b`, in its own memory where that suffices. `b` must not be zero.
    public mutating func formRemainder(_ a: BigUInt, _ b: BigUInt) {
        guard b.wordCount > 1, a.wordCount >= b.wordCount else {
            self = a % b
            return
        }
        unsafe write(b.wordCount) { remainder in
            unsafe Limbs.withScratch(a.wordCount - b.wordCount + 1) { quotient in
                unsafe a.withLimbs { x, xCount in
                    unsafe b.withLimbs { y, yCount in unsafe Limbs.divide(quotient, remainder, x, xCount, y, yCount) }
                }
            }
        } else: {
            a % b
        }
    }

    /// Replaces the number by `a * a`, in its own memory where that suffices.
    public mutating func formSquare(_ a: BigUInt) {
        guard !a.isZero else {
            self = a
            return
        }
        unsafe write(2 * a.wordCount) { result in
            unsafe a.withLimbs { x, count in unsafe Limbs.square(result, x, count) }
        } else: {
            a.squared()
        }
    }
}

extension BigInt {
    /// Replaces the number by `a - b`, in its own memory where that suffices.
    public mutating func formDifference(_ a: BigInt, _ b: BigInt) {
        if a.sign != b.sign {
            let isNegative = a.isZero ? !b.sign : a.sign
            size.formSum(a.size, b.size)
            sign = isNegative && !size.isZero
        } else if a.size >= b.size {
            let isNegative = a.sign
            size.formDifference(a.size, b.size)
            sign = isNegative && !size.isZero
        } else {
            let isNegative = !a.sign
            size.formDifference(b.size, a.size)
            sign = isNegative
        }
    }

    /// Replaces the number by `a / b`, in its own memory where that suffices. `b` must not be zero.
    public mutating func formQuotient(_ a: BigInt, _ b: BigInt) {
        let isNegative = a.sign != b.sign
        size.formQuotient(a.size, b.size)
        sign = isNegative && !size.isZero
    }

    /// Replaces the number by `a % b`, in its own memory where that suffices; it has the sign of `a`. `b` must not be
    /// zero.
    public mutating func formRemainder(_ a: BigInt, _ b: BigInt) {
        let isNegative = a.sign
        size.formRemainder(a.size, b.size)
        sign = isNegative && !size.isZero
    }

    /// Replaces the number by `a * a`, in its own memory where that suffices.
    public mutating func formSquare(_ a: BigInt) {
        size.formSquare(a.size)
        sign = false
    }

    /// Adds `a * b` to the number.
    public mutating func addProduct(_ a: BigInt, _ b: BigInt) {
        // Without making the product where all goes in one direction.
        guard sign == (a.sign != b.sign) else {
            self += a * b
            return
        }
        size.addProduct(a.size, b.size)
    }

    /// Subtracts `a * b` from the number.
    public mutating func subtractProduct(_ a: BigInt, _ b: BigInt) {
        guard sign != (a.sign != b.sign) else {
            self -= a * b
            return
        }
        size.addProduct(a.size, b.size)
    }
}
