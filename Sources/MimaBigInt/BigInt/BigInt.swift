/// An integer of any size and sign.
///
/// It behaves like an `Int` that never overflows: a `BinaryInteger` and a `SignedInteger`, whose bit operations see two's
/// complement with infinitely many sign bits. A value of one word is stored in the variable itself; a longer one in
/// memory that copies share until one of them changes. Division truncates, as it does with `Int`; the other divisions
/// are named.
///
/// Dividing by zero is a programming error and stops the program; ``dividing(by:)`` is its twin for numbers from
/// outside. Nothing here takes constant time: do not use it with secrets.
public struct BigInt: Sendable {
    @usableFromInline var size: BigUInt
    /// Never set for zero.
    @usableFromInline var sign: Bool

    @inlinable
    init(size: BigUInt, sign: Bool) {
        self.size = size
        self.sign = sign
    }

    /// Makes zero.
    @inlinable
    public init() {
        self.init(size: BigUInt(), sign: false)
    }

    /// Makes a number from its absolute value and its sign; zero has none.
    @inlinable
    public init(magnitude: BigUInt, isNegative: Bool) {
        self.init(size: magnitude, sign: isNegative && !magnitude.isZero)
    }

    /// Makes a number that is not negative.
    @inlinable
    public init(_ value: BigUInt) {
        self.init(size: value, sign: false)
    }

    /// Makes a number of one word.
    @inlinable
    public init(_ value: Int) {
        self.init(size: BigUInt(value.magnitude), sign: value < 0)
    }

    /// The absolute value.
    @inlinable public var magnitude: BigUInt { size }

    /// Whether the number is less than zero.
    @inlinable public var isNegative: Bool { sign }

    /// Whether the number is zero.
    @inlinable public var isZero: Bool { size.isZero }

    /// Whether the number is even.
    @inlinable public var isEven: Bool { size.isEven }

    /// Whether the number is odd.
    @inlinable public var isOdd: Bool { size.isOdd }

    /// The value, if it fits an `Int`.
    @usableFromInline var small: Int? {
        guard size.storage == nil else { return nil }
        if sign { return size.word <= 1 << 63 ? Int(bitPattern: 0 &- size.word) : nil }
        return Int(exactly: size.word)
    }

    /// The number zero.
    @inlinable public static var zero: BigInt { BigInt() }

    /// The number one.
    @inlinable public static var one: BigInt { BigInt(1 as Int) }
}

extension BigInt: Comparable, Hashable {
    /// Whether two numbers are equal.
    @inlinable
    public static func == (a: BigInt, b: BigInt) -> Bool { a.sign == b.sign && a.size == b.size }

    /// Whether `a` is less than `b`.
    @inlinable
    public static func < (a: BigInt, b: BigInt) -> Bool {
        if a.sign != b.sign { return a.sign }
        return a.sign ? b.size < a.size : a.size < b.size
    }

    /// Feeds the number to a hash; a value that fits an `Int` hashes as that does.
    public func hash(into hasher: inout Hasher) {
        if let small {
            small.hash(into: &hasher)
        } else {
            size.hash(into: &hasher)
            if sign { hasher.combine(sign) }
        }
    }
}
