public import FoundationEssentials

/// A hash value: a sequence of as many bytes as its function gives.
@preconcurrency
public protocol Digest: Hashable, Sendable, ContiguousBytes, CustomStringConvertible, Sequence where Element == UInt8 {
    /// The size in bytes.
    static var byteCount: Int { get }
}

extension Digest {
    /// The bytes one after another.
    public func makeIterator() -> Array<UInt8>.Iterator {
        unsafe withUnsafeBytes { unsafe Array($0) }.makeIterator()
    }

    /// Whether both are the same, in a time that depends on their sizes alone.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        constantTimeEquals(lhs, rhs)
    }

    /// Whether `rhs` is the same bytes, in a time that depends on the sizes alone.
    public static func == <D: DataProtocol>(lhs: Self, rhs: D) -> Bool {
        constantTimeEquals(lhs, data: rhs)
    }

    /// The type's name and the bytes in hexadecimal.
    public var description: String { "\(Self.self): \(hexadecimal)" }
}
