// Texts that are lent and stay where they are: a mapped file, Foundation's `Data` as `data.span`, part of a greater buffer.
// Of them the values that are found are copied, and nothing else.

extension JSON {
    /// Finds what `path`, in gjson's language, names in a text that is lent.
    ///
    ///     let name = JSON.get("name.last", in: data.span).string
    public static func get(_ path: String, in text: Span<UInt8>) -> JSONValue { get(DotPath(path), in: text) }

    /// Finds what `path` names in a text that is lent.
    public static func get(_ path: DotPath, in text: Span<UInt8>) -> JSONValue {
        withBytes(text) { text in
            withBytes(path.bytes) { bytes in
                withExtendedLifetime(path.modifiers) {
                    JSONValue(copying: text.find(bytes, SearchContext(path, text)), of: text)
                }
            }
        }
    }

    /// Finds what each of several paths names in a text that is lent, in one pass; the values are in the paths' order.
    public static func get(_ paths: DotPaths, in text: Span<UInt8>) -> [JSONValue] {
        withBytes(text) { text in paths.find(in: text).map { JSONValue(copying: $0, of: text) } }
    }

    /// Finds what a JSON Pointer names in a text that is lent.
    public static func get(_ pointer: JSONPointer, in text: Span<UInt8>) -> JSONValue {
        withBytes(text) { text in JSONValue(copying: text.find(pointer.tokens) ?? Found(), of: text) }
    }

    /// Whether a text that is lent is valid JSON, where bytes in strings need not be UTF-8.
    public static func isValid(_ text: Span<UInt8>) -> Bool { withBytes(text) { $0.isValidJSON } }

    /// Checks a text that is lent strictly, as ``validate(depthLimit:)`` does.
    public static func validate(_ text: Span<UInt8>, depthLimit: Int = .max) throws(JSONSyntaxError) {
        if let error = withBytes(text, { $0.syntaxError(depthLimit: depthLimit, checksUTF8: true) }) { throw error }
    }
}

extension JSONValue {
    /// A value with a copy of its own bytes, and of nothing around them.
    init(copying found: Found, of text: Bytes) {
        guard found.isPlain, found.exists else {
            self.init(text: [], found)
            return
        }
        var own = Found(found.kind, 0, found.upper - found.lower)
        own.index = found.index
        self.init(text: text[found.lower..<found.upper].array, own)
    }
}
