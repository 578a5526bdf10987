/// The fields of a struct, read where they stand.
struct DirectFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: DirectDecoder
    let map: KeyMap

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        let table = decoder.session.state.table
        let structure = table.nodes[decoder.node]
        guard decoder.isPresent, structure.kind == .structure else { return [] }
        var keys: [Key] = []
        for field in 0..<structure.second {
            guard let place = try? decoder.find(field, true), place >= 0 else { continue }
            let name = table.memberNames[structure.first + field]
            let key = Key(stringValue: name) ?? Key(stringValue: name.prefix(1).lowercased() + name.dropFirst())
            if let key { keys.append(key) }
        }
        return keys
    }

    @inline(__always)
    private func find(_ key: Key) throws -> (place: Int, node: Int) {
        let field = map.field(key.stringValue, &decoder.guess)
        let place = try decoder.find(field, map.hasMembers)
        return (place, decoder.memberNode(field))
    }

    func contains(_ key: Key) -> Bool { ((try? find(key).place) ?? -1) >= 0 }
    func decodeNil(forKey key: Key) throws -> Bool { try find(key).place < 0 }

    @inline(__always)
    private func read<T>(_ key: Key, _ body: (Int, Int) throws -> T) throws -> T {
        do {
            let (place, node) = try find(key)
            let value = try body(node, place)
            if place >= 0 { decoder.consumed() }
            return value
        } catch {
            throw decoder.locate(error, T.self, decoder.path(key.stringValue))
        }
    }

    /// The same for a value that may be missing, which is told by the place alone.
    @inline(__always)
    private func readOptional<T>(_ key: Key, _ body: (Int, Int) throws -> T) throws -> T? {
        do {
            let (place, node) = try find(key)
            if place < 0 { return nil }
            let value = try body(node, place)
            decoder.consumed()
            return value
        } catch {
            throw decoder.locate(error, T.self, decoder.path(key.stringValue))
        }
    }

    @inline(__always)
    private func value<T: Decodable>(_ type: T.Type, _ key: Key, _ node: Int, _ place: Int) throws -> T {
        if let value = try decoder.simple(type, node, place) { return value }
        let child = DirectDecoder(decoder.session, node, place: place, parent: decoder, name: key.stringValue)
        return try child.unbox(type)
    }

    private func integer<T: FixedWidthInteger>(_ type: T.Type, _ key: Key) throws -> T {
        try read(key) { try decoder.integer(type, $0, $1) }
    }

    private func optionalInteger<T: FixedWidthInteger>(_ type: T.Type, _ key: Key) throws -> T? {
        try readOptional(key) { try decoder.integer(type, $0, $1) }
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try read(key) { try decoder.bool($0, $1) } }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try read(key) { try decoder.string($0, $1) } }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try read(key) { try decoder.double($0, $1) } }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try read(key) { try decoder.float($0, $1) } }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(type, key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try integer(type, key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try integer(type, key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try integer(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try integer(type, key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try integer(type, key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(type, key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(type, key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(type, key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(type, key) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try read(key) { try value(type, key, $0, $1) }
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try readOptional(key) { try decoder.bool($0, $1) }
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try readOptional(key) { try decoder.string($0, $1) }
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try readOptional(key) { try decoder.double($0, $1) }
    }

    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        try readOptional(key) { try decoder.float($0, $1) }
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try optionalInteger(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optionalInteger(type, key) }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try readOptional(key) { try value(type, key, $0, $1) }
    }

    /// A decoder of its own for the field's value, which is passed over here.
    private func child(_ key: Key) throws -> DirectDecoder {
        let (place, node) = try find(key)
        if place >= 0 {
            decoder.session.input.move(to: place)
            try decoder.session.state.skipFlat(node, &decoder.session.input)
            decoder.consumed()
        }
        return DirectDecoder(decoder.session, node, place: place, parent: decoder, name: key.stringValue)
    }

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
        return try child(key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}
