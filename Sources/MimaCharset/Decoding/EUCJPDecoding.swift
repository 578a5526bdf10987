/// EUC-JP (Encoding Standard §13.1.1).
enum EUCJPDecoding: TwoByteScheme {
    static let pairs = TwoByteDecoding.Table(count: 1 << 15, zero: 0) { table in
        for (pointer, code) in PackedText(JIS0208Index.characters).enumerated() {
            // The extensions beyond row 94 have no bytes here.
            guard let code, pointer < 94 * 94 else { continue }
            table[(pointer / 94 + 0x21) << 8 | pointer % 94 + 0xA1] = PackedUTF8(code).bits
        }
        for trail in 0xA1...0xDF {
            table[0x0E << 8 | trail] = PackedUTF8(0xFF61 + UInt32(trail) - 0xA1).bits
        }
    }

    /// JIS X 0212 by row and column, both from 0.
    private static let supplement = ConstantTable<UInt32>(count: 94 * 94, zero: 0) { table in
        for (pointer, code) in PackedText(JIS0212Index.characters).enumerated() {
            if let code { table[pointer] = PackedUTF8(code).bits }
        }
    }

    static func rare(_ run: inout Conversion) -> Stop? {
        switch run[0] {
        case 0x8F:
            break
        case 0x8E, 0xA1...0xFE:
            return TwoByteDecoding.malformedPair(run)
        default:
            return .malformed(count: 1)
        }
        // Three bytes. A wrong one that is ASCII may be text.
        guard run.available >= 2, 0xA1...0xFE ~= run[1] else { return TwoByteDecoding.malformedPair(run) }
        guard run.available >= 3 else { return run.isLast ? .malformed(count: 2) : .end }
        if 0xA1...0xFE ~= run[2] {
            let entry = PackedUTF8(bits: supplement[Int(run[1] - 0xA1) * 94 + Int(run[2] - 0xA1)])
            if entry.bits != 0 {
                run.put(entry)
                run.skip(3)
                return nil
            }
        }
        return .malformed(count: run[2] < 0x80 ? 2 : 3)
    }
}
