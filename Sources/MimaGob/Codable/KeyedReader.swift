/// The fields of a struct, or the entries of a map whose keys are strings or integers.
struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private enum Content {
        case structure([GobStruct.Field], [GobType.Field])
        case map([String: GobValue], Int)
    }

    private let decoder: ValueDecoder
    private let content: Content

    init(_ decoder: ValueDecoder) throws {
        self.decoder = decoder
        let shape = decoder.context.types[decoder.type]?.shape
        switch (decoder.value, shape) {
        case (.structure(let value), .structure(let members)): content = .structure(value.fields, members)
        case (.map(let entries), .map(_, let element)):
            var values: [String: GobValue] = [:]
            for entry in entries {
                switch entry.key {
                case .string(let text): values[text] = entry.value
                case .int(let number): values["\(number)"] = entry.value
                case .uint(let number): values["\(number)"] = entry.value
                default: throw decoder.mismatch("a map with keys of strings or integers")
                }
            }
            content = .map(values, element)
        case (nil, .structure(let members)): content = .structure([], members)
        case (nil, .map(_, let element)): content = .map([:], element)
        case (nil, nil) where decoder.type == 0: content = .map([:], 0)
        default: throw decoder.mismatch("struct or map")
        }
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        switch content {
        case .structure(let fields, _):
            fields.compactMap { field in
                if let key = Key(stringValue: field.name) { return key }
                return Key(stringValue: field.name.prefix(1).lowercased() + field.name.dropFirst())
            }
        case .map(let values, _): values.keys.compactMap { Key(stringValue: $0) }
        }
    }

    func contains(_ key: Key) -> Bool { find(key).value != nil }

    /// The value that was sent for the key, and the type that the struct has for it; 0 when it has none.
    private func find(_ key: Key) -> (value: GobValue?, type: Int) {
        switch content {
        case .map(let values, let element): return (values[key.stringValue], element)
        case .structure(let fields, let members):
            if !members.isEmpty { decoder.hasAsked = true }
            guard let member = Self.match(key.stringValue, members) else { return (nil, 0) }
            decoder.hasMatched = true
            return (fields.first { $0.name == member.name }?.value, member.type)
        }
    }

    private static func match(_ name: String, _ members: [GobType.Field]) -> GobType.Field? {
        GobFieldNames.match(name, members.map(\.name)).map { members[$0] }
    }

    private func child(_ key: Key) -> ValueDecoder {
        let (value, type) = find(key)
        return ValueDecoder(value: value, type: type, path: PathLink(key, decoder.link), context: decoder.context)
    }

    func decodeNil(forKey key: Key) throws -> Bool { child(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try child(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try child(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try child(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try child(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try child(key).integer(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try child(key).integer(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try child(key).integer(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try child(key).integer(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try child(key).integer(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try child(key).integer(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try child(key).integer(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try child(key).integer(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try child(key).integer(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try child(key).integer(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try child(key).unbox(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let key = Key(stringValue: "super") else { return decoder }
        return child(key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { child(key) }
}
