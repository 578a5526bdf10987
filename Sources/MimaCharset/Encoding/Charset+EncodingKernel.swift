extension Charset {
    /// Encodes UTF-8 as far as the source and the target reach.
    @inline(never)
    func encode(_ run: inout Conversion, _ state: inout EncodingState) -> EncodingStop {
        switch self {
        case .utf8: UnicodeEncoding.encodeUTF8(&run)
        case .gbk: GBEncoding.encode(&run, isGBK: true)
        case .gb18030: GBEncoding.encode(&run, isGBK: false)
        case .big5: Big5Encoding.encode(&run)
        case .eucKR: TableEncoding.encode(&run, EUCKREncoding.table) { _, _ in false }
        case .eucJP: TableEncoding.encode(&run, EUCJPEncoding.table) { _, _ in false }
        case .shiftJIS: TableEncoding.encode(&run, ShiftJISEncoding.table) { _, _ in false }
        case .iso2022JP: ISO2022JPEncoding.encode(&run, &state)
        case .hz: HZEncoding.encode(&run, &state)
        case .utf7: UTF7Encoding.encode(&run, &state)
        case .utf16BE: UnicodeEncoding.encodeUTF16BE(&run)
        case .utf16LE: UnicodeEncoding.encodeUTF16LE(&run)
        case .utf32BE: UnicodeEncoding.encodeUTF32(&run, isBigEndian: true)
        case .utf32LE: UnicodeEncoding.encodeUTF32(&run, isBigEndian: false)
        case .cesu8: UnicodeEncoding.encodeCESU8(&run)
        case .ibm037, .ibm1047: SingleByteEncoding.encodeAll(&run, SingleByteEncoding.table(self))
        default: TableEncoding.encode(&run, SingleByteEncoding.table(self)) { _, _ in false }
        }
    }
}
