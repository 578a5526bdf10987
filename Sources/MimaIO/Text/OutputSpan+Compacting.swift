// A hot kernel: words are loaded from and stored to memory whole, which spans do not offer; the bounds are checked before
// the pointers are used.

extension OutputSpan where Element == UInt8 {
    /// Appends `text` without spaces, tabs, carriage returns and line feeds, as far as there is room; returns how much
    /// of `text` was used up.
    mutating func appendWithoutWhitespace(_ text: Span<UInt8>) -> Int {
        unsafe text.withUnsafeBytes { source in
            unsafe withUnsafeMutableBufferPointer { buffer, count in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return 0
                }
                var index = 0
                while index < source.count && count < buffer.count {
                    if index + 8 <= source.count && count + 8 <= buffer.count {
                        let word = unsafe from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                        // The highest bit of a byte stays only where one below 0x21 borrows.
                        if (word &- 0x2121_2121_2121_2121) & ~word & 0x8080_8080_8080_8080 == 0 {
                            unsafe to.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
                            index += 8
                            count += 8
                            continue
                        }
                    }
                    for _ in 0..<min(8, source.count - index, buffer.count - count) {
                        let byte = unsafe source[index]
                        unsafe to.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
                        let isSpace = byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
                        count += isSpace ? 0 : 1
                        index += 1
                    }
                }
                return index
            }
        }
    }
}
