extension GobJSON {
    /// How deep arrays and objects may be nested in a text unless the caller says otherwise: what a stack of 512 KiB
    /// can free again.
    public static let maximumDepth = 2_500

    /// Parses a JSON text.
    ///
    /// - Parameter maximumDepth: How deep arrays and objects may be nested. Parsing takes no stack for them; freeing the
    ///   value takes about 200 bytes a level.
    /// - Throws: `GobError.malformedJSON` with the offset in bytes.
    public init(parsing bytes: [UInt8], maximumDepth: Int = Self.maximumDepth) throws(GobError) {
        var parser = GobJSONParser(bytes: bytes, maximumDepth: maximumDepth)
        self = try parser.value()
        parser.skipBlanks()
        guard parser.position == bytes.count else { throw parser.fault("something follows the value") }
    }
}

private struct GobJSONParser {
    let bytes: [UInt8]
    let maximumDepth: Int
    var position = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    func fault(_ reason: String) -> GobError { .malformedJSON(reason, offset: position) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipBlanks() {
        while let byte = current, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// An array or object whose end has not come.
    private enum Container {
        case array([GobJSON])
        case object([GobJSON.Member], name: String)
    }

    /// Parses a value. What is open is kept in a list and not on the thread's stack, which may be small.
    mutating func value() throws(GobError) -> GobJSON {
        var open: [Container] = []
        while true {
            var value: GobJSON
            if skip("[") {
                if !skip("]") {
                    if open.count >= maximumDepth { throw tooDeep() }
                    open.append(.array([]))
                    continue
                }
                value = .array([])
            } else if skip("{") {
                if !skip("}") {
                    if open.count >= maximumDepth { throw tooDeep() }
                    open.append(.object([], name: try name()))
                    continue
                }
                value = .object([])
            } else {
                value = try scalar()
            }
            if try close(&open, with: &value) { return value }
        }
    }

    /// Puts `value` where it belongs, and ends what ends after it. Returns whether nothing is open any more.
    private mutating func close(_ open: inout [Container], with value: inout GobJSON) throws(GobError) -> Bool {
        while let container = open.popLast() {
            switch container {
            case .array(var values):
                values.append(value)
                if skip(",") {
                    open.append(.array(values))
                    return false
                }
                guard skip("]") else { throw fault("no comma or bracket") }
                value = .array(values)
            case .object(var members, let name):
                members.append(GobJSON.Member(name, value))
                if skip(",") {
                    open.append(.object(members, name: try self.name()))
                    return false
                }
                guard skip("}") else { throw fault("no comma or brace") }
                value = .object(members)
            }
        }
        return true
    }

    /// The name of a member and the colon after it.
    private mutating func name() throws(GobError) -> String {
        skipBlanks()
        guard current == UInt8(ascii: "\"") else { throw fault("no name of a member") }
        let name = try string()
        guard skip(":") else { throw fault("no colon") }
        return name
    }

    private mutating func scalar() throws(GobError) -> GobJSON {
        skipBlanks()
        switch current {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw fault("the text ends where a value should be")
        default: return .number(try number())
        }
    }

    private func tooDeep() -> GobError { fault("more than \(maximumDepth) levels") }

    private mutating func word(_ word: String, _ value: GobJSON) throws(GobError) -> GobJSON {
        guard bytes[position...].starts(with: word.utf8) else { throw fault("no value") }
        position += word.utf8.count
        return value
    }

    private mutating func digits() throws(GobError) {
        let start = position
        while let byte = current, 0x30...0x39 ~= byte { position += 1 }
        if position == start { throw fault("no digit") }
    }

    private mutating func number() throws(GobError) -> String {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if current == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func string() throws(GobError) -> String {
        position += 1
        var units: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: units, as: UTF8.self) else { throw fault("a string not of UTF-8") }
                return text
            case UInt8(ascii: "\\"): units += try escape()
            case 0..<0x20: throw fault("a control character in a string")
            default: units.append(byte)
            }
        }
        throw fault("a string without an end")
    }

    private mutating func escape() throws(GobError) -> [UInt8] {
        guard let byte = current else { throw fault("a string without an end") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"):
            var code = UInt32(try hex())
            if 0xD800..<0xDC00 ~= code {
                guard bytes[position...].starts(with: [0x5C, 0x75]) else { throw fault("half a surrogate pair") }
                position += 2
                let low = UInt32(try hex())
                guard 0xDC00..<0xE000 ~= low else { throw fault("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
            return Array(String(scalar).utf8)
        default: throw fault("an unknown escape")
        }
    }

    private mutating func hex() throws(GobError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fault("no hexadecimal digit")
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
