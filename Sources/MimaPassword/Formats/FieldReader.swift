internal import MimaBytes

/// Reads the parts of a stored hash, one after the other, strictly.
struct FieldReader {
    let scheme: PasswordHash.Scheme
    private var fields: ArraySlice<String>

    init(_ scheme: PasswordHash.Scheme, _ fields: [String]) {
        self.scheme = scheme
        self.fields = fields[...]
    }

    /// The next part, without taking it.
    var upcoming: String? { fields.first }

    /// The next part as it is.
    mutating func text(_ what: String) throws(PasswordError) -> String {
        guard let field = fields.popFirst() else { throw malformed("the \(what) is missing") }
        return field
    }

    /// The next part as a number without leading zeros.
    mutating func number(_ what: String) throws(PasswordError) -> Int {
        try number(try text(what), what)
    }

    /// The next part as numbers with the given names, in this order: `m=19456,t=2,p=1`.
    mutating func numbers(_ names: [String]) throws(PasswordError) -> [Int] {
        let parts = try text("parameters").split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == names.count else {
            throw malformed("the parameters should be \(names.joined(separator: ", "))")
        }
        var numbers: [Int] = []
        for (part, name) in zip(parts, names) {
            guard part.hasPrefix("\(name)=") else {
                throw malformed("the parameters should be \(names.joined(separator: ", "))")
            }
            numbers.append(try number(String(part.dropFirst(name.utf8.count + 1)), "parameter \(name)"))
        }
        return numbers
    }

    /// The next part as base64 of `byteCounts` bytes.
    mutating func base64(
        _ what: String,
        _ byteCounts: ClosedRange<Int>,
        _ spelling: Base64Spelling = .unpadded
    ) throws(PasswordError) -> [UInt8] {
        guard let bytes = spelling.decode(try text(what)) else {
            throw malformed("the \(what) is not canonical base64")
        }
        return try sized(bytes, what, byteCounts)
    }

    /// Throws unless all parts have been read.
    func end() throws(PasswordError) {
        if !fields.isEmpty { throw malformed("something follows the hash") }
    }

    func sized(_ bytes: [UInt8], _ what: String, _ counts: ClosedRange<Int>) throws(PasswordError) -> [UInt8] {
        if !counts.contains(bytes.count) {
            let expected =
                counts.lowerBound == counts.upperBound
                ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
            throw malformed("the \(what) has \(bytes.count) bytes, and should have \(expected)")
        }
        return bytes
    }

    func number(_ digits: String, _ what: String) throws(PasswordError) -> Int {
        // Ten digits hold every number that a format has, and no Int overflows.
        guard (1...10).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits == "0" || digits.utf8.first != UInt8(ascii: "0"),
            let number = Int(digits)
        else { throw malformed("the \(what) is not a plain number") }
        return number
    }

    func malformed(_ what: String) -> PasswordError { .malformed(scheme, what) }
}

/// The base64 dialects of stored passwords.
enum Base64Spelling {
    /// RFC 4648's without padding, as in PHC strings.
    case unpadded
    /// RFC 4648's with padding.
    case padded
    /// passlib's: no padding, and "." for "+".
    case dotted

    func encode(_ bytes: [UInt8]) -> String {
        switch self {
        case .unpadded: Base64.encode(bytes, padded: false)
        case .padded: Base64.encode(bytes)
        case .dotted: Base64.encode(bytes, padded: false).replacing("+", with: ".")
        }
    }

    /// Nil when it is not what ``encode(_:)`` writes.
    func decode(_ text: String) -> [UInt8]? {
        switch self {
        case .unpadded: return try? Base64.decode(text, padding: .forbidden)
        case .padded: return try? Base64.decode(text)
        case .dotted:
            if text.contains("+") { return nil }
            return try? Base64.decode(text.replacing(".", with: "+"), padding: .forbidden)
        }
    }
}
