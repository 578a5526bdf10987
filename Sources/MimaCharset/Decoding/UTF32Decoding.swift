/// UTF-32 in both byte orders (Unicode §3.9, D90).
enum UTF32Decoding {
    static func decode(_ run: inout Conversion, isBigEndian: Bool) -> Stop {
        while run.available >= 4 {
            guard run.free >= Conversion.room else { return .full }
            let word = unsafe UnsafeRawPointer(run.source).loadUnaligned(as: UInt32.self)
            let code = isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
            if code > 0x10FFFF || code & 0xFFFF_F800 == 0xD800 { return .malformed(count: 4) }
            run.put(code)
            run.skip(4)
        }
        return run.available == 0 || !run.isLast ? .end : .malformed(count: run.available)
    }
}
