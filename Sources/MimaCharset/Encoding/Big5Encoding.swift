/// Big5 (Encoding Standard §12.1.2): without the lead bytes of the Hong Kong supplement.
enum Big5Encoding {
    /// What the standard takes the last pointer for.
    private static let last: Set<UInt32> = [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345]

    private static func entries() -> [(code: UInt32, value: Int)] {
        var entries: [(code: UInt32, value: Int)] = []
        for (pointer, code) in PackedText(Big5Index.characters).enumerated() {
            guard let code, pointer >= (0xA1 - 0x81) * 157 else { continue }
            let trail = pointer % 157
            entries.append((code, (pointer / 157 + 0x81) << 8 | trail + (trail < 0x3F ? 0x40 : 0x62)))
        }
        return entries
    }

    static let table = TableEncoding.table { set in
        for (code, value) in entries().reversed() where last.contains(code) { set(code, value) }
        for (code, value) in entries() { set(code, value) }
    }

    /// The ideographs from U+20000, by their low 16 bits.
    private static let supplementary = TableEncoding.table { set in
        for (code, value) in entries() where code >> 16 == 2 { set(code & 0xFFFF, value) }
    }

    static func encode(_ run: inout Conversion) -> EncodingStop {
        TableEncoding.encode(&run, table) { run, code in
            let value = code >> 16 == 2 ? supplementary[Int(code & 0xFFFF)] : 0
            if value != 0 { run.put(pair: value) }
            return value != 0
        }
    }
}
