extension Charset {
    /// Decodes as far as the source and the target reach.
    @inline(never)
    func decode(_ run: inout Conversion, _ state: inout DecodingState) -> Stop {
        switch self {
        case .utf8: UTF8Decoding.decode(&run)
        case .gbk, .gb18030: TwoByteDecoding.decode(&run, as: GBDecoding.self)
        case .big5: TwoByteDecoding.decode(&run, as: Big5Decoding.self)
        case .eucKR: TwoByteDecoding.decode(&run, as: EUCKRDecoding.self)
        case .eucJP: TwoByteDecoding.decode(&run, as: EUCJPDecoding.self)
        case .shiftJIS: TwoByteDecoding.decode(&run, as: ShiftJISDecoding.self)
        case .iso2022JP: ISO2022JPDecoding.decode(&run, &state)
        case .hz: HZDecoding.decode(&run, &state)
        case .utf7: UTF7Decoding.decode(&run, &state)
        case .utf16BE: UTF16Decoding.decode(&run, isBigEndian: true)
        case .utf16LE: UTF16Decoding.decode(&run, isBigEndian: false)
        case .utf32BE: UTF32Decoding.decode(&run, isBigEndian: true)
        case .utf32LE: UTF32Decoding.decode(&run, isBigEndian: false)
        case .cesu8: CESU8Decoding.decode(&run)
        case .ibm037, .ibm1047: SingleByteDecoding.decodeAll(&run, singleByteTable)
        case .replacement: run.available == 0 ? .end : .malformed(count: run.available)
        default: SingleByteDecoding.decode(&run, singleByteTable)
        }
    }
}
