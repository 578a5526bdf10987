extension BigInt: SignedInteger, BinaryInteger {
    /// Makes a number from any integer.
    public init<T: BinaryInteger>(_ source: T) {
        if let small = Int(exactly: source) {
            self.init(small)
        } else if let number = source as? BigInt {
            self = number
        } else if let number = source as? BigUInt {
            self.init(number)
        } else if T.isSigned {
            self.init(words: source.words)
        } else {
            self.init(BigUInt(limbs: [UInt](source.words)))
        }
    }

    /// Makes a number from any integer; it always fits.
    public init?(exactly source: some BinaryInteger) { self.init(source) }

    /// Makes a number from any integer; it always fits.
    public init(clamping source: some BinaryInteger) { self.init(source) }

    /// Makes a number from any integer; it always fits.
    public init(truncatingIfNeeded source: some BinaryInteger) { self.init(source) }

    /// A literal of any size.
    public init(integerLiteral value: StaticBigInt) {
        let count = (value.bitWidth + 63) / 64
        if count <= 1 {
            self.init(Int(bitPattern: value[0]))
        } else {
            self.init(words: (0..<count).map { value[$0] })
        }
    }

    /// 64 times the number of ``words``. ``bitLength`` counts the bits that matter.
    public var bitWidth: Int {
        // One word more where the magnitude's top bit is not the sign's.
        let count = Swift.max(size.wordCount, 1)
        guard size.bitLength == count * 64 else { return count * 64 }
        let isPowerOfTwo = size.trailingZeroBitCount == count * 64 - 1
        return sign && isPowerOfTwo ? count * 64 : count * 64 + 64
    }

    /// -1, 0 or 1.
    public func signum() -> BigInt { isZero ? BigInt() : sign ? -BigInt.one : .one }

    /// The distance to `other`.
    public func distance(to other: BigInt) -> BigInt { other - self }

    /// The number that is `distance` away.
    public func advanced(by distance: BigInt) -> BigInt { self + distance }
}
