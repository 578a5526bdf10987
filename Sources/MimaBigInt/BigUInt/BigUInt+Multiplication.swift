extension BigUInt {
    /// The product.
    @inlinable
    public static func * (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil {
            let (product, overflow) = a.word.multipliedReportingOverflow(by: b.word)
            if !overflow { return BigUInt(product) }
        }
        return a.multipliedLimbs(by: b)
    }

    /// Multiplies a variable by a number.
    @inlinable
    public static func *= (a: inout BigUInt, b: BigUInt) {
        if b.storage == nil && a.storage != nil {
            a.multiply(byWord: b.word)
        } else {
            a = a * b
        }
    }

    /// The square, in about two thirds of the time of a product.
    public func squared() -> BigUInt {
        if storage == nil {
            let (high, low) = word.multipliedFullWidth(by: word)
            if high == 0 { return BigUInt(low) }
        }
        return unsafe withLimbs { a, count in
            guard count > 0 else { return BigUInt() }
            return unsafe BigUInt(capacity: 2 &* count) { unsafe Limbs.square($0, a, count) }
        }
    }

    @usableFromInline
    func multipliedLimbs(by other: BigUInt) -> BigUInt {
        unsafe withLimbs { a, aCount in
            unsafe other.withLimbs { b, bCount in
                guard aCount > 0 && bCount > 0 else { return BigUInt() }
                return unsafe BigUInt(capacity: aCount &+ bCount) { result in
                    if aCount >= bCount {
                        unsafe Limbs.multiply(result, a, aCount, b, bCount)
                    } else {
                        unsafe Limbs.multiply(result, b, bCount, a, aCount)
                    }
                }
            }
        }
    }

    @usableFromInline
    mutating func multiply(byWord other: UInt) {
        _ = unsafe changeLimbs { a, count in unsafe Limbs.multiply(a, a, count, by: other) }
    }

    /// Replaces the number by `a * b`, in its own memory where that suffices.
    public mutating func formProduct(_ a: BigUInt, _ b: BigUInt) {
        guard !a.isZero && !b.isZero else {
            self = BigUInt()
            return
        }
        let (long, short) = a.wordCount >= b.wordCount ? (a, b) : (b, a)
        unsafe write(long.wordCount + short.wordCount) { result in
            unsafe long.withLimbs { x, xCount in
                unsafe short.withLimbs { y, yCount in unsafe Limbs.multiply(result, x, xCount, y, yCount) }
            }
        } else: {
            long * short
        }
    }

    /// Adds `a * b` to the number; where `b` is one word, without making the product first.
    public mutating func addProduct(_ a: BigUInt, _ b: BigUInt) {
        guard b.storage == nil, storage != nil, wordCount >= a.wordCount else {
            self += a * b
            return
        }
        let word = b.word
        unsafe a.withLimbs { x, xCount in
            _ = unsafe changeLimbs { r, count in
                let carry = unsafe Limbs.addProduct(r, x, xCount, by: word)
                return unsafe Limbs.add(r + xCount, r + xCount, count &- xCount, limb: carry)
            }
        }
    }

    /// Subtracts `a * b` from the number, which must not be less.
    public mutating func subtractProduct(_ a: BigUInt, _ b: BigUInt) {
        guard b.storage == nil, storage != nil, wordCount >= a.wordCount else {
            self -= a * b
            return
        }
        let word = b.word
        unsafe a.withLimbs { x, xCount in
            _ = unsafe changeLimbs { r, count in
                var borrow = unsafe Limbs.subtractProduct(r, x, xCount, by: word)
                borrow = unsafe Limbs.subtract(r + xCount, r + xCount, count &- xCount, limb: borrow)
                precondition(borrow == 0, "the difference of natural numbers would be negative")
                return 0
            }
        }
    }
}
