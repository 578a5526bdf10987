/// Takes the fields of a struct.
struct DirectFieldWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: DirectEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    /// Writes a field, by `body` which says whether it is sent at all.
    @inline(__always)
    private func write<T>(
        _ type: T.Type,
        _ key: Key,
        _ body: (DirectEncodingSession, DirectType) throws -> Bool
    ) throws {
        let session = encoder.session
        guard !session.hasGivenUp, let layout = encoder.layout else { throw session.giveUp() }
        let place = layout.place(key.stringValue, type, &encoder.guess)
        let number = layout.fields[place].number
        let start = session.output.count
        let distance = number &- encoder.lastNumber
        // A field that has no number yet is written to find out its type, and for nothing else.
        guard distance > 0 || number < 0 else { throw session.giveUp() }
        session.output.unsigned(UInt64(truncatingIfNeeded: max(distance, 0)))
        if try body(session, layout.fields[place].type) {
            if number < 0 {
                session.needsAnotherTrial = true
                session.output.truncate(to: start)
            } else {
                encoder.lastNumber = number
            }
        } else {
            session.output.truncate(to: start)
        }
    }

    /// Notes that there is a field, which has no value now.
    private func note<T>(_ type: T.Type, _ key: Key) throws {
        guard let layout = encoder.layout else { throw encoder.session.giveUp() }
        _ = layout.place(key.stringValue, type, &encoder.guess)
    }

    private func integer<T: FixedWidthInteger>(_ value: T, _ key: Key) throws {
        try write(T.self, key) { session, type in
            T.isSigned
                ? try session.integer(Int64(truncatingIfNeeded: value), type)
                : try session.unsignedInteger(UInt64(truncatingIfNeeded: value), type)
        }
    }

    private func optionalInteger<T: FixedWidthInteger>(_ value: T?, _ key: Key) throws {
        if let value { try integer(value, key) } else { try note(T.self, key) }
    }

    func encodeNil(forKey key: Key) throws { try note(Void.self, key) }
    func encode(_ value: Bool, forKey key: Key) throws { try write(Bool.self, key) { try $0.bool(value, $1) } }
    func encode(_ value: String, forKey key: Key) throws { try write(String.self, key) { try $0.string(value, $1) } }
    func encode(_ value: Double, forKey key: Key) throws { try write(Double.self, key) { try $0.float(value, $1) } }

    func encode(_ value: Float, forKey key: Key) throws {
        try write(Float.self, key) { try $0.float(Double(value), $1) }
    }

    func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try write(T.self, key) { try DirectEncoder.write(value, $1, $0, encoder, key.stringValue) }
    }

    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try note(Bool.self, key) }
    }

    func encodeIfPresent(_ value: String?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try note(String.self, key) }
    }

    func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try note(Double.self, key) }
    }

    func encodeIfPresent(_ value: Float?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try note(Float.self, key) }
    }

    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optionalInteger(value, key) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optionalInteger(value, key) }

    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { try note(T.self, key) }
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

extension DirectEncoder {
    /// An encoder for what cannot be written this way: the value goes the other way.
    func abandoned() -> DirectEncoder {
        _ = session.giveUp()
        return DirectEncoder(session, DirectType(.unknown), owner, self, "")
    }
}
