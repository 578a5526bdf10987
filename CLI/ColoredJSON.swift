import Mima

/// JSON with a terminal's colours: keys blue, strings green, numbers yellow, words magenta.
enum ColoredJSON {
    static func colored(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 2)
        var i = 0
        while i < text.count {
            let start = i
            let color: String
            switch text[i] {
            case 0x22:
                i += 1
                while i < text.count, text[i] != 0x22 { i += text[i] == 0x5C ? 2 : 1 }
                i = min(i + 1, text.count)
                color = text[i...].first { $0 > 0x20 } == 0x3A ? "34" : "32"
            case 0x2D, 0x30...0x39:
                while i < text.count, ![0x2C, 0x5D, 0x7D].contains(text[i]), text[i] > 0x20 { i += 1 }
                color = "33"
            case 0x61...0x7A:
                while i < text.count, 0x61...0x7A ~= text[i] { i += 1 }
                color = "35"
            default:
                out.append(text[i])
                i += 1
                continue
            }
            out += Array("\u{1B}[\(color)m".utf8) + text[start..<i] + Array("\u{1B}[0m".utf8)
        }
        return out
    }
}
