internal import MimaCharset

/// How an encoding writes the pointers of one of the Encoding Standard's tables as bytes.
struct PointerForm: Sendable {
    let charset: Charset
    /// The bytes that a decoder reads.
    let bytes: @Sendable (Int) -> [UInt8]
    /// How many pointers the encoding has bytes for.
    var pointerCount = Int.max
    /// Whether an encoder looks at the pointer.
    var isEncoded: @Sendable (Int) -> Bool = { _ in true }
    /// Whether an encoder takes a code point's last pointer and not its first.
    var takesLast: @Sendable (UInt32) -> Bool = { _ in false }
    /// What encodings with states write after the character.
    var ending: [UInt8] = []

    /// The bytes that an encoder writes.
    func encoded(_ pointer: Int) -> [UInt8] { bytes(pointer) + ending }

    /// The encodings that use the table of this name, other than by special rules.
    static func forms(ofTable name: String) -> [PointerForm] {
        switch name {
        case "big5": return [big5]
        case "euc-kr": return [PointerForm(charset: .eucKR) { [byte($0 / 190 + 0x81), byte($0 % 190 + 0x41)] }]
        // U+E5E5 is in the table for the decoders' sake alone.
        case "gb18030":
            return [
                PointerForm(charset: .gb18030, bytes: gbkBytes, isEncoded: { $0 != 6555 }),
                // GBK writes the euro sign, pointer 6432, as the byte 80.
                PointerForm(charset: .gbk, bytes: gbkBytes, isEncoded: { $0 != 6555 && $0 != 6432 }),
            ]
        case "jis0208": return [eucJP, shiftJIS, iso2022JP]
        case "jis0212":
            // Only for decoding.
            return [
                PointerForm(
                    charset: .eucJP,
                    bytes: { [0x8F, byte($0 / 94 + 0xA1), byte($0 % 94 + 0xA1)] },
                    isEncoded: { _ in false }
                )
            ]
        default:
            guard let charset = try? Charset(name), charset.isStandard else { return [] }
            // ISO-8859-8 in logical order has the same table.
            let charsets = charset == .iso8859_8 ? [charset, .iso8859_8I] : [charset]
            return charsets.map { PointerForm(charset: $0, bytes: { [byte($0 + 0x80)] }, pointerCount: 128) }
        }
    }

    private static let big5 = PointerForm(
        charset: .big5,
        bytes: { [byte($0 / 157 + 0x81), byte($0 % 157 + ($0 % 157 < 0x3F ? 0x40 : 0x62))] },
        // Hong Kong's additions are only read.
        isEncoded: { $0 >= (0xA1 - 0x81) * 157 },
        takesLast: { [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345].contains($0) }
    )

    private static func gbkBytes(_ pointer: Int) -> [UInt8] {
        [byte(pointer / 190 + 0x81), byte(pointer % 190 + (pointer % 190 < 0x3F ? 0x40 : 0x41))]
    }

    private static let eucJP = PointerForm(
        charset: .eucJP,
        bytes: { [byte($0 / 94 + 0xA1), byte($0 % 94 + 0xA1)] },
        pointerCount: 94 * 94
    )

    private static let shiftJIS = PointerForm(
        charset: .shiftJIS,
        bytes: { pointer in
            let (lead, trail) = (pointer / 188, pointer % 188)
            return [byte(lead + (lead < 0x1F ? 0x81 : 0xC1)), byte(trail + (trail < 0x3F ? 0x40 : 0x41))]
        },
        // NEC's copies of IBM's extensions are only read.
        isEncoded: { !(8272...8835).contains($0) }
    )

    private static let iso2022JP = PointerForm(
        charset: .iso2022JP,
        bytes: { [0x1B, 0x24, 0x42, byte($0 / 94 + 0x21), byte($0 % 94 + 0x21)] },
        pointerCount: 94 * 94,
        ending: [0x1B, 0x28, 0x42]
    )

    private static func byte(_ number: Int) -> UInt8 { UInt8(truncatingIfNeeded: number) }
}
