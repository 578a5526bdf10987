/// A character set with its encoding form: a way to write Unicode text as bytes.
///
/// The encodings of the WHATWG Encoding Standard are here with the standard's names and exactly as it defines them; so
/// windows-1252 is what the label "iso-8859-1" means, as in every browser. Beyond the standard are the Unicode forms that
/// it leaves out, HZ, code pages of DOS and EBCDIC, and ISO-8859-1 and -9 to the letter. Find one by its label with
/// ``init(_:)``.
public enum Charset: CaseIterable, Hashable, Sendable {
    /// UTF-8 (RFC 3629).
    case utf8
    /// Code page 866, Cyrillic.
    case ibm866
    /// ISO 8859-2, Latin for Central Europe.
    case iso8859_2
    /// ISO 8859-3, Latin for Southern Europe.
    case iso8859_3
    /// ISO 8859-4, Latin for Northern Europe.
    case iso8859_4
    /// ISO 8859-5, Cyrillic.
    case iso8859_5
    /// ISO 8859-6, Arabic.
    case iso8859_6
    /// ISO 8859-7, Greek.
    case iso8859_7
    /// ISO 8859-8, Hebrew in visual order.
    case iso8859_8
    /// ISO 8859-8, Hebrew in logical order.
    case iso8859_8I
    /// ISO 8859-10, Latin for the Nordic languages.
    case iso8859_10
    /// ISO 8859-13, Latin for the Baltic languages.
    case iso8859_13
    /// ISO 8859-14, Latin for the Celtic languages.
    case iso8859_14
    /// ISO 8859-15, Latin for Western Europe with the euro sign.
    case iso8859_15
    /// ISO 8859-16, Latin for South-Eastern Europe.
    case iso8859_16
    /// KOI8-R, Russian.
    case koi8R
    /// KOI8-U, Ukrainian, with the Belarusian letters of KOI8-RU.
    case koi8U
    /// Mac OS Roman.
    case macintosh
    /// Code page 874, Thai.
    case windows874
    /// Code page 1250, Central Europe.
    case windows1250
    /// Code page 1251, Cyrillic.
    case windows1251
    /// Code page 1252, Western Europe; what the labels "iso-8859-1" and "us-ascii" mean.
    case windows1252
    /// Code page 1253, Greek.
    case windows1253
    /// Code page 1254, Turkish; what the label "iso-8859-9" means.
    case windows1254
    /// Code page 1255, Hebrew.
    case windows1255
    /// Code page 1256, Arabic.
    case windows1256
    /// Code page 1257, Baltic.
    case windows1257
    /// Code page 1258, Vietnamese.
    case windows1258
    /// Mac OS Cyrillic.
    case macCyrillic
    /// GBK (code page 936), simplified Chinese; what the label "gb2312" means. Decodes as GB18030 does.
    case gbk
    /// GB18030 in its edition of 2022, all of Unicode.
    case gb18030
    /// Big5 with the Hong Kong supplement, traditional Chinese.
    case big5
    /// EUC-JP, Japanese.
    case eucJP
    /// ISO-2022-JP, Japanese in seven bits with escape sequences.
    case iso2022JP
    /// Shift_JIS as Windows has it (code page 932), Japanese.
    case shiftJIS
    /// EUC-KR as Windows has it (code page 949), Korean.
    case eucKR
    /// What encodings that are dangerous to decode become: any input is one U+FFFD, and nothing is encoded.
    case replacement
    /// UTF-16, most significant byte first (RFC 2781).
    case utf16BE
    /// UTF-16, least significant byte first (RFC 2781).
    case utf16LE
    /// The bytes from 0x80 as the private-use characters from U+F780.
    case xUserDefined

    /// UTF-32, most significant byte first.
    case utf32BE
    /// UTF-32, least significant byte first.
    case utf32LE
    /// UTF-7 (RFC 2152).
    case utf7
    /// CESU-8: UTF-8 made of UTF-16 code units, so that a character beyond the BMP takes six bytes (UTR #26).
    case cesu8
    /// HZ: GB 2312 in seven bits (RFC 1843).
    case hz
    /// Code page 437, the original PC's.
    case ibm437
    /// Code page 850, Western Europe under DOS.
    case ibm850
    /// Code page 852, Central Europe under DOS.
    case ibm852
    /// Code page 855, Cyrillic under DOS.
    case ibm855
    /// Code page 858: 850 with the euro sign.
    case ibm858
    /// Code page 862, Hebrew under DOS.
    case ibm862
    /// EBCDIC, code page 37, United States.
    case ibm037
    /// EBCDIC, code page 1047, Open Systems.
    case ibm1047
    /// ASCII to the letter: the bytes from 0x80 are malformed.
    case usASCIIExact
    /// ISO 8859-1 to the letter: each byte is the code point of its value.
    case iso8859_1Exact
    /// ISO 8859-9 to the letter, with the controls from 0x80 to 0x9F.
    case iso8859_9Exact

    /// Whether every byte below 0x80 stands for itself whatever precedes it in a text that begins in ASCII, so that
    /// ASCII text is the same in it.
    public var isASCIICompatible: Bool {
        switch self {
        case .utf16BE, .utf16LE, .utf32BE, .utf32LE, .utf7, .hz, .iso2022JP, .replacement, .ibm037, .ibm1047: false
        default: true
        }
    }

    /// What a form or a URL is encoded with in a page of this encoding: UTF-8 for UTF-16 and the replacement
    /// (Encoding Standard §4.3).
    public var outputCharset: Charset {
        switch self {
        case .replacement, .utf16BE, .utf16LE: .utf8
        default: self
        }
    }
}

extension Charset: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}
