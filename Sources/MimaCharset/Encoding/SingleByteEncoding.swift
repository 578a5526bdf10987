/// Encoding with one byte a character.
enum SingleByteEncoding {
    /// The byte of each code point up to U+FFFF; 0 for none, and for U+0000.
    typealias Table = TableEncoding.Table

    /// Made when they are asked for, for each is 128 KiB.
    static func table(_ charset: Charset) -> Table {
        switch charset {
        case .ibm866: ibm866
        case .iso8859_2: iso8859_2
        case .iso8859_3: iso8859_3
        case .iso8859_4: iso8859_4
        case .iso8859_5: iso8859_5
        case .iso8859_6: iso8859_6
        case .iso8859_7: iso8859_7
        case .iso8859_8, .iso8859_8I: iso8859_8
        case .iso8859_10: iso8859_10
        case .iso8859_13: iso8859_13
        case .iso8859_14: iso8859_14
        case .iso8859_15: iso8859_15
        case .iso8859_16: iso8859_16
        case .koi8R: koi8R
        case .koi8U: koi8U
        case .macintosh: macintosh
        case .windows874: windows874
        case .windows1250: windows1250
        case .windows1251: windows1251
        case .windows1252: windows1252
        case .windows1253: windows1253
        case .windows1254: windows1254
        case .windows1255: windows1255
        case .windows1256: windows1256
        case .windows1257: windows1257
        case .windows1258: windows1258
        case .macCyrillic: macCyrillic
        case .ibm437: ibm437
        case .ibm850: ibm850
        case .ibm852: ibm852
        case .ibm855: ibm855
        case .ibm858: ibm858
        case .ibm862: ibm862
        case .ibm037: ibm037
        case .ibm1047: ibm1047
        case .usASCIIExact: usASCIIExact
        case .iso8859_1Exact: iso8859_1Exact
        case .iso8859_9Exact: iso8859_9Exact
        default: userDefined
        }
    }

    private static let ibm866 = make(.ibm866)
    private static let iso8859_2 = make(.iso8859_2)
    private static let iso8859_3 = make(.iso8859_3)
    private static let iso8859_4 = make(.iso8859_4)
    private static let iso8859_5 = make(.iso8859_5)
    private static let iso8859_6 = make(.iso8859_6)
    private static let iso8859_7 = make(.iso8859_7)
    private static let iso8859_8 = make(.iso8859_8)
    private static let iso8859_10 = make(.iso8859_10)
    private static let iso8859_13 = make(.iso8859_13)
    private static let iso8859_14 = make(.iso8859_14)
    private static let iso8859_15 = make(.iso8859_15)
    private static let iso8859_16 = make(.iso8859_16)
    private static let koi8R = make(.koi8R)
    private static let koi8U = make(.koi8U)
    private static let macintosh = make(.macintosh)
    private static let windows874 = make(.windows874)
    private static let windows1250 = make(.windows1250)
    private static let windows1251 = make(.windows1251)
    private static let windows1252 = make(.windows1252)
    private static let windows1253 = make(.windows1253)
    private static let windows1254 = make(.windows1254)
    private static let windows1255 = make(.windows1255)
    private static let windows1256 = make(.windows1256)
    private static let windows1257 = make(.windows1257)
    private static let windows1258 = make(.windows1258)
    private static let macCyrillic = make(.macCyrillic)
    private static let ibm437 = make(.ibm437)
    private static let ibm850 = make(.ibm850)
    private static let ibm852 = make(.ibm852)
    private static let ibm855 = make(.ibm855)
    private static let ibm858 = make(.ibm858)
    private static let ibm862 = make(.ibm862)
    private static let ibm037 = make(.ibm037)
    private static let ibm1047 = make(.ibm1047)
    private static let usASCIIExact = make(.usASCIIExact)
    private static let iso8859_1Exact = make(.iso8859_1Exact)
    private static let iso8859_9Exact = make(.iso8859_9Exact)
    private static let userDefined = make(.xUserDefined)

    private static func make(_ charset: Charset) -> Table {
        TableEncoding.table { set in
            for (byte, code) in (charset.codePoints ?? []).enumerated() {
                if let code, byte > 0 { set(code, byte) }
            }
        }
    }

    /// Encodes for pages in which ASCII is not itself.
    static func encodeAll(_ run: inout Conversion, _ table: Table) -> EncodingStop {
        while run.available > 0 {
            guard run.free >= Conversion.room else { return .full }
            switch run.scalar() {
            case .stop(let stop):
                return stop
            case .scalar(let code, let count):
                let value = code < 0x10000 ? table[Int(code)] : 0
                if value == 0, code != 0 { return .unmappable(code: code, count: count) }
                run.put(byte: UInt8(truncatingIfNeeded: value))
                run.skip(count)
            }
        }
        return .end
    }
}
