/// EUC-KR (Encoding Standard §14.1.1).
enum EUCKRDecoding: TwoByteScheme {
    static let pairs = TwoByteDecoding.table(EUCKRIndex.characters) { pointer in
        (pointer / 190 + 0x81, pointer % 190 + 0x41)
    }

    static func rare(_ run: inout Conversion) -> Stop? {
        run[0] == 0x80 || run[0] == 0xFF ? .malformed(count: 1) : TwoByteDecoding.malformedPair(run)
    }
}
