/// HZ (RFC 1843).
enum HZEncoding {
    static func encode(_ run: inout Conversion, _ state: inout EncodingState) -> EncodingStop {
        let table = GBEncoding.gb18030
        let stop = run.encodeEach { run, code in
            if code < 0x80 {
                change(to: .ascii, &run, &state)
                run.put(byte: UInt8(code))
                if code == UInt32(UInt8(ascii: "~")) { run.put(byte: UInt8(code)) }
                return true
            }
            let value = code < 0x10000 ? table[Int(code)] : 0
            // GB 2312 alone has seven-bit bytes.
            guard 0xA1...0xF7 ~= value >> 8, value & 0xFF >= 0xA1 else { return false }
            change(to: .twoByte, &run, &state)
            run.put(pair: value & 0x7F7F)
            return true
        }
        return run.end(stop) { run in change(to: .ascii, &run, &state) }
    }

    private static func change(
        to mode: DecodingState.Mode,
        _ run: inout Conversion,
        _ state: inout EncodingState
    ) {
        if state.mode == mode { return }
        state.mode = mode
        run.put(pair: mode == .twoByte ? 0x7E7B : 0x7E7D)
    }
}

/// UTF-7 (RFC 2152): what the RFC lets stand directly does, and no more.
enum UTF7Encoding {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let direct = Set("'(),-./:? \t\r\n".utf8)

    static func encode(_ run: inout Conversion, _ state: inout EncodingState) -> EncodingStop {
        let stop = run.encodeEach { run, code in
            put(code, &run, &state)
            return true
        }
        return run.end(stop) { run in
            guard state.mode == .base64 else { return }
            leave(&run, &state)
            run.put(byte: UInt8(ascii: "-"))
        }
    }

    private static func put(_ code: UInt32, _ run: inout Conversion, _ state: inout EncodingState) {
        if let byte = UInt8(exactly: code), isAlphanumeric(byte) || direct.contains(byte) {
            if state.mode == .base64 {
                leave(&run, &state)
                // What is base64, or the minus sign itself, would be taken for a part of the shift.
                if isAlphanumeric(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") {
                    run.put(byte: UInt8(ascii: "-"))
                }
            }
            run.put(byte: byte)
            return
        }
        if code == UInt32(UInt8(ascii: "+")), state.mode == .ascii {
            run.put(pair: 0x2B2D)
            return
        }
        if state.mode == .ascii {
            run.put(byte: UInt8(ascii: "+"))
            state.mode = .base64
        }
        if code < 0x10000 {
            put(unit: code, &run, &state)
        } else {
            put(unit: 0xD7C0 + code >> 10, &run, &state)
            put(unit: 0xDC00 + code & 0x3FF, &run, &state)
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func put(unit: UInt32, _ run: inout Conversion, _ state: inout EncodingState) {
        state.bits = (state.bits << 16 | unit) & 0x3F_FFFF
        state.bitCount += 16
        while state.bitCount >= 6 {
            state.bitCount -= 6
            run.put(byte: alphabet[Int(state.bits >> UInt32(state.bitCount) & 0x3F)])
        }
    }

    private static func leave(_ run: inout Conversion, _ state: inout EncodingState) {
        if state.bitCount > 0 {
            run.put(byte: alphabet[Int(state.bits << UInt32(6 - state.bitCount) & 0x3F)])
        }
        (state.bits, state.bitCount, state.mode) = (0, 0, .ascii)
    }
}
