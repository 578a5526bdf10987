/// UTF-8 read without being copied.
enum UTF8Validation {
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    static func firstMalformedOffset(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var position = 0
        while position < count {
            // ASCII, 32 bytes a step.
            let raw = unsafe UnsafeRawPointer(base)
            while position + 32 <= count {
                let a = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                let b = unsafe raw.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
                let c = unsafe raw.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self)
                let d = unsafe raw.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self)
                if (a | b | c | d) & highBits != 0 { break }
                position += 32
            }
            while position + 8 <= count {
                let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                let high = word & highBits
                if high != 0 {
                    position += high.trailingZeroBitCount >> 3
                    break
                }
                position += 8
            }
            // Sequences of several bytes, most often of the same length as the one before.
            while position + 8 <= count {
                // Two of three bytes at once, as running text of East Asia has them.
                let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0, isInRange(word), isInRange(word >> 24) else { break }
                position += 6
            }
            while position + 4 <= count {
                let word = unsafe UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt32.self))
                let length = UTF8Decoding.wellFormed(word)
                if length == 0 { return position }
                position += length
                if length == 1 { break }
            }
            if position + 4 > count {
                var tail: UInt32 = 0
                for offset in position..<count {
                    tail |= unsafe UInt32(base[offset]) << (8 * UInt32(offset - position))
                }
                while position < count {
                    let length = UTF8Decoding.wellFormed(tail)
                    if length == 0 || position + length > count { return position }
                    tail >>= 8 * UInt32(length)
                    position += length
                }
            }
        }
        return nil
    }

    /// Whether a sequence of three bytes is not overlong and no surrogate.
    @inline(__always)
    private static func isInRange(_ word: UInt64) -> Bool {
        let lead = word & 0x200F
        return lead != 0 && lead != 0x200D
    }

    /// How many bytes do not continue a sequence.
    static func leadCount(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let raw = unsafe UnsafeRawPointer(base)
        var leads = 0
        var position = 0
        while position + 8 <= count {
            let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            // The high bit of each byte, set where it continues a sequence: 10xxxxxx.
            let continuing = word & ~(word << 1) & highBits
            leads += 8 - continuing.nonzeroBitCount
            position += 8
        }
        while position < count {
            if unsafe base[position] & 0xC0 != 0x80 { leads += 1 }
            position += 1
        }
        return leads
    }
}
