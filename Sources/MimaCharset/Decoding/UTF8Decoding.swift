/// UTF-8: what is well formed is copied (Encoding Standard §8.1.1; the malformed sequences are the maximal subparts of
/// Unicode §3.9).
enum UTF8Decoding {
    static func decode(_ run: inout Conversion) -> Stop {
        while true {
            run.copyASCII()
            while run.available >= 4, run.free >= Conversion.room {
                let word = unsafe UInt32(
                    littleEndian: UnsafeRawPointer(run.source).loadUnaligned(as: UInt32.self)
                )
                let count = wellFormed(word)
                if count == 0 { return .malformed(count: malformedCount(run)) }
                if count == 1 { break }
                unsafe UnsafeMutableRawPointer(run.target).storeBytes(of: word.littleEndian, as: UInt32.self)
                unsafe run.target += count
                run.skip(count)
            }
            if run.available == 0 { return .end }
            if run.free < Conversion.room { return .full }
            if run.available < 4, run[0] >= 0x80 {
                if let stop = decodeTail(&run) { return stop }
            }
        }
    }

    /// The length of the well-formed sequence at the front of four bytes, the first in the lowest bits; 0 when there is
    /// none.
    @inline(__always)
    static func wellFormed(_ word: UInt32) -> Int {
        if word & 0x80 == 0 { return 1 }
        if word & 0xC0_C0F0 == 0x80_80E0 {
            // U+0800 to U+FFFF without the surrogates.
            let lead = word & 0x200F
            return lead != 0 && lead != 0x200D ? 3 : 0
        }
        if word & 0xC0E0 == 0x80C0 { return word & 0x1E != 0 ? 2 : 0 }
        if word & 0xC0C0_C0F8 == 0x8080_80F0 {
            // U+10000 to U+10FFFF.
            let lead = (word & 0x07) << 8 | (word >> 8 & 0x30)
            return lead >= 0x010 && lead < 0x410 ? 4 : 0
        }
        return 0
    }

    /// Decodes a sequence in the last three bytes, or tells why not.
    private static func decodeTail(_ run: inout Conversion) -> Stop? {
        var word: UInt32 = 0
        for offset in 0..<run.available { word |= UInt32(run[offset]) << (8 * UInt32(offset)) }
        let count = wellFormed(word)
        if count > 0 {
            for _ in 0..<count {
                run.put(byte: run[0])
                run.skip(1)
            }
            return nil
        }
        return malformed(run)
    }

    /// What the sequence at the front is, which is not well formed: malformed, or cut by the end of the source.
    static func malformed(_ run: Conversion) -> Stop {
        let count = malformedCount(run)
        // A sequence that the end cuts off may yet go on.
        return count == run.available && !run.isLast && expectedCount(run[0]) > count ? .end : .malformed(count: count)
    }

    /// How many bytes a sequence has that begins with `lead`; 0 for none.
    @inline(__always)
    static func expectedCount(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// The length of the malformed sequence at the front: as far as it could have been a part of a well-formed one, and
    /// one byte at least.
    private static func malformedCount(_ run: Conversion) -> Int {
        let lead = run[0]
        let expected = expectedCount(lead)
        guard expected > 1, run.available > 1 else { return 1 }
        let second: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard second.contains(run[1]) else { return 1 }
        var count = 2
        while count < expected, count < run.available, run[count] & 0xC0 == 0x80 { count += 1 }
        return count
    }
}
