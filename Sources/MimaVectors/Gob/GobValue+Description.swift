internal import FoundationEssentials
internal import MimaBytes
internal import MimaGob

/// A value as the recorded descriptions have it: `{"k": kind, …}`.
extension GobValue {
    func described(_ types: [Int: GobType], _ type: Int) -> RecordedJSON {
        switch self {
        case .bool(let value): Self.object("bool", ["v": .bool(value)])
        case .int(let value): Self.object("int", ["v": .string("\(value)")])
        case .uint(let value): Self.object("uint", ["v": .string("\(value)")])
        case .float(let value): Self.object("float", ["bits": .string(Self.bits(value))])
        case .complex(let real, let imaginary):
            Self.object(
                "complex",
                [
                    "re": .object(["bits": .string(Self.bits(real))]),
                    "im": .object(["bits": .string(Self.bits(imaginary))]),
                ]
            )
        case .bytes(let bytes): Self.object("bytes", ["hex": .string(Hex.encode(bytes))])
        case .string(let text): Self.object("string", ["v": .string(text)])
        case .rawString(let bytes):
            Self.object("string", ["b64": .string(Data(bytes).base64EncodedString())])
        case .array(let values), .slice(let values):
            Self.object(
                kindName,
                ["elems": .array(values.map { $0.described(types, types[type]?.parts.first ?? 0) })]
            )
        case .map(let entries):
            Self.object("map", ["entries": .array(entries.map { $0.described(types, types[type]?.parts ?? []) })])
        case .structure(let value): structure(value, types, type)
        case .interface(nil): Self.object("interface", ["nil": .bool(true)])
        case .interface(let content?):
            Self.object(
                "interface",
                [
                    "name": .string(content.name), "type": .number(content.type),
                    "v": content.value.described(types, content.type),
                ]
            )
        case .opaque(let bytes):
            Self.object(
                types[type].map { "\($0.shape)".lowercased() } ?? "",
                ["name": .string(types[type]?.name ?? ""), "hex": .string(Hex.encode(bytes))]
            )
        }
    }

    private func structure(_ value: GobStruct, _ types: [Int: GobType], _ type: Int) -> RecordedJSON {
        var ids: [String: Int] = [:]
        if case .structure(let members) = types[type]?.shape {
            for member in members { ids[member.name] = member.type }
        }
        let fields = value.fields.map { field in
            RecordedJSON.object([
                "name": .string(field.name), "v": field.value.described(types, ids[field.name] ?? 0),
            ])
        }
        return Self.object("struct", ["name": .string(types[type]?.name ?? ""), "fields": .array(fields)])
    }

    private static func object(_ kind: String, _ members: [String: RecordedJSON]) -> RecordedJSON {
        .object(members.merging(["k": .string(kind)]) { first, _ in first })
    }

    static func bits(_ value: Double) -> String {
        let digits = String(value.bitPattern, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension GobMapEntry {
    fileprivate func described(_ types: [Int: GobType], _ parts: [Int]) -> RecordedJSON {
        guard parts.count == 2 else { return .null }
        return .array([key.described(types, parts[0]), value.described(types, parts[1])])
    }
}

extension GobType {
    /// The types of elements, or of keys and values.
    fileprivate var parts: [Int] {
        switch shape {
        case .array(let element, _), .slice(let element): [element]
        case .map(let key, let value): [key, value]
        default: []
        }
    }
}
