/// EUC-KR (Encoding Standard §14.1.2).
enum EUCKREncoding {
    static let table = TableEncoding.table { set in
        for (pointer, code) in PackedText(EUCKRIndex.characters).enumerated() {
            if let code { set(code, (pointer / 190 + 0x81) << 8 | pointer % 190 + 0x41) }
        }
    }
}

/// EUC-JP (Encoding Standard §13.1.2): without the characters of JIS X 0212, which are only decoded.
enum EUCJPEncoding {
    static let table = TableEncoding.table { set in
        set(0xA5, 0x5C)
        set(0x203E, 0x7E)
        for code in UInt32(0xFF61)...0xFF9F { set(code, 0x8E00 + Int(code) - 0xFF61 + 0xA1) }
        for (pointer, code) in PackedText(JIS0208Index.characters).enumerated() where pointer < 94 * 94 {
            guard let code else { continue }
            let value = (pointer / 94 + 0xA1) << 8 | pointer % 94 + 0xA1
            set(code, value)
            // The minus sign is written as the full-width hyphen-minus, which comes to it in decoding.
            if code == 0xFF0D { set(0x2212, value) }
        }
    }
}

/// Shift_JIS (Encoding Standard §13.3.2).
enum ShiftJISEncoding {
    static let table = TableEncoding.table { set in
        set(0x80, 0x80)
        set(0xA5, 0x5C)
        set(0x203E, 0x7E)
        for code in UInt32(0xFF61)...0xFF9F { set(code, Int(code) - 0xFF61 + 0xA1) }
        for (pointer, code) in PackedText(JIS0208Index.characters).enumerated() {
            // NEC's copies of IBM's extensions are only decoded.
            guard let code, !(8272...8835 ~= pointer) else { continue }
            let (lead, trail) = pointer.quotientAndRemainder(dividingBy: 188)
            let value = (lead + (lead < 0x1F ? 0x81 : 0xC1)) << 8 | trail + (trail < 0x3F ? 0x40 : 0x41)
            set(code, value)
            if code == 0xFF0D { set(0x2212, value) }
        }
    }
}
