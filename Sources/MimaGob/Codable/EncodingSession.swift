/// The types that an encoder has met and sent.
struct EncodingSession {
    /// The fields of a struct, in the order in which they were first met.
    struct Layout {
        var fields: [(name: String, type: ObservedType)] = []
        /// The id under which it is defined, with that many fields and these types.
        var id: Int?
    }

    var layouts: [ObservedType.StructKey: Layout] = [:]
    var ids: [ObservedType: Int] = [:]
    var types: [Int: GobType] = [:]
    var nextID: Int

    /// Notes a field, and what its value shows of its type.
    mutating func note(
        _ name: String,
        _ type: ObservedType,
        in key: ObservedType.StructKey,
        path: @autoclosure () -> String
    ) throws {
        let index = layouts[key, default: Layout()].fields.firstIndex { $0.name == name }
        guard let index else {
            layouts[key]?.fields.append((name, type))
            layouts[key]?.id = nil
            return
        }
        guard let known = layouts[key]?.fields[index].type, known != type else { return }
        guard let merged = known.merged(with: type) else {
            throw GobError.invalidValue("the field has values of different types", path: path())
        }
        if merged != known {
            layouts[key]?.fields[index].type = merged
            layouts[key]?.id = nil
        }
    }

    /// Whether enough is known of a type to send it.
    func isComplete(_ type: ObservedType) -> Bool {
        switch type {
        case .unknown: false
        case .basic, .opaque: true
        case .structure(let key): layouts[key] != nil
        case .slice(let element): isComplete(element)
        case .map(let key, let value): isComplete(key) && isComplete(value)
        }
    }

    /// The id of a type; types are numbered as in Go: structs before what they are made of, others after.
    mutating func id(of type: ObservedType) -> Int {
        if case .basic(let id) = type { return id }
        if case .structure(let key) = type { return id(of: key) }
        if let id = ids[type] { return id }
        let shape: GobType.Shape
        var name = ""
        switch type {
        case .slice(let element): shape = .slice(element: id(of: element))
        case .map(let key, let value): shape = .map(key: id(of: key), value: id(of: value))
        case .opaque(let ownName, let isBinary):
            (name, shape) = (ownName, isBinary ? .binaryMarshaler : .gobEncoder)
        // An empty array of who knows what: Go takes any slice without elements for it.
        default: return GobTypeID.interface
        }
        let id = takeID()
        ids[type] = id
        types[id] = GobType(name: name, commonID: id, shape: shape)
        return id
    }

    private mutating func takeID() -> Int {
        defer { nextID += 1 }
        return nextID
    }

    private mutating func id(of key: ObservedType.StructKey) -> Int {
        if let id = layouts[key]?.id { return id }
        let id = takeID()
        layouts[key]?.id = id
        // Types that refer to the old id of a struct that has grown are made anew.
        ids = ids.filter { $0.key.structures.isDisjoint(with: [key]) }
        var members: [GobType.Field] = []
        for field in layouts[key]?.fields ?? [] where isComplete(field.type) {
            members.append(GobType.Field(name: field.name, type: self.id(of: field.type)))
        }
        types[id] = GobType(name: key.name, commonID: id, shape: .structure(members))
        return id
    }

    /// Forgets the ids of all structs that contain one that has grown, as deep as they are.
    mutating func renewContainers() {
        var grown = Set(layouts.filter { $0.value.id == nil }.keys)
        var changed = !grown.isEmpty
        while changed {
            changed = false
            for (key, layout) in layouts where !grown.contains(key) {
                if layout.fields.contains(where: { !$0.type.structures.isDisjoint(with: grown) }) {
                    layouts[key]?.id = nil
                    grown.insert(key)
                    changed = true
                }
            }
        }
    }
}

extension ObservedType {
    /// The structs in it.
    var structures: Set<StructKey> {
        switch self {
        case .structure(let key): [key]
        case .slice(let element): element.structures
        case .map(let key, let value): key.structures.union(value.structures)
        case .unknown, .basic, .opaque: []
        }
    }
}
