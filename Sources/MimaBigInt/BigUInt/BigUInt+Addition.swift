extension BigUInt: AdditiveArithmetic {
    /// The sum.
    @inlinable
    public static func + (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil {
            let (sum, overflow) = a.word.addingReportingOverflow(b.word)
            if !overflow { return BigUInt(sum) }
        }
        return a.addingLimbs(b)
    }

    /// Adds a number to a variable, in its own memory where that suffices.
    @inlinable
    public static func += (a: inout BigUInt, b: BigUInt) {
        if a.storage == nil && b.storage == nil {
            let (sum, overflow) = a.word.addingReportingOverflow(b.word)
            if !overflow {
                a.word = sum
                return
            }
        }
        a.addLimbs(b)
    }

    /// The difference. `b` must not be greater than `a`.
    @inlinable
    public static func - (a: BigUInt, b: BigUInt) -> BigUInt {
        if a.storage == nil && b.storage == nil { return BigUInt(a.word - b.word) }
        return a.subtractingLimbs(b)
    }

    /// Subtracts a number from a variable, in its own memory. `b` must not be greater than `a`.
    @inlinable
    public static func -= (a: inout BigUInt, b: BigUInt) {
        if a.storage == nil && b.storage == nil {
            a.word -= b.word
            return
        }
        a.subtractLimbs(b)
    }

    /// The difference, or nil where `other` is greater.
    public func subtractingIfNotLess(_ other: BigUInt) -> BigUInt? {
        self < other ? nil : self - other
    }

    /// The distance between two numbers, and whether `self - other` is negative.
    func distance(from other: BigUInt) -> (magnitude: BigUInt, isNegative: Bool) {
        self >= other ? (self - other, false) : (other - self, true)
    }

    @usableFromInline
    func addingLimbs(_ other: BigUInt) -> BigUInt {
        unsafe withLimbs { a, aCount in
            unsafe other.withLimbs { b, bCount in
                let count = Swift.max(aCount, bCount)
                return unsafe BigUInt(capacity: count &+ 1) { result in
                    if aCount >= bCount {
                        unsafe result[count] = unsafe Limbs.add(result, a, aCount, b, bCount)
                    } else {
                        unsafe result[count] = unsafe Limbs.add(result, b, bCount, a, aCount)
                    }
                }
            }
        }
    }

    @usableFromInline
    mutating func addLimbs(_ other: BigUInt) {
        guard storage != nil, wordCount >= other.wordCount else {
            self = addingLimbs(other)
            return
        }
        // `other` may share the memory: then it is copied before it changes.
        unsafe other.withLimbs { b, bCount in
            _ = unsafe changeLimbs { a, aCount in unsafe Limbs.add(a, a, aCount, b, bCount) }
        }
    }

    @usableFromInline
    func subtractingLimbs(_ other: BigUInt) -> BigUInt {
        unsafe withLimbs { a, aCount in
            unsafe other.withLimbs { b, bCount in
                precondition(aCount >= bCount, "the difference of natural numbers would be negative")
                return unsafe BigUInt(capacity: aCount) { result in
                    let borrow = unsafe Limbs.subtract(result, a, aCount, b, bCount)
                    precondition(borrow == 0, "the difference of natural numbers would be negative")
                }
            }
        }
    }

    @usableFromInline
    mutating func subtractLimbs(_ other: BigUInt) {
        unsafe other.withLimbs { b, bCount in
            precondition(wordCount >= bCount, "the difference of natural numbers would be negative")
            _ = unsafe changeLimbs { a, aCount in
                let borrow = unsafe Limbs.subtract(a, a, aCount, b, bCount)
                precondition(borrow == 0, "the difference of natural numbers would be negative")
                return 0
            }
        }
    }

    /// Replaces the number by `a + b`, in its own memory where that suffices.
    public mutating func formSum(_ a: BigUInt, _ b: BigUInt) {
        let (long, short) = a.wordCount >= b.wordCount ? (a, b) : (b, a)
        unsafe write(long.wordCount + 1) { result in
            unsafe long.withLimbs { x, xCount in
                unsafe short.withLimbs { y, yCount in
                    unsafe result[xCount] = unsafe Limbs.add(result, x, xCount, y, yCount)
                }
            }
        } else: {
            long + short
        }
    }

    /// Replaces the number by `a - b`, in its own memory where that suffices. `b` must not be greater than `a`.
    public mutating func formDifference(_ a: BigUInt, _ b: BigUInt) {
        precondition(a >= b, "the difference of natural numbers would be negative")
        unsafe write(a.wordCount) { result in
            unsafe a.withLimbs { x, xCount in
                unsafe b.withLimbs { y, yCount in _ = unsafe Limbs.subtract(result, x, xCount, y, yCount) }
            }
        } else: {
            a - b
        }
    }
}
