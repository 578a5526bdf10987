public import FoundationEssentials

/// The code that authenticates a message.
@preconcurrency
public protocol MessageAuthenticationCode: Hashable, ContiguousBytes, Sendable, CustomStringConvertible, Sequence
where Element == UInt8 {
    /// The size in bytes.
    var byteCount: Int { get }
}

extension MessageAuthenticationCode {
    /// Whether both are the same, in a time that depends on their sizes alone.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        constantTimeEquals(lhs, rhs)
    }

    /// Whether `rhs` is the same bytes, in a time that depends on the sizes alone.
    public static func == <D: DataProtocol>(lhs: Self, rhs: D) -> Bool {
        constantTimeEquals(lhs, data: rhs)
    }

    /// The bytes one after another.
    public func makeIterator() -> Array<UInt8>.Iterator {
        unsafe withUnsafeBytes { unsafe Array($0) }.makeIterator()
    }

    /// The type's name and the bytes in hexadecimal.
    public var description: String { "\(Self.self): \(hexadecimal)" }
}
