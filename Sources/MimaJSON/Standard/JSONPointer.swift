/// A JSON Pointer (RFC 6901): the path to one value.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The keys and indexes from the root on, without escapes.
    public var tokens: [String]

    /// A pointer of its tokens.
    public init(tokens: [String]) { self.tokens = tokens }

    /// Reads a pointer, such as `/a~1b/0`, or its form as a URI fragment (§6), such as `#/a~1b/0`.
    ///
    /// - Throws: `JSONError.badPointer`.
    public init(_ text: String) throws(JSONError) {
        let plain: String
        if text.hasPrefix("#") {
            guard let decoded = Self.percentDecoded(text.dropFirst()) else { throw .badPointer(text) }
            plain = decoded
        } else {
            plain = text
        }
        if plain.isEmpty {
            tokens = []
            return
        }
        guard plain.utf8.first == 0x2F else { throw .badPointer(text) }
        var tokens: [String] = []
        for part in plain.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(part) else { throw .badPointer(text) }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    private static func unescaped(_ part: Substring.UnicodeScalarView) -> String? {
        var token = String.UnicodeScalarView()
        var isEscape = false
        for scalar in part {
            if isEscape {
                guard scalar == "0" || scalar == "1" else { return nil }
                token.append(scalar == "0" ? "~" : "/")
                isEscape = false
            } else if scalar == "~" {
                isEscape = true
            } else {
                token.append(scalar)
            }
        }
        return isEscape ? nil : String(token)
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count {
            guard bytes[i] == 0x25 else {
                out.append(bytes[i])
                i += 1
                continue
            }
            guard i + 2 < bytes.count, let high = hexDigit(bytes[i + 1]), let low = hexDigit(bytes[i + 2]) else {
                return nil
            }
            out.append(UInt8(high << 4 | low))
            i += 3
        }
        return String(validating: out, as: UTF8.self)
    }

    /// The pointer's text (§3).
    public var description: String {
        tokens.map { token in
            "/"
                + String(
                    String.UnicodeScalarView(
                        token.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                            switch scalar {
                            case "~": ["~", "0"]
                            case "/": ["~", "1"]
                            default: [scalar]
                            }
                        }
                    )
                )
        }.joined()
    }

    /// The pointer as a URI fragment (§6).
    public var uriFragment: String {
        var text = "#"
        for byte in description.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x21, 0x24, 0x26...0x2C, 0x3B, 0x3D,
                0x3A, 0x40, 0x2F, 0x3F:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }

    /// The index that a token is (§4): digits without a leading zero.
    static func index(_ token: String) -> Int? {
        let digits = token.utf8
        guard let first = digits.first, digits.count <= 18, digits.count == 1 || first != 0x30 else { return nil }
        return digits.allSatisfy { 0x30...0x39 ~= $0 } ? Int(token) : nil
    }
}

extension JSON {
    /// Finds what `pointer` points to; a value that does not exist when nothing is there.
    public func get(_ pointer: JSONPointer) -> JSONValue {
        JSONValue(text: bytes, withBytes(bytes) { $0.find(pointer.tokens) } ?? Found())
    }
}

extension Bytes {
    func find(_ tokens: some Collection<String>) -> Found? {
        var found = wholeValue
        for token in tokens {
            guard let next = member(token, of: found) else { return nil }
            found = next
        }
        return found.exists ? found : nil
    }

    /// The value that the text is, without the white space around it.
    var wholeValue: Found {
        var found = parsed
        if found.kind == .json { found.upper = nestedEnd(from: found.lower) }
        found.index = found.lower
        return found
    }

    /// The member of an object, or element of an array, that a pointer's token names.
    func member(_ token: String, of container: Found) -> Found? {
        guard container.kind == .json else { return nil }
        let isObject = self[container.lower] == 0x7B
        let index = JSONPointer.index(token)
        if !isObject, index == nil { return nil }
        var position = 0
        var result: Found?
        forEach(container) { key, value in
            let isMatch =
                if let key {
                    key.withString(in: self) { name in withBytes(token) { name.equals($0) } }
                } else { position == index }
            position += 1
            guard isMatch else { return true }
            var match = value
            match.index = match.lower
            result = match
            return false
        }
        return result
    }
}
