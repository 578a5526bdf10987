/// GBK and GB18030, which decode alike (Encoding Standard §10.2.1).
enum GBDecoding: TwoByteScheme {
    static let pairs = TwoByteDecoding.table(GB18030Index.characters) { pointer in
        let trail = pointer % 190
        return (pointer / 190 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41))
    }

    static func rare(_ run: inout Conversion) -> Stop? {
        let lead = run[0]
        if lead == 0x80 {
            run.put(0x20AC)
            run.skip(1)
            return nil
        }
        if lead == 0xFF { return .malformed(count: 1) }
        guard run.available >= 2, 0x30...0x39 ~= run[1] else { return TwoByteDecoding.malformedPair(run) }
        // Four bytes. Where one of the last two is wrong, all but the lead may be text.
        if run.available >= 3, !(0x81...0xFE ~= run[2]) { return .malformed(count: 1) }
        if run.available < 4 {
            // The end of the input takes all that there is of the sequence.
            return run.isLast ? .malformed(count: run.available) : .end
        }
        guard 0x30...0x39 ~= run[3] else { return .malformed(count: 1) }
        let pointer =
            ((UInt32(lead) - 0x81) * 10 + UInt32(run[1]) - 0x30) * 1260
            + (UInt32(run[2]) - 0x81) * 10 + UInt32(run[3]) - 0x30
        guard let code = codePoint(pointer) else { return .malformed(count: 4) }
        run.put(code)
        run.skip(4)
        return nil
    }

    /// The code point of a pointer of four bytes (Encoding Standard §10.2.1, "index gb18030 ranges code point").
    static func codePoint(_ pointer: UInt32) -> UInt32? {
        if 39420..<189000 ~= pointer || pointer > 1_237_575 { return nil }
        if pointer == 7457 { return 0xE7C7 }
        let range = lastRange { GB18030Ranges.pointers[$0] <= pointer }
        return GB18030Ranges.codePoints[range] + pointer - GB18030Ranges.pointers[range]
    }

    /// The pointer of a code point that has four bytes ("index gb18030 ranges pointer").
    static func pointer(_ codePoint: UInt32) -> UInt32 {
        if codePoint == 0xE7C7 { return 7457 }
        let range = lastRange { GB18030Ranges.codePoints[$0] <= codePoint }
        return GB18030Ranges.pointers[range] + codePoint - GB18030Ranges.codePoints[range]
    }

    /// The last range that `isBefore`, by halving.
    private static func lastRange(_ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = GB18030Ranges.pointers.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle } else { high = middle }
        }
        return low
    }
}
