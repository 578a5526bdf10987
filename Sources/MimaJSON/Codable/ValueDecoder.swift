/// Decodes from one value of a valid text, reading no more of it than is asked for.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
    let value: JSONValue
    let steps: CodingSteps?

    /// How deep a text may be nested: a type that contains itself is decoded by functions that call themselves.
    static let depthLimit = 512

    init(_ value: JSONValue, steps: CodingSteps?) {
        self.value = value
        self.steps = steps
    }

    var codingPath: [any CodingKey] { steps.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard value.kind == .object else { throw mismatch([String: Any].self, "an object") }
        return KeyedDecodingContainer(MemberDecoder(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard value.kind == .array else { throw mismatch([Any].self, "an array") }
        return ElementDecoder(self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    // The types that have no container are read at once: a decoder as an existential value costs an allocation.
    @inline(__always)
    func unwrap<T: Decodable>(_ type: T.Type) throws -> T {
        if type == String.self, let string = try string() as? T { return string }
        if type == Int.self, let integer = try integer(Int.self) as? T { return integer }
        if type == Double.self, let double = try double() as? T { return double }
        return try T(from: self)
    }

    func decodeNil() -> Bool { value.kind == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try bool() }
    func decode(_ type: String.Type) throws -> String { try string() }
    func decode(_ type: Double.Type) throws -> Double { try double() }
    func decode(_ type: Float.Type) throws -> Float { try float() }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try unwrap(type) }
}

extension ValueDecoder {
    func bool() throws -> Bool {
        guard value.kind == .bool else { throw mismatch(Bool.self, "true or false") }
        return value.bool
    }

    func string() throws -> String {
        guard value.kind == .string else { throw mismatch(String.self, "a string") }
        return value.string
    }

    func double() throws -> Double {
        guard value.kind == .number else { throw mismatch(Double.self, "a number") }
        let double = value.double
        guard double.isFinite else { throw corrupted("\(value.rawText) is too large for Double") }
        return double
    }

    /// From the text, since a double that is rounded again may be the wrong one of two floats.
    func float() throws -> Float {
        guard value.kind == .number else { throw mismatch(Float.self, "a number") }
        guard let float = Float(value.rawText), float.isFinite else {
            throw corrupted("\(value.rawText) is too large for Float")
        }
        return float
    }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        guard value.kind == .number else { throw mismatch(type, "an integer") }
        let integer = value.reading { text in text[value.found.lower..<value.found.upper].exactInteger(type) }
        guard let integer else { throw corrupted("\(value.rawText) is no \(type)") }
        return integer
    }

    func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "expected \(expected), found \(value.kindName)"
        )
        return value.kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: reason))
    }
}

extension JSONValue {
    fileprivate var kindName: String {
        switch kind {
        case .missing: "nothing"
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
