internal import MimaBytes

/// The members of one JSON object (RFC 8259 §4), as far as keys need them: strings are kept, and other values only
/// checked. Two members of one name are refused (RFC 7517 §4 leaves it open).
struct JSONMembers: Sendable {
    private(set) var strings: [String: SecretBytes] = [:]
    private(set) var names: Set<String> = []

    /// How deep a value may be, which is not looked at anyway.
    private static let maximumDepth = 16

    /// Reads a text that is one object and nothing else but white space.
    init(_ text: Span<UInt8>) throws(CryptoError) {
        var parser = JSONText()
        try parser.expect(UInt8(ascii: "{"), in: text)
        if try !parser.takes(UInt8(ascii: "}"), in: text) {
            repeat {
                let name = try parser.string(in: text).withBytes { bytes in
                    String(decoding: bytes.array(0..<bytes.count), as: UTF8.self)
                }
                guard names.insert(name).inserted else {
                    throw .invalidKey("the JSON Web Key has two members of one name")
                }
                try parser.expect(UInt8(ascii: ":"), in: text)
                if try parser.next(in: text) == UInt8(ascii: "\"") {
                    strings[name] = try parser.string(in: text)
                } else {
                    try parser.skipValue(in: text, depth: Self.maximumDepth)
                }
            } while try parser.takes(UInt8(ascii: ","), in: text)
            try parser.expect(UInt8(ascii: "}"), in: text)
        }
        try parser.requireEnd(in: text)
    }

    /// A member that is a string, for what is not secret.
    func text(_ name: String) -> String? {
        strings[name].map { String(decoding: $0.revealed, as: UTF8.self) }
    }
}

/// A place in a JSON text.
private struct JSONText {
    private var offset = 0

    private func malformed(_ what: String) -> CryptoError {
        .invalidKey("the JSON Web Key is not JSON: \(what) at offset \(offset)")
    }

    private mutating func skipSpace(in text: Span<UInt8>) {
        while offset < text.count, [0x20, 0x09, 0x0a, 0x0d].contains(text[offset]) { offset += 1 }
    }

    /// The next character that is no white space.
    mutating func next(in text: Span<UInt8>) throws(CryptoError) -> UInt8 {
        skipSpace(in: text)
        guard offset < text.count else { throw malformed("it ends") }
        return text[offset]
    }

    /// Goes past the next character when it is this one.
    mutating func takes(_ character: UInt8, in text: Span<UInt8>) throws(CryptoError) -> Bool {
        guard try next(in: text) == character else { return false }
        offset += 1
        return true
    }

    mutating func expect(_ character: UInt8, in text: Span<UInt8>) throws(CryptoError) {
        guard try takes(character, in: text) else { throw malformed("an unexpected character") }
    }

    mutating func requireEnd(in text: Span<UInt8>) throws(CryptoError) {
        skipSpace(in: text)
        if offset < text.count { throw malformed("more than one value") }
    }

    /// Reads a string, whose characters are taken as they are, but for the escapes (RFC 8259 §7).
    mutating func string(in text: Span<UInt8>) throws(CryptoError) -> SecretBytes {
        try expect(UInt8(ascii: "\""), in: text)
        let room = text.count - offset
        return try SecretBytes(count: room) { (output) throws(CryptoError) in
            while offset < text.count {
                let byte = text[offset]
                offset += 1
                switch byte {
                case UInt8(ascii: "\""): return
                case UInt8(ascii: "\\"): try escape(in: text, to: &output)
                case 0..<0x20: throw malformed("a control character")
                default: output.append(byte)
                }
            }
            throw malformed("a string that does not end")
        }
    }

    private mutating func escape(in text: Span<UInt8>, to output: inout OutputSpan<UInt8>) throws(CryptoError) {
        guard offset < text.count else { throw malformed("it ends") }
        let byte = text[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0c)
        case UInt8(ascii: "n"): output.append(0x0a)
        case UInt8(ascii: "r"): output.append(0x0d)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "u"):
            var value: UInt32 = 0
            for _ in 0..<4 {
                guard offset < text.count, let digit = Character(UnicodeScalar(text[offset])).hexDigitValue,
                    text[offset] < 0x80
                else { throw malformed("an escape") }
                value = value << 4 | UInt32(digit)
                offset += 1
            }
            // Halves of pairs do not occur in what keys have to say.
            guard let scalar = Unicode.Scalar(value) else { throw malformed("an escape") }
            // An escape is six characters, and what it means at most three bytes.
            for byte in String(Character(scalar)).utf8 { output.append(byte) }
        default: throw malformed("an escape")
        }
    }

    /// Goes past a value.
    mutating func skipValue(in text: Span<UInt8>, depth: Int) throws(CryptoError) {
        if depth == 0 { throw malformed("a value that is too deep") }
        switch try next(in: text) {
        case UInt8(ascii: "\""): _ = try string(in: text)
        case UInt8(ascii: "{"):
            offset += 1
            if try takes(UInt8(ascii: "}"), in: text) { return }
            repeat {
                _ = try string(in: text)
                try expect(UInt8(ascii: ":"), in: text)
                try skipValue(in: text, depth: depth - 1)
            } while try takes(UInt8(ascii: ","), in: text)
            try expect(UInt8(ascii: "}"), in: text)
        case UInt8(ascii: "["):
            offset += 1
            if try takes(UInt8(ascii: "]"), in: text) { return }
            repeat { try skipValue(in: text, depth: depth - 1) } while try takes(UInt8(ascii: ","), in: text)
            try expect(UInt8(ascii: "]"), in: text)
        default:
            // A number or a word: what it says is not asked, so its characters are enough.
            let start = offset
            while offset < text.count, isWordCharacter(text[offset]) { offset += 1 }
            if offset == start { throw malformed("an unexpected character") }
        }
    }

    private func isWordCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"): true
        default: false
        }
    }
}
