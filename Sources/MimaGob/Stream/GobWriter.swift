/// Writes values of any type as one stream, byte for byte as Go does.
///
/// A type is defined before the first value that needs it, depth first after the type that refers to it.
public struct GobWriter: Sendable {
    private var table = TypeTable()
    private var sent: Set<Int> = []
    private var output: [UInt8] = []
    /// How large the last value was, in bytes.
    private var lastByteCount = 256
    private let maximumDepth: Int

    /// Makes a writer that starts a stream.
    ///
    /// - Parameters:
    ///   - types: The types of the values to come, by id.
    ///   - maximumDepth: How deep values may be nested; our reader takes 1,200 levels.
    public init(types: [Int: GobType] = [:], maximumDepth: Int = 1_200) {
        self.maximumDepth = maximumDepth
        for (id, type) in types { table.define(id, type) }
    }

    /// Adds a type, or changes one that no value has used.
    public mutating func define(_ id: Int, as type: GobType) {
        table.define(id, type)
    }

    /// Adds a value to the stream.
    ///
    /// - Throws: `GobError.invalidValue` when the value is not one of its type, `GobError.undefinedType` when a type is
    ///   missing, `GobError.tooDeep`. Nothing of the value is written then.
    public mutating func append(_ item: GobItem) throws(GobError) {
        var message = MessageWriter(sent: sent, offset: output.count, byteCount: lastByteCount)
        try message.write(item, &table, maximumDepth: maximumDepth)
        sent = message.sent
        lastByteCount = message.output.count
        message.output.append(to: &output)
    }

    func isDefined(_ id: Int) -> Bool { table.definitions[id] != nil }

    /// Adds a value of a type whose contents are written already, and which holds no interface.
    mutating func append(type: Int, _ contents: inout WireOutput) throws(GobError) {
        if !sent.contains(type), !GobTypeID.isBasic(type) {
            var message = MessageWriter(sent: sent, offset: output.count, byteCount: 256)
            try message.define(type, table)
            sent = message.sent
            message.output.append(to: &output)
        }
        // The node may be made only now: the nodes are looked at afterwards.
        let node = try table.node(for: type, offset: output.count)
        if table.nodes[node].kind != .structure { contents.insert(0, at: 0) }
        contents.insert(WireOutput.zigzag(Int64(type)), at: 0)
        contents.endBlock(from: 0)
        contents.append(to: &output)
    }

    /// The bytes written since the last call, which are handed over.
    public mutating func takeBytes() -> [UInt8] {
        defer { output = [] }
        return output
    }

    /// The messages that define a type and all that it is made of.
    static func definitions(of type: Int, _ types: [Int: GobType]) throws(GobError) -> [UInt8] {
        var table = TypeTable()
        for (id, type) in types { table.define(id, type) }
        var message = MessageWriter(sent: [], offset: 0, byteCount: 256)
        try message.define(type, table)
        return message.output.bytes
    }

    /// Writes a whole stream.
    public static func stream(of items: [GobItem], types: [Int: GobType]) throws(GobError) -> [UInt8] {
        var writer = GobWriter(types: types)
        for item in items { try writer.append(item) }
        return writer.takeBytes()
    }
}

extension GobValue {
    /// What the value is, in Go's words.
    public var kindName: String {
        switch self {
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .float: "float"
        case .complex: "complex"
        case .bytes: "[]byte"
        case .string, .rawString: "string"
        case .array: "array"
        case .slice: "slice"
        case .map: "map"
        case .structure: "struct"
        case .interface: "interface"
        case .opaque: "a value that its type wrote itself"
        }
    }
}
