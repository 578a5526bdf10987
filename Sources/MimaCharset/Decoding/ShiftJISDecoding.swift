/// Shift_JIS (Encoding Standard §13.3.1).
enum ShiftJISDecoding: TwoByteScheme {
    static let pairs = TwoByteDecoding.Table(count: 1 << 15, zero: 0) { table in
        for (pointer, code) in PackedText(JIS0208Index.characters).enumerated() {
            if let code { table[place(pointer)] = PackedUTF8(code).bits }
        }
        // User-defined characters are private-use ones.
        for pointer in 8836...10715 {
            table[place(pointer)] = PackedUTF8(0xE000 + UInt32(pointer - 8836)).bits
        }
    }

    private static func place(_ pointer: Int) -> Int {
        let (lead, trail) = pointer.quotientAndRemainder(dividingBy: 188)
        let leadByte = lead + (lead < 0x1F ? 0x81 : 0xC1)
        return (leadByte & 0x7F) << 8 | trail + (trail < 0x3F ? 0x40 : 0x41)
    }

    static func rare(_ run: inout Conversion) -> Stop? {
        switch run[0] {
        case 0x80:
            run.put(0x80)
        case 0xA1...0xDF:
            run.put(0xFF61 + UInt32(run[0]) - 0xA1)
        case 0xA0, 0xFD...0xFF:
            return .malformed(count: 1)
        default:
            return TwoByteDecoding.malformedPair(run)
        }
        run.skip(1)
        return nil
    }
}
