extension JSON {
    /// Reads the whole text as a value of a type of the program.
    ///
    /// - Throws: As ``JSONValue/decode(_:)`` does.
    public func decode<T: Decodable>(_ type: T.Type) throws(JSONError) -> T {
        if let error = withBytes(bytes, { $0.syntaxError(depthLimit: ValueDecoder.depthLimit, checksUTF8: true) }) {
            throw .syntax(error)
        }
        return try value.decodeValid(type)
    }
}

extension JSONValue {
    /// Reads the value as one of a type of the program.
    ///
    ///     struct Name: Decodable { var first: String, last: String }
    ///     let name = try json.get("name").decode(Name.self)
    ///
    /// Integers are exact: what does not fit, or has a fraction that is not zero, is an error, and 64 and 128 bits are
    /// read without loss. Of members with the same key the first counts, as it does for paths. Kinds are not converted
    /// into one another: the string `"1"` is no number. `Date` and `Data` read what Swift's own coding of them writes,
    /// a number and an array of bytes.
    ///
    /// - Throws: `JSONError.syntax` when the value is not valid JSON (RFC 8259) or is nested deeper than 512 levels,
    ///   its offset counting from the value's first byte; otherwise what does not fit, with the path that leads there
    ///   from this value.
    public func decode<T: Decodable>(_ type: T.Type) throws(JSONError) -> T {
        guard exists else { throw .missingMember(path: "@this") }
        let error = reading { text in
            text[found.lower..<found.upper].syntaxError(depthLimit: ValueDecoder.depthLimit, checksUTF8: true)
        }
        if let error { throw .syntax(error) }
        return try decodeValid(type)
    }

    fileprivate func decodeValid<T: Decodable>(_ type: T.Type) throws(JSONError) -> T {
        do {
            return try ValueDecoder(self, steps: nil).unwrap(type)
        } catch let error as DecodingError {
            throw JSONError(error)
        } catch let error as JSONError {
            throw error
        } catch {
            throw .cannotDecode(path: "@this", reason: "\(error)")
        }
    }
}

extension JSONError {
    fileprivate init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missingMember(path: Self.path(context.codingPath + [key]))
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            self = .cannotDecode(path: Self.path(context.codingPath), reason: context.debugDescription)
        @unknown default: self = .cannotDecode(path: "@this", reason: "\(error)")
        }
    }

    /// The steps as a path that ``JSONValue/get(_:modifiers:)`` takes.
    static func path(_ steps: [any CodingKey]) -> String {
        guard !steps.isEmpty else { return "@this" }
        return steps.map { step in
            step.intValue.map { "\($0)" }
                ?? withBytes(step.stringValue) { String(decoding: $0.escapedKey, as: UTF8.self) }
        }.joined(separator: ".")
    }
}
