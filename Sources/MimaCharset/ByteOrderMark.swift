extension Charset {
    /// The bytes of U+FEFF with which a text in this encoding may begin; none where there is no such habit.
    public var byteOrderMark: [UInt8] {
        switch self {
        case .utf8, .cesu8: [0xEF, 0xBB, 0xBF]
        case .utf16BE: [0xFE, 0xFF]
        case .utf16LE: [0xFF, 0xFE]
        case .utf32BE: [0, 0, 0xFE, 0xFF]
        case .utf32LE: [0xFF, 0xFE, 0, 0]
        default: []
        }
    }

    /// The encoding whose byte-order mark `bytes` begin with: UTF-8, UTF-16 or, where its longer mark is there, UTF-32.
    public static func byteOrderMarked(_ bytes: [UInt8]) -> Charset? {
        [Charset.utf32LE, .utf32BE, .utf8, .utf16BE, .utf16LE].first { bytes.starts(with: $0.byteOrderMark) }
    }
}
