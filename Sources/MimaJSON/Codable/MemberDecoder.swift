/// Decodes the members of an object. Their places are listed once; no value is read before it is asked for.
struct MemberDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: ValueDecoder
    private let members: [(key: Found, value: Found)]
    /// The first member of each key, in large objects.
    private let places: [[UInt8]: Int]?

    init(_ decoder: ValueDecoder) {
        self.decoder = decoder
        let value = decoder.value
        var members: [(key: Found, value: Found)] = []
        var places: [[UInt8]: Int]?
        value.reading { text in
            var here = value.found
            here.made = nil
            text.forEach(here) { key, value in
                if let key { members.append((key, value)) }
                return true
            }
            if members.count > 16 {
                var known: [[UInt8]: Int] = [:]
                known.reserveCapacity(members.count)
                for (i, member) in members.enumerated() {
                    let key = member.key.withString(in: text) { $0.array }
                    if known[key] == nil { known[key] = i }
                }
                places = known
            }
        }
        self.members = members
        self.places = places
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        decoder.value.reading { text in
            members.compactMap { Key(stringValue: $0.key.withString(in: text) { $0.string }) }
        }
    }

    func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }

    private func find(_ key: String) -> Found? {
        if let places { return places[[UInt8](key.utf8)].map { members[$0].value } }
        return decoder.value.reading { text in
            withBytes(key) { key in
                members.first { $0.key.withString(in: text) { $0.equals(key) } }?.value
            }
        }
    }

    private func member(_ key: Key) throws -> ValueDecoder {
        guard let found = find(key.stringValue) else {
            let context = DecodingError.Context(codingPath: codingPath, debugDescription: "there is no such member")
            throw DecodingError.keyNotFound(key, context)
        }
        return inner(found, CodingStep(key))
    }

    private func inner(_ found: Found, _ step: CodingStep) -> ValueDecoder {
        ValueDecoder(
            JSONValue(text: decoder.value.text, found),
            steps: CodingSteps(step, after: decoder.steps)
        )
    }

    func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).bool() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).string() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).double() }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).float() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).integer(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).integer(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).integer(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).integer(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).integer(type) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try member(key).integer(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).integer(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).integer(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).integer(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).integer(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).integer(type) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try member(key).integer(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try member(key).unwrap(type) }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> { try member(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder {
        let step = CodingStep(stringValue: "super")
        return inner(find(step.stringValue) ?? Found(), step)
    }

    func superDecoder(forKey key: Key) -> any Decoder { inner(find(key.stringValue) ?? Found(), CodingStep(key)) }
}
