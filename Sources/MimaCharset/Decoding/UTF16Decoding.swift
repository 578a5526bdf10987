/// UTF-16 in both byte orders (Encoding Standard §14.2.1).
enum UTF16Decoding {
    @inline(__always)
    static func decode(_ run: inout Conversion, isBigEndian: Bool) -> Stop {
        while true {
            // Four units a step, as long as all four become as many bytes.
            while run.available >= 8, run.free >= Conversion.room {
                var word = unsafe UnsafeRawPointer(run.source).loadUnaligned(as: UInt64.self)
                word = isBigEndian ? swapped(UInt64(littleEndian: word)) : UInt64(littleEndian: word)
                guard putFour(word, &run) else { break }
                run.skip(8)
            }
            var left = 4
            while run.available >= 2, left > 0 {
                guard run.free >= Conversion.room else { return .full }
                let code = unit(run, at: 0, isBigEndian)
                if code & 0xF800 != 0xD800 {
                    run.put(code)
                    run.skip(2)
                } else if let stop = decodeSurrogates(&run, code, isBigEndian) {
                    return stop
                }
                left -= 1
            }
            if run.available == 0 { return .end }
            if run.available == 1 { return run.isLast ? .malformed(count: 1) : .end }
        }
    }

    /// Writes the four units of `word`, if all are ASCII, or all take two bytes, or all take three.
    @inline(__always)
    private static func putFour(_ word: UInt64, _ run: inout Conversion) -> Bool {
        let upper = word & 0xF800_F800_F800_F800
        let target = unsafe UnsafeMutableRawPointer(run.target)
        if upper != 0 {
            // Each above U+07FF, and none a surrogate.
            guard !hasZero(upper), !hasZero(upper ^ 0xD800_D800_D800_D800) else { return false }
            let third = threeBytes(word >> 32 & 0xFFFF)
            let first = threeBytes(word & 0xFFFF) | threeBytes(word >> 16 & 0xFFFF) << 24 | third << 48
            let last = UInt32(truncatingIfNeeded: third >> 16 | threeBytes(word >> 48) << 8)
            unsafe target.storeBytes(of: first.littleEndian, as: UInt64.self)
            unsafe target.storeBytes(of: last.littleEndian, toByteOffset: 8, as: UInt32.self)
            unsafe run.target += 12
        } else if word & 0x0780_0780_0780_0780 == 0 {
            let packed = UInt32(
                truncatingIfNeeded: (word | word >> 8) & 0xFFFF | ((word | word >> 8) >> 16) & 0xFFFF_0000
            )
            unsafe target.storeBytes(of: packed.littleEndian, as: UInt32.self)
            unsafe run.target += 4
        } else {
            guard !hasZero(word & 0x0780_0780_0780_0780) else { return false }
            let bytes = (word >> 6) & 0x001F_001F_001F_001F | (word & 0x003F_003F_003F_003F) << 8
            unsafe target.storeBytes(of: (bytes | 0x80C0_80C0_80C0_80C0).littleEndian, as: UInt64.self)
            unsafe run.target += 8
        }
        return true
    }

    /// Whether one of the four units is zero.
    @inline(__always)
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000 != 0
    }

    /// UTF-8 for a code point of three bytes, the first lowest.
    @inline(__always)
    private static func threeBytes(_ code: UInt64) -> UInt64 {
        code >> 12 | (code & 0x0FC0) << 2 | (code & 0x003F) << 16 | 0x0080_80E0
    }

    /// The bytes of each of four units changed about.
    @inline(__always)
    private static func swapped(_ word: UInt64) -> UInt64 {
        (word & 0x00FF_00FF_00FF_00FF) << 8 | (word >> 8) & 0x00FF_00FF_00FF_00FF
    }

    @inline(__always)
    private static func unit(_ run: Conversion, at offset: Int, _ isBigEndian: Bool) -> UInt32 {
        let first = UInt32(run[offset])
        let second = UInt32(run[offset + 1])
        return isBigEndian ? first << 8 | second : second << 8 | first
    }

    @inline(never)
    private static func decodeSurrogates(_ run: inout Conversion, _ high: UInt32, _ isBigEndian: Bool) -> Stop? {
        if high >= 0xDC00 { return .malformed(count: 2) }
        if run.available < 4 {
            // At the end of the input, a cut unit is a part of the same error.
            return run.isLast ? .malformed(count: run.available) : .end
        }
        let low = unit(run, at: 2, isBigEndian)
        guard low & 0xFC00 == 0xDC00 else { return .malformed(count: 2) }
        run.put(0x10000 + (high - 0xD800) << 10 + low - 0xDC00)
        run.skip(4)
        return nil
    }
}
