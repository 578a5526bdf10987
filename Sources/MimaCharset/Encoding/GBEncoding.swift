/// GBK and GB18030 (Encoding Standard §10.2.2).
enum GBEncoding {
    static let gb18030 = table(isGBK: false)

    /// The same without the euro sign, which GBK writes as one byte.
    private static let gbk = table(isGBK: true)

    private static func table(isGBK: Bool) -> TableEncoding.Table {
        TableEncoding.table { set in fill(isGBK: isGBK, set) }
    }

    private static func fill(isGBK: Bool, _ set: (_ code: UInt32, _ value: Int) -> Void) {
        for (code, value) in privateUse { set(code, value) }
        for (pointer, code) in PackedText(GB18030Index.characters).enumerated() {
            let trail = pointer % 190
            // U+E5E5 is in the index for the sake of the decoder.
            if let code, code != 0xE5E5, !isGBK || code != 0x20AC {
                set(code, (pointer / 190 + 0x81) << 8 | trail + (trail < 0x3F ? 0x40 : 0x41))
            }
        }
    }

    /// The private-use characters of earlier editions, which have kept their bytes.
    private static let privateUse: [(UInt32, Int)] =
        (0..<7).map { (0xE78D + UInt32($0), 0xA6D9 + $0) }
        + [(0xE794, 0xA6EC), (0xE795, 0xA6ED), (0xE796, 0xA6F3)]
        + [
            (0xE81E, 0xFE59), (0xE826, 0xFE61), (0xE82B, 0xFE66), (0xE82C, 0xFE67), (0xE832, 0xFE6D),
            (0xE843, 0xFE7E), (0xE854, 0xFE90), (0xE864, 0xFEA0),
        ]

    static func encode(_ run: inout Conversion, isGBK: Bool) -> EncodingStop {
        isGBK
            ? TableEncoding.encode(&run, gbk) { run, code in
                if code == 0x20AC { run.put(byte: 0x80) }
                return code == 0x20AC
            }
            : TableEncoding.encode(&run, gb18030, other: putFour)
    }

    private static func putFour(_ run: inout Conversion, _ code: UInt32) -> Bool {
        if code == 0xE5E5 { return false }
        var pointer = GBDecoding.pointer(code)
        let fourth = UInt8(pointer % 10) + 0x30
        pointer /= 10
        let third = UInt8(pointer % 126) + 0x81
        pointer /= 126
        run.put(byte: UInt8(pointer / 10) + 0x81)
        run.put(byte: UInt8(pointer % 10) + 0x30)
        run.put(byte: third)
        run.put(byte: fourth)
        return true
    }
}
