/// CESU-8 (UTR #26): UTF-8 up to U+FFFF, and two sequences of three bytes for the surrogates of what is beyond.
enum CESU8Decoding {
    static func decode(_ run: inout Conversion) -> Stop {
        while true {
            run.copyASCII()
            if run.available == 0 { return .end }
            if run.free < Conversion.room { return .full }
            let lead = run[0]
            if lead < 0x80 { continue }
            let expected = UTF8Decoding.expectedCount(lead)
            guard expected == 2 || expected == 3 else { return .malformed(count: 1) }
            guard let unit = sequence(run, at: 0, count: expected) else {
                return isCut(run, at: 0) ? .end : .malformed(count: 1)
            }
            if expected == 2 {
                run.put(unit)
                run.skip(2)
                continue
            }
            if unit < 0x800 { return .malformed(count: 1) }
            if unit & 0xF800 != 0xD800 {
                run.put(unit)
                run.skip(3)
                continue
            }
            if unit >= 0xDC00 { return .malformed(count: 3) }
            guard let low = run.available >= 6 ? sequence(run, at: 3, count: 3) : nil, low & 0xFC00 == 0xDC00 else {
                return isCut(run, at: 3) ? .end : .malformed(count: 3)
            }
            run.put(0x10000 + (unit - 0xD800) << 10 + low - 0xDC00)
            run.skip(6)
        }
    }

    /// The value of a sequence, or nil when it is not whole.
    private static func sequence(_ run: Conversion, at start: Int, count: Int) -> UInt32? {
        guard run.available >= start + count else { return nil }
        var value = UInt32(run[start]) & (0x7F >> UInt32(count))
        guard run[start] & 0xF0 == 0xE0 || count == 2 else { return nil }
        for offset in start + 1..<start + count {
            guard run[offset] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(run[offset] & 0x3F)
        }
        return value
    }

    /// Whether what is there at `start` may be the beginning of a sequence that is still to come.
    private static func isCut(_ run: Conversion, at start: Int) -> Bool {
        guard !run.isLast, run.available < start + 3 else { return false }
        guard run.available > start else { return true }
        let count = start > 0 ? (run[start] == 0xED ? 3 : 0) : UTF8Decoding.expectedCount(run[start])
        guard run.available < start + count else { return false }
        return (start + 1..<run.available).allSatisfy { run[$0] & 0xC0 == 0x80 }
    }
}
