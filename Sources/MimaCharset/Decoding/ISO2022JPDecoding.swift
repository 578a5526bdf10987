/// ISO-2022-JP (Encoding Standard §13.2.1).
enum ISO2022JPDecoding {
    static func decode(_ run: inout Conversion, _ state: inout DecodingState) -> Stop {
        let pairs = EUCJPDecoding.pairs
        while run.available > 0 {
            guard run.free >= Conversion.room else { return .full }
            let byte = run[0]
            if byte == 0x1B {
                if let stop = escape(&run, &state) { return stop }
                continue
            }
            switch state.mode {
            case .twoByte:
                guard 0x21...0x7E ~= byte else { return malformed(&state) }
                state.isAfterEscape = false
                guard run.available >= 2 else { return run.isLast ? .malformed(count: 1) : .end }
                // An escape sequence that cuts a pair is one.
                if run[1] == 0x1B { return .malformed(count: 1) }
                guard 0x21...0x7E ~= run[1] else { return .malformed(count: 2) }
                let entry = PackedUTF8(bits: pairs[Int(byte) << 8 | Int(run[1] | 0x80)])
                if entry.bits == 0 { return .malformed(count: 2) }
                run.put(entry)
                run.skip(2)
            case .katakana:
                guard 0x21...0x5F ~= byte else { return malformed(&state) }
                state.isAfterEscape = false
                run.put(0xFF61 + UInt32(byte) - 0x21)
                run.skip(1)
            default:
                if byte >= 0x80 || byte == 0x0E || byte == 0x0F { return malformed(&state) }
                state.isAfterEscape = false
                switch (byte, state.mode) {
                case (0x5C, .roman): run.put(0xA5)
                case (0x7E, .roman): run.put(0x203E)
                default: run.put(byte: byte)
                }
                run.skip(1)
            }
        }
        return .end
    }

    private static func malformed(_ state: inout DecodingState) -> Stop {
        state.isAfterEscape = false
        return .malformed(count: 1)
    }

    private static func escape(_ run: inout Conversion, _ state: inout DecodingState) -> Stop? {
        if run.available >= 2, run[1] != 0x24, run[1] != 0x28 { return malformed(&state) }
        guard run.available >= 3 else { return run.isLast ? malformed(&state) : .end }
        switch (run[1], run[2]) {
        case (0x28, 0x42): state.mode = .ascii
        case (0x28, 0x4A): state.mode = .roman
        case (0x28, 0x49): state.mode = .katakana
        case (0x24, 0x40), (0x24, 0x42): state.mode = .twoByte
        default: return malformed(&state)
        }
        // Two in a row are an error, lest text be hidden from who looks at the bytes; the second one still counts.
        if state.isAfterEscape { return .malformed(count: 3) }
        state.isAfterEscape = true
        run.skip(3)
        return nil
    }
}
