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
    ///   - escaping: How the keys of new members are written; as sjson does, when nothing is said.
    public mutating func set(
        _ path: String,
        raw: [UInt8],
        isStrict: Bool = false,
        escaping: JSONEscaping = .sjson
    ) throws(JSONError) {
        let changes = withBytes(bytes) { text in
            withBytes(path) { path in
                Result { () throws(JSONError) in try text.setting(path, to: raw, isStrict: isStrict, escaping) }
            }
        }
        bytes.apply(try changes.get())
    }

    /// Makes a string what `path` names.
    ///
    /// - Parameter escaping: How the string, and the keys of new members, are written; as sjson does, when nothing is
    ///   said.
    public mutating func set(
        _ path: String,
        to value: String,
        escaping: JSONEscaping = .sjson
    ) throws(JSONError) {
        try set(path, raw: JSON.quoted(value, escaping: escaping), escaping: escaping)
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
    ///
    /// Changes of values that are there, each by a path of keys and indexes, are found in one pass and made in another,
    /// however many they are.
    public mutating func apply(_ edits: [JSONEdit]) throws(JSONError) {
        if let splices = independent(edits) { return bytes.apply(splices) }
        var changed = self
        for edit in edits {
            switch edit {
            case .set(let path, let raw): try changed.set(path, raw: raw)
            case .delete(let path): try changed.delete(path)
            }
        }
        self = changed
    }

    /// The changes, from the front to the back, if none of them can matter to another: they replace values that are
    /// there, or take away members of objects, and do not touch one another.
    private func independent(_ edits: [JSONEdit]) -> [Splice]? {
        let paths = edits.map { edit in
            switch edit {
            case .set(let path, _), .delete(let path): path
            }
        }
        // A colon forces a key, and -1 appends; what a deletion leaves has other indexes.
        let deletes = edits.contains { if case .delete = $0 { true } else { false } }
        let hasIndexes = paths.contains { path in path.utf8.contains { 0x30...0x39 ~= $0 } }
        guard edits.count > 1, !(deletes && hasIndexes),
            !paths.contains(where: { path in path.isEmpty || path.utf8.contains { $0 == 0x3A || $0 == 0x2D } })
        else { return nil }
        return withBytes(bytes) { text in
            guard let ranges = DotPaths(paths).ranges(in: text) else { return nil }
            var splices: [Splice] = []
            for (edit, range) in zip(edits, ranges) {
                guard let range else { return nil }
                switch edit {
                case .set(_, let raw): splices.append(Splice(range: range, bytes: raw))
                case .delete: splices.append(text.removing(range))
                }
            }
            splices.sort { $0.range.lowerBound < $1.range.lowerBound }
            for (a, b) in zip(splices, splices.dropFirst()) where a.range.upperBound >= b.range.lowerBound {
                return nil
            }
            return splices
        }
    }
}
