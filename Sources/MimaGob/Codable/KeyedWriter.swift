/// Takes the fields of a struct, or the entries of a dictionary.
struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    private let encoder: ValueEncoder

    init(_ encoder: ValueEncoder) {
        self.encoder = encoder
        if case .nothing = encoder.node.content {} else { return }
        if encoder.isDictionary {
            encoder.node.content = .pairs
            encoder.node.type = .map(encoder.keyType, .unknown)
        } else {
            encoder.node.content = .fields
            encoder.node.type = .structure(encoder.owner)
            if encoder.state.session.layouts[encoder.owner] == nil {
                encoder.state.session.layouts[encoder.owner] = EncodingSession.Layout()
            }
        }
    }

    var codingPath: [any CodingKey] { encoder.codingPath }

    /// The name as Go exports it.
    private func exported(_ key: Key) -> String { key.stringValue.prefix(1).uppercased() + key.stringValue.dropFirst() }

    private func path(_ key: Key) -> String { GobError.path(codingPath + [key]) }

    private func add(_ node: EncodedNode, _ key: Key) throws {
        switch encoder.node.content {
        case .pairs:
            encoder.node.pairs.append((keyNode(key), node))
            guard let type = ObservedType.map(encoder.keyType, node.type).merged(with: encoder.node.type) else {
                throw GobError.invalidValue("the map has values of different types", path: path(key))
            }
            encoder.node.type = type
        case .fields:
            let name = exported(key)
            encoder.node.fields.append((name, node))
            try encoder.state.session.note(name, node.type, in: encoder.owner, path: path(key))
        default: throw GobError.invalidValue("a keyed container after another one", path: path(key))
        }
    }

    private func keyNode(_ key: Key) -> EncodedNode {
        switch encoder.keyType {
        case .basic(GobTypeID.int): EncodedNode(.int(Int64(key.intValue ?? 0)), encoder.keyType)
        case .basic(GobTypeID.uint): EncodedNode(.uint(UInt64(key.stringValue) ?? 0), encoder.keyType)
        default: EncodedNode(.string(key.stringValue), encoder.keyType)
        }
    }

    private func child(_ key: Key) -> ValueEncoder {
        var owner = encoder.owner
        owner = ObservedType.StructKey(type: owner.type, name: exported(key), path: owner.path + [key.stringValue])
        return ValueEncoder(encoder.state, path: PathLink(key, encoder.link), owner: owner)
    }

    func encodeNil(forKey key: Key) throws { try add(EncodedNode(), key) }

    func encode(_ value: Bool, forKey key: Key) throws {
        try add(EncodedNode(.bool(value), .basic(GobTypeID.bool)), key)
    }

    func encode(_ value: String, forKey key: Key) throws {
        try add(EncodedNode(.string(value), .basic(GobTypeID.string)), key)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try add(EncodedNode(.float(value), .basic(GobTypeID.float)), key)
    }

    func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }

    private func add(_ value: Int64, _ key: Key) throws {
        try add(EncodedNode(.int(value), .basic(GobTypeID.int)), key)
    }

    private func add(_ value: UInt64, _ key: Key) throws {
        try add(EncodedNode(.uint(value), .basic(GobTypeID.uint)), key)
    }

    func encode(_ value: Int, forKey key: Key) throws { try add(Int64(value), key) }
    func encode(_ value: Int8, forKey key: Key) throws { try add(Int64(value), key) }
    func encode(_ value: Int16, forKey key: Key) throws { try add(Int64(value), key) }
    func encode(_ value: Int32, forKey key: Key) throws { try add(Int64(value), key) }
    func encode(_ value: Int64, forKey key: Key) throws { try add(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try add(UInt64(value), key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try add(UInt64(value), key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try add(UInt64(value), key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try add(UInt64(value), key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try add(value, key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try add(try child(key).box(value), key) }

    // A nil field shows its type, so that the struct is defined whole.
    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        if let value { return try encode(value, forKey: key) }
        try addNil(T.self, key)
    }

    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value, key) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value, key) }

    private func optional<T: Encodable>(_ value: T?, _ key: Key) throws {
        if let value { try add(try child(key).box(value), key) } else { try addNil(T.self, key) }
    }

    private func addNil<T>(_ type: T.Type, _ key: Key) throws {
        let node = EncodedNode()
        node.type = .known(type)
        try add(node, key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        let child = child(key)
        let container = child.container(keyedBy: type)
        // A clash of types shows again when the field is next encoded; nothing can be thrown from here.
        try? add(child.node, key)
        return container
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        let child = child(key)
        let container = child.unkeyedContainer()
        try? add(child.node, key)
        return container
    }

    func superEncoder() -> any Encoder { encoder }
    func superEncoder(forKey key: Key) -> any Encoder {
        let child = child(key)
        try? add(child.node, key)
        return child
    }
}
