extension Bytes {
    /// Appends these bytes as a JSON string. Bytes that are not UTF-8 become U+FFFD.
    func appendQuoted(to out: inout [UInt8], _ escaping: JSONEscaping = .go(escapesHTML: true)) {
        switch escaping {
        case .minimal: appendQuoted(to: &out, isMinimal: true, escapesHTML: false)
        case .go(let escapesHTML): appendQuoted(to: &out, isMinimal: false, escapesHTML: escapesHTML)
        case .sjson:
            guard needsNoEscape else { return appendQuoted(to: &out, isMinimal: false, escapesHTML: true) }
            out.append(0x22)
            append(to: &out)
            out.append(0x22)
        }
    }

    /// Whether sjson writes the string between quotes as it is: printable ASCII without a quote or backslash.
    private var needsNoEscape: Bool {
        for i in 0..<count where !(0x20...0x7F ~= self[i]) || self[i] == 0x22 || self[i] == 0x5C { return false }
        return true
    }

    private func appendQuoted(to out: inout [UInt8], isMinimal: Bool, escapesHTML: Bool) {
        out.append(0x22)
        var i = 0
        while i < count {
            let byte = self[i]
            switch byte {
            case 0x22, 0x5C:
                out.append(0x5C)
                out.append(byte)
            case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: out.append(contentsOf: [0x5C, 0x72])
            case 0x09: out.append(contentsOf: [0x5C, 0x74])
            case 0x08: out.append(contentsOf: [0x5C, 0x62])
            case 0x0C: out.append(contentsOf: [0x5C, 0x66])
            case 0..<0x20: appendEscape(UInt16(byte), to: &out)
            case 0x3C, 0x3E, 0x26:
                if escapesHTML { appendEscape(UInt16(byte), to: &out) } else { out.append(byte) }
            case 0x20..<0x80: out.append(byte)
            default:
                let (scalar, width) = character(at: i)
                if scalar == 0xFFFD, width == 1 {
                    out.append(contentsOf: isMinimal ? [0xEF, 0xBF, 0xBD] : [0x5C, 0x75, 0x66, 0x66, 0x66, 0x64])
                } else if !isMinimal, scalar == 0x2028 || scalar == 0x2029 {
                    appendEscape(UInt16(scalar), to: &out)
                } else {
                    self[i..<i + width].append(to: &out)
                }
                i += width - 1
            }
            i += 1
        }
        out.append(0x22)
    }
}

private func appendEscape(_ unit: UInt16, to out: inout [UInt8]) {
    out.append(contentsOf: [0x5C, 0x75])
    for shift in [12, 8, 4, 0] as [UInt16] {
        let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
        out.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
}
