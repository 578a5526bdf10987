/// Takes the elements of a slice, or the keys and values of a dictionary in turn.
struct DirectElementWriter: UnkeyedEncodingContainer {
    let encoder: DirectEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.count }

    mutating func encodeNil() throws { throw encoder.session.giveUp() }

    mutating func encode<T: Encodable>(_ value: T) throws {
        let type: DirectType?
        if case .map(let key, let value) = encoder.type.kind {
            type = encoder.count % 2 == 0 ? key : value
        } else {
            type = encoder.type.element
        }
        guard let type else { throw encoder.session.giveUp() }
        try DirectEncoder.write(value, type, encoder.session, encoder, "\(encoder.count)")
        encoder.count += 1
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        encoder.abandoned().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.abandoned().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { encoder.abandoned() }
}

/// Takes the entries of a dictionary whose keys are strings or integers.
struct DirectEntryWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: DirectEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) throws { throw encoder.session.giveUp() }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        let session = encoder.session
        guard !session.hasGivenUp, case .map(let keyType, let valueType) = encoder.type.kind else {
            throw session.giveUp()
        }
        switch keyType.code {
        case GobTypeID.int:
            guard let number = key.intValue else { throw session.giveUp() }
            session.output.signed(Int64(number))
        case 0, GobTypeID.string:
            guard keyType.isBasic(GobTypeID.string) else { throw session.giveUp() }
            session.output.text(key.stringValue)
        default: throw session.giveUp()
        }
        try DirectEncoder.write(value, valueType, session, encoder, key.stringValue)
        encoder.count += 1
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder.abandoned().container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.abandoned().unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.abandoned() }
    func superEncoder(forKey key: Key) -> any Encoder { encoder.abandoned() }
}

/// Takes a value as a whole.
struct DirectSingleWriter: SingleValueEncodingContainer {
    let encoder: DirectEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    private func integer<T: FixedWidthInteger>(_ value: T) throws {
        let session = encoder.session
        _ =
            T.isSigned
            ? try session.integer(Int64(truncatingIfNeeded: value), encoder.type)
            : try session.unsignedInteger(UInt64(truncatingIfNeeded: value), encoder.type)
    }

    func encodeNil() throws { throw encoder.session.giveUp() }
    func encode(_ value: Bool) throws { _ = try encoder.session.bool(value, encoder.type) }

    func encode(_ value: String) throws {
        // A UUID is written as its bytes, by the other way.
        if encoder.foundationKind != .other { throw encoder.session.giveUp() }
        _ = try encoder.session.string(value, encoder.type)
    }

    func encode(_ value: Double) throws {
        if encoder.foundationKind == .date { return try encode(date: value) }
        _ = try encoder.session.float(value, encoder.type)
    }

    private func encode(date value: Double) throws {
        let session = encoder.session
        _ = encoder.type.resolve(.opaque(.known(GobTime.self)), 20)
        guard encoder.type.observed == .known(GobTime.self), let time = ValueEncoder.time(date: value),
            time.write(&session.output)
        else { throw session.giveUp() }
    }

    func encode(_ value: Float) throws { _ = try encoder.session.float(Double(value), encoder.type) }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }

    func encode<T: Encodable>(_ value: T) throws {
        try DirectEncoder.write(value, encoder.type, encoder.session, encoder.parent, encoder.name)
    }
}
