/// A value that is read as a whole.
struct DirectSingle: SingleValueDecodingContainer {
    private let decoder: DirectDecoder

    init(_ decoder: DirectDecoder) { self.decoder = decoder }

    var codingPath: [any CodingKey] { decoder.codingPath }

    private func read<T>(_ body: (Int, Int) throws -> T) throws -> T {
        do {
            let value = try body(decoder.node, decoder.place)
            if decoder.isPresent { decoder.endPlace = decoder.session.input.position }
            return value
        } catch {
            throw decoder.locate(error, T.self, decoder.path)
        }
    }

    func decodeNil() -> Bool { !decoder.isPresent }
    func decode(_ type: Bool.Type) throws -> Bool { try read { try decoder.bool($0, $1) } }
    func decode(_ type: String.Type) throws -> String { try read { try decoder.string($0, $1) } }
    func decode(_ type: Double.Type) throws -> Double { try read { try decoder.double($0, $1) } }
    func decode(_ type: Float.Type) throws -> Float { try read { try decoder.float($0, $1) } }
    func decode(_ type: Int.Type) throws -> Int { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: Int8.Type) throws -> Int8 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: Int16.Type) throws -> Int16 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: Int32.Type) throws -> Int32 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: Int64.Type) throws -> Int64 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: UInt.Type) throws -> UInt { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try read { try decoder.integer(type, $0, $1) } }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try read { try decoder.integer(type, $0, $1) } }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try read { node, place in
            if let value = try decoder.simple(type, node, place) { return value }
            return try DirectDecoder(
                decoder.session,
                node,
                place: place,
                parent: decoder.parent,
                name: decoder.name,
                index: decoder.index
            ).unbox(type)
        }
    }
}

/// The entries of a map whose keys are strings or integers.
struct DirectEntries<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: DirectDecoder
    private let node: Int
    private var places: [String: Int] = [:]

    init(_ decoder: DirectDecoder) throws {
        self.decoder = decoder
        let session = decoder.session
        let map = session.state.table.nodes[decoder.node]
        node = map.second
        guard decoder.isPresent else { return }
        session.input.move(to: decoder.place)
        for _ in 0..<(try session.input.length()) {
            let key: String
            switch session.state.table.nodes[map.first].kind {
            case .string: key = try session.input.repairedText()
            case .int: key = "\(try session.input.signed())"
            case .uint: key = "\(try session.input.unsigned())"
            default: throw decoder.mismatch("a map with keys of strings or integers")
            }
            places[key] = session.input.position
            try session.state.skipFlat(node, &session.input)
        }
        decoder.endPlace = session.input.position
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { places.keys.compactMap { Key(stringValue: $0) } }
    func contains(_ key: Key) -> Bool { places[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

    private func child(_ key: Key) -> DirectDecoder {
        let place = places[key.stringValue] ?? -1
        return DirectDecoder(decoder.session, node, place: place, parent: decoder, name: key.stringValue)
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let child = child(key)
        do {
            if let value = try child.simple(type, node, child.place) { return value }
            return try child.unbox(type)
        } catch {
            throw child.locate(error, type, child.path)
        }
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

    func superDecoder() throws -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { child(key) }
}
