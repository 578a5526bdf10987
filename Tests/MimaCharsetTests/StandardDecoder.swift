/// A decoder that follows the steps of the WHATWG Encoding Standard one by one, over a queue of bytes that can be put
/// back: slow, and plainly what the standard says.
struct StandardDecoder {
    enum Answer {
        case more
        case code(UInt32)
        case codes([UInt32])
        case error
        case finished
    }

    let name: String
    private let indexes: StandardIndexes
    private var queue: [UInt8] = []
    private var position = 0
    private var lead: UInt8 = 0
    private var second: UInt8 = 0
    private var third: UInt8 = 0
    private var isJIS0212 = false
    private var mode = "ascii"
    private var outputMode = "ascii"
    private var isOutput = false
    private var leadSurrogate: UInt32 = 0
    private var hasLead = false

    private let big5: [UInt32?]
    private let gb: [UInt32?]
    private let kr: [UInt32?]
    private let jis0208: [UInt32?]
    private let jis0212: [UInt32?]

    init(_ name: String, _ indexes: StandardIndexes) {
        self.name = name
        self.indexes = indexes
        big5 = name == "Big5" ? indexes.index("big5") : []
        gb = name == "GBK" || name == "gb18030" ? indexes.index("gb18030") : []
        kr = name == "EUC-KR" ? indexes.index("euc-kr") : []
        jis0208 = indexes.index("jis0208")
        jis0212 = name == "EUC-JP" ? indexes.index("jis0212") : []
    }

    /// The code points of `bytes`, U+FFFD for each error.
    func decode(_ bytes: [UInt8]) -> [UInt32] {
        var copy = self
        copy.queue = bytes
        var output: [UInt32] = []
        while true {
            let byte: UInt8? = copy.position < copy.queue.count ? copy.queue[copy.position] : nil
            if byte != nil { copy.position += 1 }
            switch copy.handle(byte) {
            case .more: break
            case .code(let code): output.append(code)
            case .codes(let codes): output += codes
            case .error: output.append(0xFFFD)
            case .finished: return output
            }
        }
    }

    private mutating func prepend(_ bytes: UInt8...) {
        queue.replaceSubrange(0..<position, with: bytes)
        position = 0
    }

    private mutating func handle(_ byte: UInt8?) -> Answer {
        switch name {
        case "GBK", "gb18030": handleGB(byte)
        case "Big5": handleBig5(byte)
        case "EUC-KR": handleEUCKR(byte)
        case "EUC-JP": handleEUCJP(byte)
        case "Shift_JIS": handleShiftJIS(byte)
        case "ISO-2022-JP": handleISO2022JP(byte)
        case "UTF-16LE": handleUTF16(byte, isBigEndian: false)
        case "UTF-16BE": handleUTF16(byte, isBigEndian: true)
        default: .finished
        }
    }

    private mutating func handleGB(_ byte: UInt8?) -> Answer {
        if byte == nil, lead == 0, second == 0, third == 0 { return .finished }
        guard let byte else {
            (lead, second, third) = (0, 0, 0)
            return .error
        }
        if third != 0 {
            if !(0x30...0x39 ~= byte) {
                prepend(second, third, byte)
                (lead, second, third) = (0, 0, 0)
                return .error
            }
            let pointer =
                (Int(lead) - 0x81) * 10 * 126 * 10 + (Int(second) - 0x30) * 10 * 126 + (Int(third) - 0x81) * 10
                + Int(byte) - 0x30
            (lead, second, third) = (0, 0, 0)
            return rangesCode(UInt32(pointer)).map { .code($0) } ?? .error
        }
        if second != 0 {
            if 0x81...0xFE ~= byte {
                third = byte
                return .more
            }
            prepend(second, byte)
            (lead, second) = (0, 0)
            return .error
        }
        if lead != 0 {
            if 0x30...0x39 ~= byte {
                second = byte
                return .more
            }
            let first = lead
            lead = 0
            let offset: UInt8 = byte < 0x7F ? 0x40 : 0x41
            var code: UInt32?
            if 0x40...0x7E ~= byte || 0x80...0xFE ~= byte {
                code = entry(gb, (Int(first) - 0x81) * 190 + Int(byte) - Int(offset))
            }
            if let code { return .code(code) }
            if byte < 0x80 { prepend(byte) }
            return .error
        }
        if byte < 0x80 { return .code(UInt32(byte)) }
        if byte == 0x80 { return .code(0x20AC) }
        if 0x81...0xFE ~= byte {
            lead = byte
            return .more
        }
        return .error
    }

    private func rangesCode(_ pointer: UInt32) -> UInt32? {
        if pointer > 39419 && pointer < 189000 || pointer > 1_237_575 { return nil }
        if pointer == 7457 { return 0xE7C7 }
        let range = indexes.gb18030Ranges.last { $0.0 <= pointer }
        return range.map { $0.1 + pointer - $0.0 }
    }

    private func entry(_ index: [UInt32?], _ pointer: Int) -> UInt32? {
        index.indices.contains(pointer) ? index[pointer] : nil
    }

    private mutating func handleBig5(_ byte: UInt8?) -> Answer {
        guard let byte else {
            if lead == 0 { return .finished }
            lead = 0
            return .error
        }
        if lead != 0 {
            let first = lead
            lead = 0
            if 0x40...0x7E ~= byte || 0xA1...0xFE ~= byte {
                let pointer = (Int(first) - 0x81) * 157 + Int(byte) - (byte < 0x7F ? 0x40 : 0x62)
                switch pointer {
                case 1133: return .codes([0xCA, 0x304])
                case 1135: return .codes([0xCA, 0x30C])
                case 1164: return .codes([0xEA, 0x304])
                case 1166: return .codes([0xEA, 0x30C])
                default: break
                }
                if let code = entry(big5, pointer) { return .code(code) }
            }
            if byte < 0x80 { prepend(byte) }
            return .error
        }
        return begin(byte, 0x81...0xFE)
    }

    private mutating func begin(_ byte: UInt8, _ leads: ClosedRange<UInt8>) -> Answer {
        if byte < 0x80 { return .code(UInt32(byte)) }
        if leads ~= byte {
            lead = byte
            return .more
        }
        return .error
    }

    private mutating func handleEUCKR(_ byte: UInt8?) -> Answer {
        guard let byte else {
            if lead == 0 { return .finished }
            lead = 0
            return .error
        }
        if lead != 0 {
            let first = lead
            lead = 0
            if 0x41...0xFE ~= byte, let code = entry(kr, (Int(first) - 0x81) * 190 + Int(byte) - 0x41) {
                return .code(code)
            }
            if byte < 0x80 { prepend(byte) }
            return .error
        }
        return begin(byte, 0x81...0xFE)
    }

    private mutating func handleEUCJP(_ byte: UInt8?) -> Answer {
        guard let byte else {
            if lead == 0 { return .finished }
            lead = 0
            return .error
        }
        if lead == 0x8E, 0xA1...0xDF ~= byte {
            lead = 0
            return .code(0xFF61 - 0xA1 + UInt32(byte))
        }
        if lead == 0x8F, 0xA1...0xFE ~= byte {
            isJIS0212 = true
            lead = byte
            return .more
        }
        if lead != 0 {
            let first = lead
            lead = 0
            var code: UInt32?
            if 0xA1...0xFE ~= first, 0xA1...0xFE ~= byte {
                code = entry(isJIS0212 ? jis0212 : jis0208, (Int(first) - 0xA1) * 94 + Int(byte) - 0xA1)
            }
            isJIS0212 = false
            if let code { return .code(code) }
            if byte < 0x80 { prepend(byte) }
            return .error
        }
        if byte < 0x80 { return .code(UInt32(byte)) }
        if byte == 0x8E || byte == 0x8F || 0xA1...0xFE ~= byte {
            lead = byte
            return .more
        }
        return .error
    }

    private mutating func handleShiftJIS(_ byte: UInt8?) -> Answer {
        guard let byte else {
            if lead == 0 { return .finished }
            lead = 0
            return .error
        }
        if lead != 0 {
            let first = lead
            lead = 0
            if 0x40...0x7E ~= byte || 0x80...0xFC ~= byte {
                let offset = byte < 0x7F ? 0x40 : 0x41
                let leadOffset = first < 0xA0 ? 0x81 : 0xC1
                let pointer = (Int(first) - leadOffset) * 188 + Int(byte) - offset
                if 8836...10715 ~= pointer { return .code(UInt32(0xE000 - 8836 + pointer)) }
                if let code = entry(jis0208, pointer) { return .code(code) }
            }
            if byte < 0x80 { prepend(byte) }
            return .error
        }
        if byte <= 0x80 { return .code(UInt32(byte)) }
        if 0xA1...0xDF ~= byte { return .code(0xFF61 - 0xA1 + UInt32(byte)) }
        if 0x81...0x9F ~= byte || 0xE0...0xFC ~= byte {
            lead = byte
            return .more
        }
        return .error
    }

    private mutating func handleISO2022JP(_ byte: UInt8?) -> Answer {
        switch mode {
        case "ascii", "roman", "katakana", "lead":
            guard let byte else { return .finished }
            if byte == 0x1B {
                mode = "escape start"
                return .more
            }
            isOutput = false
            switch mode {
            case "ascii" where byte < 0x80 && byte != 0x0E && byte != 0x0F: return .code(UInt32(byte))
            case "roman" where byte == 0x5C: return .code(0xA5)
            case "roman" where byte == 0x7E: return .code(0x203E)
            case "roman" where byte < 0x80 && byte != 0x0E && byte != 0x0F: return .code(UInt32(byte))
            case "katakana" where 0x21...0x5F ~= byte: return .code(0xFF61 - 0x21 + UInt32(byte))
            case "lead" where 0x21...0x7E ~= byte:
                lead = byte
                mode = "trail"
                return .more
            default: return .error
            }
        case "trail":
            guard let byte else {
                mode = "lead"
                return .error
            }
            if byte == 0x1B {
                mode = "escape start"
                return .error
            }
            mode = "lead"
            if 0x21...0x7E ~= byte, let code = entry(jis0208, (Int(lead) - 0x21) * 94 + Int(byte) - 0x21) {
                return .code(code)
            }
            return .error
        case "escape start":
            if let byte, byte == 0x24 || byte == 0x28 {
                lead = byte
                mode = "escape"
                return .more
            }
            if let byte { prepend(byte) }
            isOutput = false
            mode = outputMode
            return .error
        default:
            let first = lead
            lead = 0
            var next: String?
            switch (first, byte) {
            case (0x28, 0x42): next = "ascii"
            case (0x28, 0x4A): next = "roman"
            case (0x28, 0x49): next = "katakana"
            case (0x24, 0x40), (0x24, 0x42): next = "lead"
            default: break
            }
            if let next {
                (mode, outputMode) = (next, next)
                let was = isOutput
                isOutput = true
                return was ? .error : .more
            }
            if let byte { prepend(first, byte) } else { prepend(first) }
            isOutput = false
            mode = outputMode
            return .error
        }
    }

    private mutating func handleUTF16(_ byte: UInt8?, isBigEndian: Bool) -> Answer {
        guard let byte else {
            if !hasLead, leadSurrogate == 0 { return .finished }
            (hasLead, leadSurrogate) = (false, 0)
            return .error
        }
        if !hasLead {
            (hasLead, lead) = (true, byte)
            return .more
        }
        let unit = isBigEndian ? UInt32(lead) << 8 + UInt32(byte) : UInt32(byte) << 8 + UInt32(lead)
        let first = lead
        hasLead = false
        if leadSurrogate != 0 {
            let high = leadSurrogate
            leadSurrogate = 0
            if 0xDC00...0xDFFF ~= unit { return .code(0x10000 + (high - 0xD800) << 10 + unit - 0xDC00) }
            prepend(first, byte)
            return .error
        }
        if 0xD800...0xDBFF ~= unit {
            leadSurrogate = unit
            return .more
        }
        return 0xDC00...0xDFFF ~= unit ? .error : .code(unit)
    }
}
