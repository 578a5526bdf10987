extension Charset {
    /// What each byte is in an encoding with one byte a character.
    var singleByteTable: SingleByteDecoding.Table { SingleByteDecoding.tables[self] ?? SingleByteDecoding.none }

    /// The code point of each of the 256 bytes in an encoding with one byte a character, nil where there is none.
    var codePoints: [UInt32?]? {
        if self == .xUserDefined { return (0..<256).map { $0 < 0x80 ? $0 : 0xF700 + $0 } }
        if self == .usASCIIExact { return (0..<256).map { $0 < 0x80 ? $0 : nil } }
        guard let codePage else { return nil }
        let codes = Array(PackedText(codePage))
        // A page of all bytes has no holes, so that the full stop in it is one.
        return codes.count == 128 ? (0..<128).map { $0 } + codes : codes.map { $0 ?? UInt32(UInt8(ascii: ".")) }
    }

    /// The generated characters of an encoding with one byte a character: of the bytes from 0x80, or of all.
    private var codePage: StaticString? {
        switch self {
        case .ibm866: SingleByteIndexes.ibm866
        case .iso8859_2: SingleByteIndexes.iso_8859_2
        case .iso8859_3: SingleByteIndexes.iso_8859_3
        case .iso8859_4: SingleByteIndexes.iso_8859_4
        case .iso8859_5: SingleByteIndexes.iso_8859_5
        case .iso8859_6: SingleByteIndexes.iso_8859_6
        case .iso8859_7: SingleByteIndexes.iso_8859_7
        case .iso8859_8, .iso8859_8I: SingleByteIndexes.iso_8859_8
        case .iso8859_10: SingleByteIndexes.iso_8859_10
        case .iso8859_13: SingleByteIndexes.iso_8859_13
        case .iso8859_14: SingleByteIndexes.iso_8859_14
        case .iso8859_15: SingleByteIndexes.iso_8859_15
        case .iso8859_16: SingleByteIndexes.iso_8859_16
        case .koi8R: SingleByteIndexes.koi8R
        case .koi8U: SingleByteIndexes.koi8U
        case .macintosh: SingleByteIndexes.macintosh
        case .windows874: SingleByteIndexes.windows_874
        case .windows1250: SingleByteIndexes.windows_1250
        case .windows1251: SingleByteIndexes.windows_1251
        case .windows1252: SingleByteIndexes.windows_1252
        case .windows1253: SingleByteIndexes.windows_1253
        case .windows1254: SingleByteIndexes.windows_1254
        case .windows1255: SingleByteIndexes.windows_1255
        case .windows1256: SingleByteIndexes.windows_1256
        case .windows1257: SingleByteIndexes.windows_1257
        case .windows1258: SingleByteIndexes.windows_1258
        case .macCyrillic: SingleByteIndexes.macCyrillic
        case .ibm437: OtherCodePages.ibm437
        case .ibm850: OtherCodePages.ibm850
        case .ibm852: OtherCodePages.ibm852
        case .ibm855: OtherCodePages.ibm855
        case .ibm858: OtherCodePages.ibm858
        case .ibm862: OtherCodePages.ibm862
        case .ibm037: OtherCodePages.ibm037
        case .ibm1047: OtherCodePages.ibm1047
        case .iso8859_1Exact: OtherCodePages.iso_8859_1Exact
        case .iso8859_9Exact: OtherCodePages.iso_8859_9Exact
        default: nil
        }
    }
}
