extension BigUInt: Comparable, Hashable {
    /// Whether two numbers are equal.
    @inlinable
    public static func == (a: BigUInt, b: BigUInt) -> Bool {
        guard a.limbs == nil && b.limbs == nil else { return a.hasEqualLimbs(to: b) }
        return a.word == b.word
    }

    /// Whether `a` is less than `b`.
    @inlinable
    public static func < (a: BigUInt, b: BigUInt) -> Bool {
        guard a.limbs == nil && b.limbs == nil else { return a.compareLimbs(to: b) < 0 }
        return a.word < b.word
    }

    /// Negative, zero or positive as the number is less than, equal to or greater than `other`.
    public func compare(to other: BigUInt) -> Int {
        guard limbs == nil && other.limbs == nil else { return compareLimbs(to: other) }
        return word < other.word ? -1 : word == other.word ? 0 : 1
    }

    @usableFromInline
    func hasEqualLimbs(to other: BigUInt) -> Bool { limbs == other.limbs }

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
        guard let limbs else { return word.hash(into: &hasher) }
        for limb in limbs { hasher.combine(limb) }
    }
}
