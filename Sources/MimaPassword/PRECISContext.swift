/// The rules for characters that are allowed next to certain others alone (RFC 5892, appendix A).
enum PRECISContext {
    static func allows(_ text: [Unicode.Scalar], at index: Int) -> Bool {
        let before = index > 0 ? text[index - 1] : nil
        let after = index + 1 < text.count ? text[index + 1] : nil
        switch text[index].value {
        case 0x200c, 0x200d:
            // After a virama. The zero width non-joiner's second rule, between letters that join, needs a property that
            // the standard library does not have: such a password is refused rather than guessed at.
            return before?.properties.canonicalCombiningClass == .virama
        case 0x00b7: return before == "l" && after == "l"
        case 0x0375: return after.map(isGreek) ?? false
        case 0x05f3, 0x05f4: return before.map(isHebrew) ?? false
        case 0x30fb: return text.contains(where: isJapanese)
        case 0x0660...0x0669: return !text.contains { (0x06f0...0x06f9).contains($0.value) }
        case 0x06f0...0x06f9: return !text.contains { (0x0660...0x0669).contains($0.value) }
        default: return false
        }
    }

    private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0370...0x0373, 0x0375...0x0377, 0x037a...0x037d, 0x037f, 0x0384, 0x0386, 0x0388...0x03e1,
            0x03f0...0x03ff, 0x1f00...0x1fff:
            true
        default: false
        }
    }

    private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0591...0x05f4, 0xfb1d...0xfb4f: true
        default: false
        }
    }

    /// Hiragana, Katakana or Han.
    private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x309f, 0x30a1...0x30fa, 0x30fd...0x30ff, 0x31f0...0x31ff, 0xff66...0xff9d: true
        case 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303b, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff,
            0x20000...0x323af:
            true
        default: false
        }
    }
}
