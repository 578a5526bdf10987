/// Swift types by the names under which Go registers the types that interfaces hold.
///
/// Go's `gob.Register(T{})` gives the name `main.T`, or the import path before the type; `gob.Register(&T{})` gives
/// `*main.T`. The basic types, such as `int` and `string`, need no registration.
public struct GobRegistry: Sendable {
    private var decoders: [String: @Sendable (ValueDecoder) throws -> any Codable & Sendable] = [:]
    private var names: [ObjectIdentifier: String] = [:]

    /// Makes a registry with Go's basic types.
    public init() { self = Self.basic }

    private init(decoders: [String: @Sendable (ValueDecoder) throws -> any Codable & Sendable]) {
        self.decoders = decoders
    }

    /// Made once, since every decoder begins with it.
    private static let basic: GobRegistry = {
        var registry = GobRegistry(decoders: [:])
        registry.registerBasicTypes()
        return registry
    }()

    private mutating func registerBasicTypes() {
        register(Bool.self, as: "bool")
        register(Int.self, as: "int")
        register(Int8.self, as: "int8")
        register(Int16.self, as: "int16")
        register(Int32.self, as: "int32")
        register(Int64.self, as: "int64")
        register(UInt.self, as: "uint")
        register(UInt8.self, as: "uint8")
        register(UInt16.self, as: "uint16")
        register(UInt32.self, as: "uint32")
        register(UInt64.self, as: "uint64")
        register(Float.self, as: "float32")
        register(Double.self, as: "float64")
        register(String.self, as: "string")
        register([UInt8].self, as: "[]uint8")
        register([Int].self, as: "[]int")
        register([String].self, as: "[]string")
        register([Double].self, as: "[]float64")
        register([Bool].self, as: "[]bool")
        register([GobAny].self, as: "[]interface {}")
        register([String: GobAny].self, as: "map[string]interface {}")
        register(GobComplex.self, as: "complex128")
        register(GobTime.self, as: "time.Time")
        register(GobBigInt.self, as: "*big.Int")
        register(GobBigRat.self, as: "*big.Rat")
        register(GobBigFloat.self, as: "*big.Float")
    }

    /// Registers a type under a name. The last name of a type is the one that is written.
    public mutating func register<T: Codable & Sendable>(_ type: T.Type, as name: String) {
        decoders[name] = { decoder in try decoder.unbox(T.self) }
        names[ObjectIdentifier(type)] = name
    }

    /// The name under which a type is registered.
    func name(of type: Any.Type) -> String? { names[ObjectIdentifier(type)] }

    func decode(_ content: GobInterface, _ decoder: ValueDecoder) throws -> GobAny {
        guard let decode = decoders[content.name] else {
            throw GobError.unregisteredName(content.name, path: decoder.path)
        }
        return GobAny(try decode(decoder))
    }
}

/// What an interface of Go holds: a value of any registered type, or nil.
public struct GobAny: Codable, Sendable {
    /// The value.
    public let value: (any Codable & Sendable)?

    /// Makes the content of an interface.
    public init(_ value: (any Codable & Sendable)?) { self.value = value }

    /// Only a ``GobDecoder`` knows what an interface holds.
    public init(from decoder: any Decoder) throws {
        throw GobError.custom("only a GobDecoder reads what an interface holds", path: "")
    }

    /// Writes the value itself; a ``GobEncoder`` writes an interface.
    public func encode(to encoder: any Encoder) throws {
        if let value { return try value.encode(to: encoder) }
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }
}
