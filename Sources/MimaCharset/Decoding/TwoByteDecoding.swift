/// An encoding whose characters are an ASCII byte or, for the most part, two bytes.
protocol TwoByteScheme {
    /// The character of each pair, at the lead's low seven bits and the trail; no bits where there is none or where
    /// ``rare(_:)`` knows more.
    static var pairs: TwoByteDecoding.Table { get }

    /// Decodes what begins with a byte from 0x80 and is not in `pairs`. Returns nil when that is done; there is room, and
    /// at least one byte.
    static func rare(_ run: inout Conversion) -> Stop?
}

/// Decoding of the encodings with two bytes a character.
enum TwoByteDecoding {
    typealias Table = ConstantTable<UInt32>

    @inline(__always)
    static func decode<Scheme: TwoByteScheme>(_ ends: inout Conversion, as scheme: Scheme.Type) -> Stop {
        let pairs = Scheme.pairs
        // A copy of its own is kept in registers; what the caller lent is not.
        var run = ends
        defer { ends = run }
        while true {
            // Pairs, and single ASCII bytes between them.
            while run.available >= 2, run.free >= Conversion.room {
                let lead = run[0]
                let next = run[1]
                if lead < 0x80 {
                    if next < 0x80 {
                        run.copyASCII()
                    } else {
                        run.put(byte: lead)
                        run.skip(1)
                    }
                    continue
                }
                let entry = PackedUTF8(bits: pairs[Int(lead & 0x7F) << 8 | Int(next)])
                if entry.bits == 0 {
                    if let stop = Scheme.rare(&run) { return stop }
                    continue
                }
                run.put(entry)
                run.skip(2)
            }
            if run.available == 0 { return .end }
            if run.free < Conversion.room { return .full }
            // The last byte.
            if run[0] < 0x80 {
                run.put(byte: run[0])
                run.skip(1)
            } else if let stop = Scheme.rare(&run) {
                return stop
            }
        }
    }

    /// What a pair that is no character is: the lead alone where the trail is ASCII and so may be text, else both
    /// (as each decoder of the Encoding Standard with two bytes has it).
    @inline(__always)
    static func malformedPair(_ run: Conversion) -> Stop {
        if run.available < 2 { return run.isLast ? .malformed(count: 1) : .end }
        return .malformed(count: run[1] < 0x80 ? 1 : 2)
    }

    /// The table of an index, whose pointers `place` gives a lead and a trail.
    static func table(_ text: StaticString, _ place: (Int) -> (lead: Int, trail: Int)) -> Table {
        Table(count: 1 << 15, zero: 0) { table in
            for (pointer, code) in PackedText(text).enumerated() {
                guard let code else { continue }
                let (lead, trail) = place(pointer)
                table[(lead & 0x7F) << 8 | trail] = PackedUTF8(code).bits
            }
        }
    }
}
