extension JSON {
    /// The JSON text of a value of a type of the program: members in the order in which the type encodes them, no
    /// spaces, integers in full and floating-point numbers with the fewest digits that read back as they are.
    ///
    /// - Throws: `JSONError.notEncodable` for infinities, NaN and what the type itself refuses.
    public init(encoding value: some Encodable) throws(JSONError) {
        let encoder = ValueEncoder([])
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
    /// - Throws: `JSONError.notEncodable` for what ``init(encoding:)`` refuses, and what ``set(_:raw:isStrict:)`` does.
    @_disfavoredOverload
    public mutating func set(_ path: String, to value: some Encodable) throws(JSONError) {
        try set(path, raw: try JSON(encoding: value).bytes)
    }
}
