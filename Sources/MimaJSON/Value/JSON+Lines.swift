extension JSON {
    /// Hands the values of JSON lines over until `body` says no: one value after another, with white space, line feeds
    /// or whatever begins no value between them.
    public func forEachLine(_ body: (_ line: JSONValue) -> Bool) {
        withBytes(bytes) { text in
            var i = 0
            while let found = text.any(at: i) {
                guard body(JSONValue(text: bytes, found)) else { return }
                i = found.upper
            }
        }
    }

    /// The values of JSON lines.
    public var lines: [JSONValue] {
        var lines: [JSONValue] = []
        forEachLine { line in
            lines.append(line)
            return true
        }
        return lines
    }
}
