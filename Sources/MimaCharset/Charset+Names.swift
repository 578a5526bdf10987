extension Charset {
    /// The name: the WHATWG Encoding Standard's where it has the encoding, else the one registered with IANA.
    public var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .ibm866: "IBM866"
        case .iso8859_2: "ISO-8859-2"
        case .iso8859_3: "ISO-8859-3"
        case .iso8859_4: "ISO-8859-4"
        case .iso8859_5: "ISO-8859-5"
        case .iso8859_6: "ISO-8859-6"
        case .iso8859_7: "ISO-8859-7"
        case .iso8859_8: "ISO-8859-8"
        case .iso8859_8I: "ISO-8859-8-I"
        case .iso8859_10: "ISO-8859-10"
        case .iso8859_13: "ISO-8859-13"
        case .iso8859_14: "ISO-8859-14"
        case .iso8859_15: "ISO-8859-15"
        case .iso8859_16: "ISO-8859-16"
        case .koi8R: "KOI8-R"
        case .koi8U: "KOI8-U"
        case .macintosh: "macintosh"
        case .windows874: "windows-874"
        case .windows1250: "windows-1250"
        case .windows1251: "windows-1251"
        case .windows1252: "windows-1252"
        case .windows1253: "windows-1253"
        case .windows1254: "windows-1254"
        case .windows1255: "windows-1255"
        case .windows1256: "windows-1256"
        case .windows1257: "windows-1257"
        case .windows1258: "windows-1258"
        case .macCyrillic: "x-mac-cyrillic"
        case .gbk: "GBK"
        case .gb18030: "gb18030"
        case .big5: "Big5"
        case .eucJP: "EUC-JP"
        case .iso2022JP: "ISO-2022-JP"
        case .shiftJIS: "Shift_JIS"
        case .eucKR: "EUC-KR"
        case .replacement: "replacement"
        case .utf16BE: "UTF-16BE"
        case .utf16LE: "UTF-16LE"
        case .xUserDefined: "x-user-defined"
        case .utf32BE: "UTF-32BE"
        case .utf32LE: "UTF-32LE"
        case .utf7: "UTF-7"
        case .cesu8: "CESU-8"
        case .hz: "HZ"
        case .ibm437: "IBM437"
        case .ibm850: "IBM850"
        case .ibm852: "IBM852"
        case .ibm855: "IBM855"
        case .ibm858: "IBM858"
        case .ibm862: "IBM862"
        case .ibm037: "IBM037"
        case .ibm1047: "IBM1047"
        case .usASCIIExact: "US-ASCII-exact"
        case .iso8859_1Exact: "ISO-8859-1-exact"
        case .iso8859_9Exact: "ISO-8859-9-exact"
        }
    }

    /// Whether the WHATWG Encoding Standard has it.
    public var isStandard: Bool {
        switch self {
        case .utf32BE, .utf32LE, .utf7, .cesu8, .hz, .ibm437, .ibm850, .ibm852, .ibm855, .ibm858, .ibm862, .ibm037,
            .ibm1047, .usASCIIExact, .iso8859_1Exact, .iso8859_9Exact:
            false
        default: true
        }
    }
}
