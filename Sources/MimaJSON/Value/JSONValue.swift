/// A value within a JSON text: a slice of the text, which nothing is read of until it is asked for.
///
/// A value that a path does not find ``exists`` not; asking it for something gives an empty answer, so that searches
/// can be chained. Copying a value copies no text.
public struct JSONValue: Sendable {
    /// The kinds of JSON value.
    public enum Kind: Hashable, Sendable {
        /// There is no value.
        case missing
        case null, bool, number, string, array, object
    }

    /// The text that the value is a slice of: the document, or what a modifier, a multipath or a count made.
    let text: [UInt8]
    let found: Found

    init(text: [UInt8], _ found: Found) {
        self.text = found.isPlain ? text : found.made ?? text
        self.found = found
    }

    /// Whether there is a value; an explicit `null` is one.
    public var exists: Bool { found.exists }

    /// What kind of value this is.
    public var kind: Kind {
        switch found.kind {
        case .null: exists ? .null : .missing
        case .true, .false: .bool
        case .number: .number
        case .string: .string
        case .json: withBytes(text) { $0[found.lower] == 0x7B } ? .object : .array
        }
    }

    /// The bytes of the value as they are written, with the quotes of a string.
    public var raw: ArraySlice<UInt8> {
        let upper = min(found.upper, text.count)
        return text[min(found.lower, upper)..<upper]
    }

    /// The value as it is written, as text.
    public var rawText: String { String(decoding: raw, as: UTF8.self) }

    /// Where the value begins in the document that was searched; nil when it is no part of it, or nobody knows.
    public var offset: Int? { found.index > 0 ? found.index : nil }

    /// Where each element of a collected array (`#.name`, `#(…)#`) begins in the document that was searched.
    public var offsets: [Int]? { found.indexes }

    @inline(__always)
    func reading<R>(_ body: (Bytes) -> R) -> R { withBytes(text, body) }

    /// The value as text: a string without quotes and escapes, a number in digits, all else as it is written, a null
    /// or missing value as nothing.
    public var string: String { reading { text in withBytes(found.text(in: text)) { $0.string } } }

    /// The bytes of ``string``, which need not be UTF-8 when the document is not.
    public var stringBytes: [UInt8] { reading { found.text(in: $0) } }

    /// The value as a double, correctly rounded; a string is read as a number, `true` is one, anything else zero.
    public var double: Double { reading { found.double(in: $0) } }

    /// The value as an integer, exact to 64 bits; fractions are cut off, and what does not fit is `Int64.min`.
    public var int: Int64 { reading { found.integer(in: $0) } }

    /// The value as an unsigned integer, exact to 64 bits.
    public var uint: UInt64 { reading { found.unsignedInteger(in: $0) } }

    /// The value as a truth value: `true`, a number that is not zero, or one of the strings `1`, `t` and `true`.
    public var bool: Bool { reading { found.truth(in: $0) == true } }

    /// Finds what `path` names in this value.
    public func get(_ path: String, modifiers: Modifiers = .standard) -> JSONValue {
        withBytes(path) { path in
            withExtendedLifetime(modifiers) {
                find(path, SearchContext(modifiers: modifiers, textCount: text.count))
            }
        }
    }

    /// Finds what `path` names in this value.
    public func get(_ path: DotPath) -> JSONValue {
        withBytes(path.bytes) { bytes in
            withExtendedLifetime(path.modifiers) { reading { find(bytes, SearchContext(path, $0)) } }
        }
    }

    @inline(__always)
    private func find(_ path: Bytes, _ context: SearchContext) -> JSONValue {
        let result = reading { text in
            // A found `made` is this value's text already.
            var here = found
            here.made = nil
            return here.find(path, in: text, context)
        }
        return JSONValue(text: text, result)
    }
}

extension JSONValue {
    /// The path that leads to this value in `document`, in which it was found; nil when it is no part of it: a count,
    /// or what a modifier or multipath made.
    public func path(in document: JSON) -> String? {
        pathBytes(in: document).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The path that leads to this value in a text that is lent; nil when it is no part of it.
    public func path(in document: Span<UInt8>) -> String? {
        let path = withBytes(document) { text in
            reading { own in text.path(at: found.index, of: own[found.lower..<found.upper]) }
        }
        return path.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of ``path(in:)``, which need not be UTF-8 when a key is not.
    public func pathBytes(in document: JSON) -> [UInt8]? {
        withBytes(document.bytes) { text in
            reading { own in text.path(at: found.index, of: own[found.lower..<found.upper]) }
        }
    }

    /// The paths of a collected array's elements (`#.name`, `#(…)#`); nil when they are not known.
    public func paths(in document: JSON) -> [String]? {
        guard let offsets = found.indexes else { return nil }
        var paths: [String] = []
        var i = 0
        withBytes(document.bytes) { text in
            reading { own in
                own.forEach(found) { _, element in
                    if i < offsets.count, let path = text.path(at: offsets[i], of: own[element.lower..<element.upper]) {
                        paths.append(String(decoding: path, as: UTF8.self))
                    } else {
                        paths.append("")
                    }
                    i += 1
                    return true
                }
            }
        }
        return paths.count == offsets.count ? paths : nil
    }
}
