/// UTF-16 in both byte orders (Encoding Standard §14.2.1).
enum UTF16Decoding {
    @inline(__always)
    static func decode(_ run: inout Conversion, isBigEndian: Bool) -> Stop {
        while true {
            // Four ASCII characters a step.
            while run.available >= 8, run.free >= Conversion.room {
                var word = unsafe UnsafeRawPointer(run.source).loadUnaligned(as: UInt64.self)
                word = isBigEndian ? swapped(UInt64(littleEndian: word)) : UInt64(littleEndian: word)
                if word & 0xFF80_FF80_FF80_FF80 != 0 { break }
                let packed = UInt32(
                    truncatingIfNeeded: (word | word >> 8) & 0xFFFF | ((word | word >> 8) >> 16) & 0xFFFF_0000
                )
                unsafe UnsafeMutableRawPointer(run.target).storeBytes(of: packed.littleEndian, as: UInt32.self)
                unsafe run.target += 4
                run.skip(8)
            }
            var left = 16
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
