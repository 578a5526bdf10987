import CZlib

/// The CRC-32 that gzip, zip and PNG use (RFC 1952 §8): it finds accidents, not forgeries.
public struct CRC32: Equatable, Sendable {
    /// The checksum of what has been added so far.
    public private(set) var value: UInt32

    /// The checksum of no bytes, 0, or one to go on from.
    public init(value: UInt32 = 0) {
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
            UInt32(truncatingIfNeeded: unsafe crc32_z(UInt(value), $0.baseAddress, $0.count))
        }
    }

    /// Adds `byteCount` bytes whose checksum is known, in a time that does not depend on their number.
    public mutating func append(_ next: CRC32, byteCount: Int) {
        precondition(byteCount >= 0, "a number of bytes must not be negative")
        value = UInt32(truncatingIfNeeded: crc32_combine(UInt(value), UInt(next.value), byteCount))
    }
}
