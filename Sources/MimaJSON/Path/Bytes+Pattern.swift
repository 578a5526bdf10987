extension Bytes {
    /// Whether these bytes match a pattern: `*` is any characters, `?` is one, a backslash takes the next literally.
    ///
    /// On a mismatch only the last `*` is tried again, so the time is at most the product of both lengths.
    func matches(pattern: Bytes) -> Bool {
        var s = 0
        var p = 0
        var star: (pattern: Int, text: Int)?
        while true {
            if p < pattern.count {
                if pattern[p] == 0x2A {
                    p += 1
                    if p == pattern.count { return true }
                    star = (p, s)
                    continue
                }
                if s < count {
                    let (character, width) = character(at: s)
                    var q = p
                    var isLiteral = false
                    if pattern[q] == 0x5C {
                        isLiteral = true
                        q += 1
                    }
                    if q < pattern.count {
                        let (wanted, wantedWidth) = pattern.character(at: q)
                        if wanted == character || (!isLiteral && wanted == 0x3F) {
                            s += width
                            p = q + wantedWidth
                            continue
                        }
                    } else if star != nil, character == 0x5C {
                        // Nothing is behind the backslash: behind a star it is itself, as gjson has it.
                        s += width
                        p = q
                        continue
                    }
                }
            } else if s == count {
                return true
            }
            guard let last = star, last.text < count else { return false }
            s = last.text + character(at: last.text).width
            p = last.pattern
            star = (p, s)
        }
    }

    /// The character at `i`; each byte of text that is not UTF-8 is U+FFFD.
    func character(at i: Int) -> (scalar: UInt32, width: Int) {
        let first = self[i]
        if first < 0x80 { return (UInt32(first), 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard 0xC2...0xF4 ~= first, i + width <= count else { return (0xFFFD, 1) }
        var scalar = UInt32(first) & (0x7F >> UInt32(width))
        for k in 1..<width {
            guard self[i + k] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(self[i + k] & 0x3F)
        }
        let isShortest = width == 2 || (width == 3 && scalar >= 0x800) || (width == 4 && scalar >= 0x10000)
        guard isShortest, Unicode.Scalar(scalar) != nil else { return (0xFFFD, 1) }
        return (scalar, width)
    }
}
