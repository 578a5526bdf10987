extension BigUInt: Comparable, Hashable {
    /// Whether two numbers are equal.
    @inlinable
    public static func == (a: BigUInt, b: BigUInt) -> Bool {
        guard a.storage == nil && b.storage == nil else { return a.hasEqualLimbs(to: b) }
        return a.word == b.word
    }

    /// Whether `a` is less than `b`.
    @inlinable
    public static func < (a: BigUInt, b: BigUInt) -> Bool {
        guard a.storage == nil && b.storage == nil else { return a.compareLimbs(to: b) < 0 }
        return a.word < b.word
    }

    /// Negative, zero or positive as the number is less than, equal to or greater than `other`.
    public func compare(to other: BigUInt) -> Int {
        guard storage == nil && other.storage == nil else { return compareLimbs(to: other) }
        return word < other.word ? -1 : word == other.word ? 0 : 1
    }

    @usableFromInline
    func hasEqualLimbs(to other: BigUInt) -> Bool {
        storage === other.storage ? word == other.word : compareLimbs(to: other) == 0
    }

    @usableFromInline
    func compareLimbs(to other: BigUInt) -> Int {
        unsafe withLimbs { a, aCount in
            unsafe other.withLimbs { b, bCount in
                unsafe aCount != bCount ? (aCount < bCount ? -1 : 1) : Limbs.compare(a, b, aCount)
            }
        }
    }

    /// Feeds the number to a hash; a value of one word hashes as `UInt` does.
    public func hash(into hasher: inout Hasher) {
        guard storage != nil else { return word.hash(into: &hasher) }
        unsafe withLimbs { a, count in
            for i in 0..<count { unsafe hasher.combine(a[i]) }
        }
    }
}
