/// Reads SSH's wire encoding (RFC 4251 §5): a place in bytes that the caller holds, so that secrets stay where they are.
///
/// Each call is given the same bytes, and answers with the range of what it read; a claimed length is compared with
/// what is left before anything else happens.
package struct SSHWireReader: Sendable {
    /// Where the next value begins.
    package private(set) var offset = 0

    /// Reads from the beginning.
    package init() {}

    /// Reads one byte.
    package mutating func readByte(in bytes: Span<UInt8>) throws(SSHWireError) -> UInt8 {
        bytes[try take(1, from: offset, in: bytes).lowerBound]
    }

    /// Reads a uint32: four bytes, the most significant first.
    package mutating func readUInt32(in bytes: Span<UInt8>) throws(SSHWireError) -> UInt32 {
        var number: UInt32 = 0
        for index in try take(4, from: offset, in: bytes) { number = number << 8 | UInt32(bytes[index]) }
        return number
    }

    /// Reads as many bytes as are asked for.
    package mutating func readBytes(_ count: Int, in bytes: Span<UInt8>) throws(SSHWireError) -> Range<Int> {
        try take(count, from: offset, in: bytes)
    }

    /// Reads a string: a uint32 and as many bytes as it says. The range is that of the bytes.
    package mutating func readString(in bytes: Span<UInt8>) throws(SSHWireError) -> Range<Int> {
        var ahead = self
        let count = try ahead.readUInt32(in: bytes)
        let range = try ahead.take(Int(count), from: offset, in: bytes)
        self = ahead
        return range
    }

    /// Reads an mpint that is not negative, in its shortest form. The range is that of the number, big-endian without
    /// leading zeros; empty for zero.
    package mutating func readNumber(in bytes: Span<UInt8>) throws(SSHWireError) -> Range<Int> {
        var ahead = self
        let range = try ahead.readString(in: bytes)
        if let first = range.first {
            if bytes[first] >= 0x80 { throw .negativeNumber(offset: offset) }
            if bytes[first] == 0 {
                // A zero byte in front only of a byte that would otherwise make the number negative.
                if range.count < 2 || bytes[first + 1] < 0x80 { throw .paddedNumber(offset: offset) }
                self = ahead
                return (first + 1)..<range.upperBound
            }
        }
        self = ahead
        return range
    }

    /// Throws unless nothing is left.
    package func requireEnd(of bytes: Span<UInt8>) throws(SSHWireError) {
        if offset < bytes.count { throw .trailingBytes(offset: offset, count: bytes.count - offset) }
    }

    /// Goes on by `count` bytes; `start` is where the value began that they belong to, for the error.
    private mutating func take(
        _ count: Int,
        from start: Int,
        in bytes: Span<UInt8>
    ) throws(SSHWireError) -> Range<Int> {
        let left = max(0, bytes.count - offset)
        guard count <= left else { throw .truncated(offset: start, needed: count, left: left) }
        defer { offset += count }
        return offset..<(offset + count)
    }
}
