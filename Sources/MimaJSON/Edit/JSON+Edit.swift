/// One change of a text, for ``JSON/apply(_:)``.
public enum JSONEdit: Hashable, Sendable {
    /// Makes the JSON text `raw` what the path names.
    case set(path: String, raw: [UInt8])
    /// Takes away what the path names.
    case delete(path: String)
}

extension JSON {
    /// How far behind an array's end a new element may be; the elements between are nulls.
    public static let indexLimit = 1 << 20

    /// Makes the JSON text `raw` what `path` names, and nothing else different.
    ///
    /// Missing objects and arrays on the way are made; `-1` appends to an array, and `:1` is a key that looks like an
    /// index. A path with `#`, `*`, `?` or a query changes every value that it names, and makes none.
    ///
    /// - Parameters:
    ///   - raw: A valid JSON text; it is not checked.
    ///   - isStrict: Refuse to replace a scalar on the way by an object or array.
    public mutating func set(_ path: String, raw: [UInt8], isStrict: Bool = false) throws(JSONError) {
        let changes = withBytes(bytes) { text in
            withBytes(path) { path in
                Result { () throws(JSONError) in try text.setting(path, to: raw, isStrict: isStrict) }
            }
        }
        bytes.apply(try changes.get())
    }

    /// Makes a string what `path` names.
    public mutating func set(_ path: String, to value: String) throws(JSONError) {
        var raw: [UInt8] = []
        withBytes(value) { $0.appendQuoted(to: &raw, escapesHTML: false) }
        try set(path, raw: raw)
    }

    /// Makes an integer what `path` names.
    public mutating func set(_ path: String, to value: some FixedWidthInteger) throws(JSONError) {
        try set(path, raw: [UInt8]("\(value)".utf8))
    }

    /// Makes a number what `path` names.
    ///
    /// - Throws: `JSONError.notEncodable` for infinities and NaN.
    public mutating func set(_ path: String, to value: Double) throws(JSONError) {
        guard value.isFinite else { throw .notEncodable("\(value) is no number of JSON") }
        try set(path, raw: [UInt8](plainDecimal(value).utf8))
    }

    /// Makes a truth value what `path` names.
    public mutating func set(_ path: String, to value: Bool) throws(JSONError) {
        try set(path, raw: [UInt8]((value ? "true" : "false").utf8))
    }

    /// Takes away what `path` names, an array's last element when it ends in `-1`; does nothing when it is not there.
    ///
    /// - Returns: Whether something was taken away.
    @discardableResult
    public mutating func delete(_ path: String) throws(JSONError) -> Bool {
        let change = withBytes(bytes) { text in
            withBytes(path) { path in Result { () throws(JSONError) in try text.deleting(path) } }
        }
        guard let splice = try change.get() else { return false }
        bytes.apply([splice])
        return true
    }

    /// Makes changes one after the other, all of them or, when one fails, none.
    public mutating func apply(_ edits: [JSONEdit]) throws(JSONError) {
        var changed = self
        for edit in edits {
            switch edit {
            case .set(let path, let raw): try changed.set(path, raw: raw)
            case .delete(let path): try changed.delete(path)
            }
        }
        self = changed
    }
}

extension JSON {
    /// A string as a JSON text, with no more escapes than RFC 8259 §7 asks for.
    public static func quoted(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        withBytes(text) { $0.appendQuoted(to: &out, escapesHTML: false) }
        return out
    }
}
