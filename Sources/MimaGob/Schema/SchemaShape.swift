/// The gob type that a codec stands for.
indirect enum SchemaShape: Sendable {
    case basic(Int)
    case slice(SchemaShape)
    case array(SchemaShape, count: Int)
    case map(SchemaShape, SchemaShape)
    /// A type that writes itself.
    case opaque(name: String, GobType.Shape)
    /// A struct; what it is made of is asked for only when its type is defined, since it may contain itself.
    case structure(SchemaIdentity, @Sendable () -> (name: String, fields: [(String, SchemaShape)]))
}

/// The types of a schema, as they are defined in a stream.
struct SchemaDefinitions {
    private(set) var types: [Int: GobType] = [:]
    private var structures: [ObjectIdentifier: Int] = [:]
    /// One type for each shape, as in Go.
    private var others: [GobType.Shape: Int] = [:]
    private var named: [String: Int] = [:]
    private var next: Int

    init(firstTypeID: Int) { next = firstTypeID }

    private mutating func takeID() -> Int {
        defer { next += 1 }
        return next
    }

    /// Defines the type and what it is made of, and gives its id. As in Go, structs get their ids before what they are
    /// made of, others after.
    mutating func define(_ shape: SchemaShape) -> Int {
        switch shape {
        case .basic(let id): return id
        case .slice(let element): return define(.slice(element: define(element)))
        case .array(let element, let count): return define(.array(element: define(element), count: count))
        case .map(let key, let value):
            let key = define(key)
            return define(.map(key: key, value: define(value)))
        case .opaque(let name, let shape):
            if let id = named[name] { return id }
            let id = takeID()
            named[name] = id
            types[id] = GobType(name: name, commonID: id, shape: shape)
            return id
        case .structure(let identity, let contents):
            if let id = structures[ObjectIdentifier(identity)] { return id }
            let id = takeID()
            structures[ObjectIdentifier(identity)] = id
            let (name, fields) = contents()
            var members: [GobType.Field] = []
            for (name, shape) in fields { members.append(GobType.Field(name: name, type: define(shape))) }
            types[id] = GobType(name: name, commonID: id, shape: .structure(members))
            return id
        }
    }

    private mutating func define(_ shape: GobType.Shape) -> Int {
        if let id = others[shape] { return id }
        let id = takeID()
        others[shape] = id
        types[id] = GobType(name: "", commonID: id, shape: shape)
        return id
    }
}
