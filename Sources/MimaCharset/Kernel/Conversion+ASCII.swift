extension Conversion {
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    /// Copies the ASCII bytes at the front, as far as there is room.
    @inline(__always)
    mutating func copyASCII() {
        var from = unsafe UnsafeRawPointer(source)
        var to = unsafe UnsafeMutableRawPointer(target)
        var left = min(available, free)
        while left >= 32 {
            let a = unsafe from.loadUnaligned(as: UInt64.self)
            let b = unsafe from.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            let c = unsafe from.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
            let d = unsafe from.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
            if (a | b | c | d) & Self.highBits != 0 { break }
            unsafe to.storeBytes(of: a, as: UInt64.self)
            unsafe to.storeBytes(of: b, toByteOffset: 8, as: UInt64.self)
            unsafe to.storeBytes(of: c, toByteOffset: 16, as: UInt64.self)
            unsafe to.storeBytes(of: d, toByteOffset: 24, as: UInt64.self)
            unsafe from += 32
            unsafe to += 32
            left -= 32
        }
        while left >= 8 {
            let word = unsafe from.loadUnaligned(as: UInt64.self)
            unsafe to.storeBytes(of: word, as: UInt64.self)
            let high = UInt64(littleEndian: word) & Self.highBits
            let count = high == 0 ? 8 : high.trailingZeroBitCount >> 3
            unsafe from += count
            unsafe to += count
            left -= count
            if high != 0 { left = 0 }
        }
        while left > 0 {
            let byte = unsafe from.load(as: UInt8.self)
            if byte >= 0x80 { break }
            unsafe to.storeBytes(of: byte, as: UInt8.self)
            unsafe from += 1
            unsafe to += 1
            left -= 1
        }
        unsafe source = from.assumingMemoryBound(to: UInt8.self)
        unsafe target = to.assumingMemoryBound(to: UInt8.self)
    }
}
