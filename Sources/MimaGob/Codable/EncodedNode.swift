/// A Swift value on its way to gob, before the ids of types are known.
final class EncodedNode {
    enum Content {
        /// Nothing was encoded, or nil.
        case nothing
        case value(GobValue)
        case list
        case pairs
        case fields
        case interface(name: String, EncodedNode)
    }

    var content: Content = .nothing
    var type: ObservedType = .unknown
    // Outside of the enum, so that each grows in place.
    var list: [EncodedNode] = []
    var pairs: [(key: EncodedNode, value: EncodedNode)] = []
    var fields: [(name: String, value: EncodedNode)] = []

    init() {}

    init(_ value: GobValue, _ type: ObservedType) {
        content = .value(value)
        self.type = type
    }

    /// The value, when all types are known.
    func value(_ session: inout EncodingSession, path: String) throws(GobError) -> GobValue {
        switch content {
        case .nothing:
            switch type {
            case .basic(GobTypeID.interface): return .interface(nil)
            case .slice: return .slice([])
            case .map: return .map([])
            default: throw .invalidValue("nil where gob needs a value: in an array, a map or alone", path: path)
            }
        case .value(let value): return value
        case .list:
            var values: [GobValue] = []
            values.reserveCapacity(list.count)
            for node in list { values.append(try node.value(&session, path: path)) }
            return .slice(values)
        case .pairs:
            var entries: [GobMapEntry] = []
            for pair in pairs {
                entries.append(
                    GobMapEntry(
                        key: try pair.key.value(&session, path: path),
                        value: try pair.value.value(&session, path: path)
                    )
                )
            }
            return .map(entries)
        case .fields:
            var result: [GobStruct.Field] = []
            result.reserveCapacity(fields.count)
            for field in fields {
                if field.value.isOmitted { continue }
                let place = path.isEmpty ? field.name : "\(path).\(field.name)"
                result.append(GobStruct.Field(name: field.name, value: try field.value.value(&session, path: place)))
            }
            return .structure(GobStruct(fields: result))
        case .interface(let name, let node):
            let type = session.id(of: node.type)
            return .interface(GobInterface(name: name, type: type, value: try node.value(&session, path: path)))
        }
    }

    /// Whether Go would leave a field of this value out: zero numbers, empty texts and slices, nil.
    private var isOmitted: Bool {
        switch content {
        case .nothing: true
        case .value(let value):
            switch value {
            case .bool(let value): !value
            case .int(let value): value == 0
            case .uint(let value): value == 0
            case .float(let value): value == 0
            case .complex(let real, let imaginary): real == 0 && imaginary == 0
            case .string(let text): text.isEmpty
            case .bytes(let bytes): bytes.isEmpty
            case .opaque(let bytes): GobTime(bytes) == .zero || bytes.isEmpty
            default: false
            }
        case .list: list.isEmpty
        case .pairs, .fields, .interface: false
        }
    }
}
