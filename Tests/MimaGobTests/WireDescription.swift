import Foundation
import MimaGob

/// A value as the recorded descriptions of streams have it.
extension GobValue {
    func described(name: String = "", types: [Int: GobType], type: Int) -> GobJSON {
        switch self {
        case .bool(let value): Self.object("bool", .init("v", .bool(value)))
        case .int(let value): Self.object("int", .init("v", .string("\(value)")))
        case .uint(let value): Self.object("uint", .init("v", .string("\(value)")))
        case .float(let value): Self.object("float", .init("bits", .string(Self.bits(value))))
        case .complex(let real, let imaginary):
            Self.object("complex", .init("re", Self.part(real)), .init("im", Self.part(imaginary)))
        case .bytes(let bytes): Self.object("bytes", .init("hex", .string(Self.hex(bytes))))
        case .string(let text): Self.object("string", .init("v", .string(text)))
        case .rawString(let bytes): Self.object("string", .init("b64", .string(Data(bytes).base64EncodedString())))
        case .array(let values), .slice(let values):
            Self.object(
                kindName,
                .init("elems", .array(values.map { $0.described(types: types, type: element(type, types)) }))
            )
        case .map(let entries):
            Self.object("map", .init("entries", .array(entries.map { entry($0, types, type) })))
        case .structure(let value): structure(value, types, type)
        case .interface(nil): Self.object("interface", .init("nil", .bool(true)))
        case .interface(let content?):
            Self.object(
                "interface",
                .init("name", .string(content.name)),
                .init("type", .number("\(content.type)")),
                .init("v", content.value.described(types: types, type: content.type))
            )
        case .opaque(let bytes):
            Self.object(
                types[type].map { "\($0.shape)".lowercased() } ?? "",
                .init("name", .string(types[type]?.name ?? "")),
                .init("hex", .string(Self.hex(bytes)))
            )
        }
    }

    private func structure(_ value: GobStruct, _ types: [Int: GobType], _ type: Int) -> GobJSON {
        var ids: [String: Int] = [:]
        if case .structure(let members) = types[type]?.shape {
            for member in members { ids[member.name] = member.type }
        }
        let fields = value.fields.map { field in
            GobJSON.object([
                .init("name", .string(field.name)),
                .init("v", field.value.described(types: types, type: ids[field.name] ?? 0)),
            ])
        }
        return Self.object("struct", .init("name", .string(types[type]?.name ?? "")), .init("fields", .array(fields)))
    }

    private func element(_ type: Int, _ types: [Int: GobType]) -> Int {
        switch types[type]?.shape {
        case .array(let element, _), .slice(let element): element
        default: 0
        }
    }

    private func entry(_ entry: GobMapEntry, _ types: [Int: GobType], _ type: Int) -> GobJSON {
        guard case .map(let key, let value) = types[type]?.shape else { return .null }
        return .array([entry.key.described(types: types, type: key), entry.value.described(types: types, type: value)])
    }

    private static func object(_ kind: String, _ members: GobJSON.Member...) -> GobJSON {
        .object([.init("k", .string(kind))] + members)
    }

    private static func part(_ value: Double) -> GobJSON { .object([.init("bits", .string(bits(value)))]) }

    private static func bits(_ value: Double) -> String {
        let digits = String(value.bitPattern, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
