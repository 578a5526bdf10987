/// HZ (RFC 1843): `~{` begins two-byte characters of GB 2312 in seven bits, `~}` or a line's end ends them, `~~` is a
/// tilde, and a tilde at a line's end joins the lines.
enum HZDecoding {
    static func decode(_ run: inout Conversion, _ state: inout DecodingState) -> Stop {
        let pairs = GBDecoding.pairs
        while run.available > 0 {
            guard run.free >= Conversion.room else { return .full }
            let byte = run[0]
            if byte >= 0x80 { return .malformed(count: 1) }
            if byte == UInt8(ascii: "~") {
                guard run.available >= 2 else { return run.isLast ? .malformed(count: 1) : .end }
                switch run[1] {
                case UInt8(ascii: "{"): state.mode = .twoByte
                case UInt8(ascii: "}"): state.mode = .ascii
                case UInt8(ascii: "~") where state.mode == .ascii: run.put(byte: byte)
                case UInt8(ascii: "\n"): state.mode = .ascii
                default: return .malformed(count: 1)
                }
                run.skip(2)
                continue
            }
            if state.mode == .ascii || byte == UInt8(ascii: "\n") {
                state.mode = .ascii
                run.put(byte: byte)
                run.skip(1)
                continue
            }
            guard 0x21...0x77 ~= byte else { return .malformed(count: 1) }
            guard run.available >= 2 else { return run.isLast ? .malformed(count: 1) : .end }
            guard 0x21...0x7E ~= run[1] else { return .malformed(count: 1) }
            let entry = PackedUTF8(bits: pairs[Int(byte) << 8 | Int(run[1] | 0x80)])
            if entry.bits == 0 { return .malformed(count: 2) }
            run.put(entry)
            run.skip(2)
        }
        return .end
    }
}
