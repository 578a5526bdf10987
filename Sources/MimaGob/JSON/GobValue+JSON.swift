extension GobValue {
    /// The value as JSON for people and other programs: maps with string keys become objects, other maps arrays of
    /// pairs, bytes base64, complex numbers pairs, interfaces what they hold, and what a type wrote for itself base64
    /// unless it is a time or a big integer. Types get lost; ``GobDocument`` keeps them.
    ///
    /// - Parameters:
    ///   - type: The value's type.
    ///   - types: The types of the stream.
    public func json(type: Int, types: [Int: GobType]) -> GobJSON {
        // Each shape is a function of its own, so that a level of nesting needs little of the stack.
        switch self {
        case .array(let values), .slice(let values): Self.json(values, type, types)
        case .map(let entries): Self.json(entries, type, types)
        case .structure(let value): Self.json(value, type, types)
        case .interface(let content?): content.value.json(type: content.type, types: types)
        default: scalarJSON(types[type])
        }
    }

    @inline(never)
    private func scalarJSON(_ type: GobType?) -> GobJSON {
        switch self {
        case .bool(let value): .bool(value)
        case .int(let value): .number("\(value)")
        case .uint(let value): .number("\(value)")
        case .float(let value): Self.json(value)
        case .complex(let real, let imaginary): .array([Self.json(real), Self.json(imaginary)])
        case .bytes(let bytes): .string(Base64Text.encode(bytes))
        case .opaque(let bytes): Self.json(opaque: bytes, type)
        case .string(let text): .string(text)
        case .rawString(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        case .array, .slice, .map, .structure, .interface: .null
        }
    }

    private static func json(_ value: Double) -> GobJSON {
        value.isFinite ? .number(digits(value)) : .string("\(value)")
    }

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

    @inline(never)
    private static func json(_ values: [GobValue], _ type: Int, _ types: [Int: GobType]) -> GobJSON {
        let part = part(type, types, 0)
        var elements: [GobJSON] = []
        elements.reserveCapacity(values.count)
        for value in values { elements.append(value.json(type: part, types: types)) }
        return .array(elements)
    }

    @inline(never)
    private static func json(_ entries: [GobMapEntry], _ type: Int, _ types: [Int: GobType]) -> GobJSON {
        let (key, value) = (part(type, types, 0), part(type, types, 1))
        let names = entries.compactMap { text($0.key) }
        if names.count == entries.count {
            var members: [GobJSON.Member] = []
            for index in entries.indices {
                members.append(GobJSON.Member(names[index], entries[index].value.json(type: value, types: types)))
            }
            return .object(members)
        }
        var pairs: [GobJSON] = []
        for entry in entries {
            let made = entry.key.json(type: key, types: types)
            pairs.append(.array([made, entry.value.json(type: value, types: types)]))
        }
        return .array(pairs)
    }

    /// The text that a key is, alone or in an interface.
    private static func text(_ key: GobValue) -> String? {
        var key = key
        if case .interface(let content?) = key { key = content.value }
        if case .string(let text) = key { return text }
        return nil
    }

    @inline(never)
    private static func json(_ value: GobStruct, _ type: Int, _ types: [Int: GobType]) -> GobJSON {
        guard case .structure(let members) = types[type]?.shape else { return .object([]) }
        var next = 0
        var fields: [GobJSON.Member] = []
        fields.reserveCapacity(value.fields.count)
        for field in value.fields {
            while next < members.count, members[next].name != field.name { next += 1 }
            let part = next < members.count ? members[next].type : 0
            fields.append(GobJSON.Member(field.name, field.value.json(type: part, types: types)))
        }
        return .object(fields)
    }
}
