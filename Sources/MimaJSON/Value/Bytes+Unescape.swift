extension Bytes {
    /// A string's content without its escapes. It ends at the first control character or bad escape; a surrogate
    /// without its other half is U+FFFD.
    var unescaped: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count)
        var i = 0
        while i < count {
            let byte = self[i]
            if byte < 0x20 { return out }
            if byte != 0x5C {
                out.append(byte)
                i += 1
                continue
            }
            guard i + 1 < count else { return out }
            let escape = self[i + 1]
            i += 2
            switch escape {
            case 0x5C, 0x2F, 0x22: out.append(escape)
            case 0x62: out.append(0x08)
            case 0x66: out.append(0x0C)
            case 0x6E: out.append(0x0A)
            case 0x72: out.append(0x0D)
            case 0x74: out.append(0x09)
            case 0x75:
                guard i + 4 <= count else { return out }
                var scalar = codeUnit(at: i)
                i += 4
                if 0xD800...0xDFFF ~= scalar {
                    let high = scalar
                    scalar = 0xFFFD
                    if count - i >= 6, self[i] == 0x5C, self[i + 1] == 0x75 {
                        let low = codeUnit(at: i + 2)
                        if high < 0xDC00, 0xDC00...0xDFFF ~= low {
                            scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
                        }
                        i += 6
                    }
                }
                Unicode.Scalar(scalar).map {
                    out.append(contentsOf: UTF8.encode($0) ?? UTF8.encodedReplacementCharacter)
                }
            default: return out
            }
        }
        return out
    }

    /// The four hexadecimal digits at `start`; zero when they are none.
    private func codeUnit(at start: Int) -> UInt32 {
        var value: UInt32 = 0
        for i in start..<start + 4 {
            guard let digit = hexDigit(self[i]) else { return 0 }
            value = value << 4 | digit
        }
        return value
    }
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
}
