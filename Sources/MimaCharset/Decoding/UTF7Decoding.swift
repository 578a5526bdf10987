/// UTF-7 (RFC 2152): ASCII, and between `+` and what is not base64 the code units of UTF-16 in base64.
enum UTF7Decoding {
    static func decode(_ run: inout Conversion, _ state: inout DecodingState) -> Stop {
        while run.available > 0 {
            // Room for what the end of the stream may still have to say.
            guard run.free >= 2 * Conversion.room else { return .full }
            let byte = run[0]
            if state.mode == .ascii {
                if byte >= 0x80 { return .malformed(count: 1) }
                if byte == UInt8(ascii: "+") {
                    state.mode = .base64
                    state.isAfterShift = true
                    (state.bits, state.bitCount) = (0, 0)
                } else {
                    run.put(byte: byte)
                }
                run.skip(1)
            } else if let value = value(of: byte) {
                state.isAfterShift = false
                state.bits = (state.bits << 6 | value) & 0x3F_FFFF
                state.bitCount += 6
                if state.bitCount >= 16 {
                    state.bitCount -= 16
                    let unit = state.bits >> UInt32(state.bitCount) & 0xFFFF
                    if !put(unit, &run, &state) { return .malformed(count: 1) }
                }
                run.skip(1)
            } else if let stop = leave(&run, &state, byte) {
                return stop
            }
        }
        if run.isLast, state.mode == .base64 {
            state.mode = .ascii
            if hasLeftover(&state) { return .malformed(count: 0) }
        }
        return .end
    }

    /// Goes back to ASCII at a byte that is not base64. A minus sign belongs to the shift.
    private static func leave(_ run: inout Conversion, _ state: inout DecodingState, _ byte: UInt8) -> Stop? {
        state.mode = .ascii
        let isMinus = byte == UInt8(ascii: "-")
        if hasLeftover(&state) { return .malformed(count: isMinus ? 1 : 0) }
        if state.isAfterShift, !isMinus { return .malformed(count: 0) }
        if isMinus {
            if state.isAfterShift { run.put(byte: UInt8(ascii: "+")) }
            run.skip(1)
        }
        return nil
    }

    /// Whether the end of a shifted part lacks something: a low surrogate, or bits that are not zero.
    private static func hasLeftover(_ state: inout DecodingState) -> Bool {
        let mask = UInt32(1) << UInt32(state.bitCount) - 1
        let isLacking = state.highSurrogate != 0 || state.bitCount >= 6 || state.bits & mask != 0
        state.highSurrogate = 0
        (state.bits, state.bitCount) = (0, 0)
        return isLacking
    }

    /// Takes a code unit. Returns false when it, or the one before it, is a surrogate alone.
    private static func put(_ unit: UInt32, _ run: inout Conversion, _ state: inout DecodingState) -> Bool {
        let high = state.highSurrogate
        state.highSurrogate = 0
        switch unit {
        case 0xD800..<0xDC00:
            state.highSurrogate = unit
            return high == 0
        case 0xDC00..<0xE000:
            if high == 0 { return false }
            run.put(0x10000 + (high - 0xD800) << 10 + unit - 0xDC00)
            return true
        default:
            if high != 0 { run.put(0xFFFD) }
            run.put(unit)
            return true
        }
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
