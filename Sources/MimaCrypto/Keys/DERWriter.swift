internal import MimaBytes

/// Writes DER (ITU-T X.690) as far as private keys need it.
enum DERWriter {
    /// The size in bytes of an element whose contents have `count` bytes.
    static func elementByteCount(_ count: Int) -> Int {
        1 + lengthByteCount(count) + count
    }

    /// The size in bytes of the integer that `number` is, big-endian without leading zeros.
    static func integerByteCount(_ number: Span<UInt8>) -> Int {
        elementByteCount(contentByteCount(number))
    }

    /// Appends the tag and the length of an element whose contents, of `count` bytes, are to follow.
    static func appendHeader(_ tag: DERReader.Tag, count: Int, to output: inout OutputSpan<UInt8>) {
        output.append(tag.rawValue)
        let lengthBytes = lengthByteCount(count) - 1
        if lengthBytes == 0 {
            output.append(UInt8(count))
        } else {
            output.append(0x80 | UInt8(lengthBytes))
            for place in (0..<lengthBytes).reversed() { output.append(UInt8(count >> (8 * place) & 0xff)) }
        }
    }

    /// Appends the integer that `number` is, big-endian without leading zeros.
    static func appendInteger(_ number: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
        let count = contentByteCount(number)
        appendHeader(.integer, count: count, to: &output)
        if count > number.count { output.append(0) }
        for index in number.indices { output.append(number[index]) }
    }

    /// A zero byte comes before a number whose first bit is set, which would be negative, and is zero itself.
    private static func contentByteCount(_ number: Span<UInt8>) -> Int {
        number.isEmpty || number[0] >= 0x80 ? number.count + 1 : number.count
    }

    private static func lengthByteCount(_ count: Int) -> Int {
        count < 0x80 ? 1 : 1 + (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
    }
}
