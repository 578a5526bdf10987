/// Big5 with the Hong Kong supplement (Encoding Standard §12.1.1).
enum Big5Decoding: TwoByteScheme {
    static let pairs = TwoByteDecoding.table(Big5Index.characters) { pointer in
        let trail = pointer % 157
        return (pointer / 157 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62))
    }

    static func rare(_ run: inout Conversion) -> Stop? {
        let lead = run[0]
        if lead == 0x80 || lead == 0xFF { return .malformed(count: 1) }
        if lead == 0x88, run.available >= 2, let pair = composed(run[1]) {
            run.put(pair.letter)
            run.put(pair.accent)
            run.skip(2)
            return nil
        }
        return TwoByteDecoding.malformedPair(run)
    }

    /// The four pointers that are two characters: Ê and ê with a macron or a caron.
    private static func composed(_ trail: UInt8) -> (letter: UInt32, accent: UInt32)? {
        switch trail {
        case 0x62: (0xCA, 0x304)
        case 0x64: (0xCA, 0x30C)
        case 0xA3: (0xEA, 0x304)
        case 0xA5: (0xEA, 0x30C)
        default: nil
        }
    }
}
