/// Looks for the end of a value whose bytes come in pieces; each byte is looked at once.
struct JSONValueScan {
    private enum Kind { case container, string, word }

    private var kind = Kind.word
    private var depth = 0
    private var isInString = false
    /// How far the value has been looked at. A backslash at the end is looked at again, with what it escapes.
    private var position = 0

    init() {}

    /// Nil when no value begins with this byte.
    init?(first byte: UInt8) {
        switch byte {
        case 0x7B, 0x5B: kind = .container
        case 0x22: kind = .string
        case 0x2D, 0x30...0x39, 0x74, 0x66, 0x6E: kind = .word
        default: return nil
        }
    }

    /// How many bytes the value has that `text` begins with; nil when its end has not come yet.
    mutating func end(in text: Bytes, isLast: Bool) -> Int? {
        guard kind != .word else { return wordEnd(in: text, isLast: isLast) }
        while position < text.count {
            if isInString {
                position = text.plainEnd(from: position, stopsAtNonASCII: false)
                guard position < text.count else { return nil }
                if text[position] == 0x5C {
                    guard position + 1 < text.count else { return nil }
                    position += 2
                    continue
                }
                // A control character, which the check of the whole value reports, is passed over.
                if text[position] == 0x22 {
                    isInString = false
                    if depth == 0 { return position + 1 }
                }
                position += 1
                continue
            }
            switch text[position] {
            case 0x22: isInString = true
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return position + 1 }
            default: break
            }
            position += 1
        }
        return nil
    }

    private mutating func wordEnd(in text: Bytes, isLast: Bool) -> Int? {
        while position < text.count {
            switch text[position] {
            case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x41...0x5A, 0x61...0x7A: position += 1
            default: return position
            }
        }
        return isLast ? position : nil
    }
}
