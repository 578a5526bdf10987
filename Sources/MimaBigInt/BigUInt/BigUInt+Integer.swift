extension BigUInt: UnsignedInteger, BinaryInteger {
    /// Makes a number from any integer, which must not be negative.
    public init(_ source: some BinaryInteger) {
        precondition(source >= 0, "a natural number cannot be negative")
        self.init(nonNegative: source)
    }

    /// Makes a number from any integer, if that is not negative.
    public init?(exactly source: some BinaryInteger) {
        guard source >= 0 else { return nil }
        self.init(nonNegative: source)
    }

    /// Makes a number from any integer; zero from a negative one.
    public init(clamping source: some BinaryInteger) {
        self = source < 0 ? BigUInt() : BigUInt(nonNegative: source)
    }

    /// Makes a number from the words that an integer has; those of a negative one are its two's complement.
    public init(truncatingIfNeeded source: some BinaryInteger) {
        self.init(limbs: [UInt](source.words))
    }

    private init<T: BinaryInteger>(nonNegative source: T) {
        if let small = UInt(exactly: source) {
            self.init(small)
        } else if let number = source as? BigUInt {
            self = number
        } else {
            self.init(limbs: [UInt](source.words))
        }
    }

    /// A literal of any size.
    public init(integerLiteral value: StaticBigInt) {
        precondition(value.signum() >= 0, "a natural number cannot be negative")
        let count = (value.bitWidth + 63) / 64
        if count <= 1 {
            self.init(value[0])
        } else {
            self.init(limbs: (0..<count).map { value[$0] })
        }
    }

    /// The number itself.
    @inlinable public var magnitude: BigUInt { self }

    /// 64 times the number of words; at least 64. ``bitLength`` counts the bits that matter.
    public var bitWidth: Int { Swift.max(wordCount, 1) * 64 }

    /// The words, the least significant first; zero has one.
    public var words: [UInt] {
        guard storage != nil else { return [word] }
        return unsafe withLimbs { unsafe [UInt](UnsafeBufferPointer(start: $0, count: $1)) }
    }

    /// 0 for zero, else 1.
    public func signum() -> BigUInt { isZero ? BigUInt() : BigUInt.one }

    /// Whether the number is `other` times an integer.
    public func isMultiple(of other: BigUInt) -> Bool {
        if other.isZero { return isZero }
        return (self % other).isZero
    }

    /// The distance to `other`, which may be negative.
    public func distance(to other: BigUInt) -> BigInt { BigInt(other) - BigInt(self) }

    /// The number that is `distance` away; it must not be negative.
    public func advanced(by distance: BigInt) -> BigUInt {
        distance.isNegative ? self - distance.magnitude : self + distance.magnitude
    }
}
