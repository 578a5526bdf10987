/// A JSON text, of which single values can be read without decoding the rest.
///
///     let json = JSON(#"{"name":{"first":"Tom","last":"Anderson"},"age":37}"#)
///     json.get("name.last").string   // "Anderson"
///
/// Reading is lenient: of a text that is not JSON, something or nothing is found, but nothing beyond the text is
/// read. Ask ``validate(depthLimit:)`` first where that matters.
public struct JSON: Sendable {
    /// The text.
    public internal(set) var bytes: [UInt8]

    /// A text of its bytes, which are not copied.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A text of a string.
    public init(_ text: String) { bytes = [UInt8](text.utf8) }

    /// A copy of `bytes`, such as `data.span`.
    public init(copying bytes: Span<UInt8>) {
        self.bytes = [UInt8](capacity: bytes.count) { (out: inout OutputSpan<UInt8>) in
            for i in bytes.indices { out.append(bytes[i]) }
        }
    }

    /// Finds what `path`, in gjson's language, names.
    public func get(_ path: String, modifiers: Modifiers = .standard) -> JSONValue {
        withBytes(path) { path in
            withExtendedLifetime(modifiers) {
                find(path, SearchContext(modifiers: modifiers, textCount: bytes.count))
            }
        }
    }

    /// Finds what `path` names.
    public func get(_ path: DotPath) -> JSONValue {
        withBytes(path.bytes) { bytes in
            withExtendedLifetime(path.modifiers) { withBytes(self.bytes) { find(bytes, SearchContext(path, $0)) } }
        }
    }

    @inline(__always)
    private func find(_ path: Bytes, _ context: SearchContext) -> JSONValue {
        JSONValue(text: bytes, withBytes(bytes) { $0.find(path, context) })
    }

    /// The whole text as a value, as far as its beginning tells the kind.
    public var value: JSONValue { JSONValue(text: bytes, withBytes(bytes) { $0.parsed }) }

    /// Whether the text is valid JSON, where bytes in strings need not be UTF-8: what Go's libraries ask.
    public var isValid: Bool { withBytes(bytes) { $0.isValidJSON } }

    /// Checks the text strictly (RFC 8259, with UTF-8).
    ///
    /// - Parameter depthLimit: How many arrays and objects may be open within one another.
    /// - Throws: What is wrong first, and at which byte.
    public func validate(depthLimit: Int = .max) throws(JSONSyntaxError) {
        if let error = withBytes(bytes, { $0.syntaxError(depthLimit: depthLimit, checksUTF8: true) }) { throw error }
    }

    /// The text without white space between its values; numbers and strings stay as written.
    public var minified: [UInt8] { withBytes(bytes) { $0.minified } }

    /// The text laid out for people, with a line feed at its end; numbers and strings stay as written.
    public func pretty(_ style: PrettyStyle = .standard) -> [UInt8] { withBytes(bytes) { $0.pretty(style) } }
}
