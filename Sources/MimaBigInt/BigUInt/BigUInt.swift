/// A natural number of any size.
///
/// It behaves like a `UInt` that never overflows: a `BinaryInteger` and an `UnsignedInteger`. A value below 2^64 is
/// stored in the variable itself; a longer one in memory that copies share until one of them changes.
///
/// Subtracting more than there is and dividing by zero are programming errors and stop the program, as they do with
/// `UInt`; ``subtractingIfNotLess(_:)`` and ``dividing(by:)`` are their twins for numbers from outside. Memory is the
/// only limit to size.
///
/// Nothing here takes constant time: how long an operation takes tells about its operands. Do not use it with secrets.
public struct BigUInt: @unchecked Sendable {
    /// The value, when ``storage`` is nil; else zero.
    @usableFromInline var word: UInt

    /// The limbs of a value of two words or more, the least significant first; the last is not zero.
    @usableFromInline var storage: LimbStorage?

    /// Makes zero.
    @inlinable
    public init() {
        word = 0
        storage = nil
    }

    /// Makes a number of one word.
    @inlinable
    public init(_ value: UInt) {
        word = value
        storage = nil
    }

    /// Makes a number from its words, the least significant first.
    ///
    /// - Parameter words: The words; zeros at the end are allowed.
    public init(words: some Sequence<UInt>) {
        self.init(limbs: [UInt](words))
    }

    /// The number zero.
    @inlinable public static var zero: BigUInt { BigUInt() }

    /// The number one.
    @inlinable public static var one: BigUInt { BigUInt(1 as UInt) }

    /// Whether the number is zero.
    @inlinable public var isZero: Bool { word == 0 && storage == nil }

    /// Whether the number is one.
    @inlinable public var isOne: Bool { word == 1 && storage == nil }

    /// Whether the number is even.
    @inlinable public var isEven: Bool { lowWord & 1 == 0 }

    /// Whether the number is odd.
    @inlinable public var isOdd: Bool { lowWord & 1 == 1 }

    /// The number modulo 2^64.
    @inlinable public var lowWord: UInt { storage?.first ?? word }

    /// The number of words that matter: 0 for zero.
    @inlinable public var wordCount: Int { storage?.header.count ?? (word == 0 ? 0 : 1) }
}
