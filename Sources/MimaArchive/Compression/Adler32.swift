import CZlib

/// The Adler-32 that zlib's format ends with (RFC 1950 §8.2): it finds accidents, not forgeries.
public struct Adler32: Equatable, Sendable {
    /// The checksum of what has been added so far.
    public private(set) var value: UInt32

    /// The checksum of no bytes, 1, or one to go on from.
    public init(value: UInt32 = 1) {
        self.value = value
    }

    /// The checksum of `bytes`.
    public init(_ bytes: Span<UInt8>) {
        self.init()
        update(bytes)
    }

    /// The checksum of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.init(bytes.span)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        // With no address zlib would start anew.
        if bytes.isEmpty { return }
        value = unsafe bytes.withUnsafeBufferPointer {
            UInt32(truncatingIfNeeded: unsafe adler32_z(UInt(value), $0.baseAddress, $0.count))
        }
    }

    /// Adds `byteCount` bytes whose checksum is known, in a time that does not depend on their number.
    public mutating func append(_ next: Adler32, byteCount: Int) {
        precondition(byteCount >= 0, "a number of bytes must not be negative")
        value = UInt32(truncatingIfNeeded: adler32_combine(UInt(value), UInt(next.value), byteCount))
    }
}
