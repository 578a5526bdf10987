extension Checksums {
    /// The letter that stands for a byte after a backslash.
    private static func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"): byte
        case UInt8(ascii: "\n"): UInt8(ascii: "n")
        case UInt8(ascii: "\r"): UInt8(ascii: "r")
        default: nil
        }
    }

    /// A file's name as coreutils writes it in a list when it would break the line or look like an escaped one; nil
    /// when it can stand as it is.
    static func escaped(_ name: [UInt8]) -> [UInt8]? {
        name.contains { letter(for: $0) != nil } ? withEscapes(name) : nil
    }

    /// A file's name as coreutils prints it before a result: with escapes, and a backslash in front to say so, only if
    /// it would break the line.
    public static func displayed(_ name: [UInt8]) -> [UInt8] {
        name.contains(UInt8(ascii: "\n")) ? [UInt8(ascii: "\\")] + withEscapes(name) : name
    }

    private static func withEscapes(_ name: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for byte in name {
            if let letter = letter(for: byte) {
                text += [UInt8(ascii: "\\"), letter]
            } else {
                text.append(byte)
            }
        }
        return text
    }

    /// The name that an escaped text stands for.
    static func unescaped(_ text: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
        var name: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                name.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\\"): name.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "n"): name.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "r"): name.append(UInt8(ascii: "\r"))
            default: throw .invalidEscape
            }
        }
        return name
    }
}
