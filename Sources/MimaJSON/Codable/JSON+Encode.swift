extension JSON {
    /// The JSON text of a value of a type of the program: members in the order in which the type encodes them, no
    /// spaces, integers in full and floating-point numbers with the fewest digits that read back as they are.
    ///
    /// - Throws: `JSONError.notEncodable` for infinities, NaN and what the type itself refuses.
    public init(encoding value: some Encodable, escaping: JSONEscaping = .minimal) throws(JSONError) {
        let encoder = ValueEncoder([], escaping)
        do {
            try value.encode(to: encoder)
        } catch EncodingError.invalidValue(_, let context) {
            throw .notEncodable("\(context.debugDescription) at '\(JSONError.path(context.codingPath))'")
        } catch {
            throw .notEncodable("\(error)")
        }
        var bytes: [UInt8] = []
        encoder.write(to: &bytes)
        self.init(bytes)
    }

    /// Makes a value of a type of the program what `path` names.
    ///
    /// - Parameter escaping: How strings and keys are written. When nothing is said it is as sjson does, which leaves
    ///   all but single strings to Go's encoder.
    /// - Throws: `JSONError.notEncodable` for what ``init(encoding:escaping:)`` refuses, and what
    ///   ``set(_:raw:isStrict:escaping:)`` does.
    @_disfavoredOverload
    public mutating func set(
        _ path: String,
        to value: some Encodable,
        escaping: JSONEscaping = .sjson
    ) throws(JSONError) {
        let inner = escaping == .sjson ? .go(escapesHTML: true) : escaping
        try set(path, raw: try JSON(encoding: value, escaping: inner).bytes, escaping: escaping)
    }
}
