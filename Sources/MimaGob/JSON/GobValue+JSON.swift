extension GobValue {
    /// The value as JSON for people and other programs: maps with string keys become objects, other maps arrays of
    /// pairs, bytes base64, complex numbers pairs, interfaces what they hold, and what a type wrote for itself base64
    /// unless it is a time or a big integer. Types get lost; ``GobDocument`` keeps them.
    ///
    /// - Parameters:
    ///   - type: The value's type.
    ///   - types: The types of the stream.
    public func json(type: Int, types: [Int: GobType]) -> GobJSON {
        switch self {
        case .bool(let value): .bool(value)
        case .int(let value): .number("\(value)")
        case .uint(let value): .number("\(value)")
        case .float(let value): value.isFinite ? .number(Self.digits(value)) : .string("\(value)")
        case .complex(let real, let imaginary): .array([real, imaginary].map { GobValue.float($0).json })
        case .bytes(let bytes): .string(Base64Text.encode(bytes))
        case .opaque(let bytes): Self.json(opaque: bytes, types[type])
        case .string(let text): .string(text)
        case .rawString(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        case .array(let values), .slice(let values):
            .array(values.map { [part = Self.part(type, types, 0)] in $0.json(type: part, types: types) })
        case .map(let entries): Self.json(entries, type, types)
        case .structure(let value): Self.json(value, type, types)
        case .interface(nil): .null
        case .interface(let content?): content.value.json(type: content.type, types: types)
        }
    }

    private var json: GobJSON { json(type: 0, types: [:]) }

    /// JSON has no "1.0" of its own; whole numbers are written without a fraction.
    static func digits(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func part(_ type: Int, _ types: [Int: GobType], _ index: Int) -> Int {
        let parts = types[type]?.shape.parts ?? []
        return index < parts.count ? parts[index] : 0
    }

    private static func json(opaque bytes: [UInt8], _ type: GobType?) -> GobJSON {
        if type?.name == "Time", let time = GobTime(bytes) { return .string(time.description) }
        return .string(Base64Text.encode(bytes))
    }

    private static func json(_ entries: [GobMapEntry], _ type: Int, _ types: [Int: GobType]) -> GobJSON {
        let (key, value) = (part(type, types, 0), part(type, types, 1))
        let members = entries.compactMap { entry -> GobJSON.Member? in
            var name = entry.key
            if case .interface(let content?) = name { name = content.value }
            guard case .string(let text) = name else { return nil }
            return GobJSON.Member(text, entry.value.json(type: value, types: types))
        }
        if members.count == entries.count { return .object(members) }
        return .array(
            entries.map {
                .array([$0.key.json(type: key, types: types), $0.value.json(type: value, types: types)])
            }
        )
    }

    private static func json(_ value: GobStruct, _ type: Int, _ types: [Int: GobType]) -> GobJSON {
        guard case .structure(let members) = types[type]?.shape else { return .object([]) }
        var next = 0
        return .object(
            value.fields.map { field in
                while next < members.count, members[next].name != field.name { next += 1 }
                let part = next < members.count ? members[next].type : 0
                return GobJSON.Member(field.name, field.value.json(type: part, types: types))
            }
        )
    }
}
