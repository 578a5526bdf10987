/// Writes values of any type as one stream, byte for byte as Go does.
///
/// A type is defined before the first value that needs it, depth first after the type that refers to it.
public struct GobWriter: Sendable {
    private var table: TypeTable
    private var sent: Set<Int> = []
    /// The message that is being written, and around it those of the interfaces that it stands in.
    private var levels: [WireOutput] = []
    private var output = WireOutput()
    /// How many values the current one stands in: no reader with the standard limits takes more.
    private var depth = 0

    /// Makes a writer that starts a stream.
    ///
    /// - Parameter types: The types of the values to come, by id.
    public init(types: [Int: GobType] = [:]) {
        table = TypeTable()
        for (id, type) in types { table.define(id, type) }
    }

    /// Adds a type, or changes one that no value has used.
    public mutating func define(_ id: Int, as type: GobType) {
        table.define(id, type)
    }

    /// Adds a value to the stream.
    ///
    /// - Throws: `GobError.invalidValue` when the value is not one of its type, `GobError.undefinedType` when a type is
    ///   missing. Nothing of the value is written then.
    public mutating func append(_ item: GobItem) throws(GobError) {
        let saved = (sent, output.bytes.count)
        do throws(GobError) {
            levels = [WireOutput()]
            try delimited(item.value, type: item.type)
            flush()
            levels = []
        } catch {
            sent = saved.0
            output.bytes.removeSubrange(saved.1...)
            levels = []
            throw error
        }
    }

    /// The bytes written since the last call, which are handed over.
    public mutating func takeBytes() -> [UInt8] {
        defer { output.bytes = [] }
        return output.bytes
    }

    /// The messages that define a type and all that it is made of.
    static func definitions(of type: Int, _ types: [Int: GobType]) throws(GobError) -> [UInt8] {
        var writer = GobWriter(types: types)
        writer.levels = [WireOutput()]
        try writer.define(type)
        return writer.takeBytes()
    }

    /// Writes a whole stream.
    public static func stream(of items: [GobItem], types: [Int: GobType]) throws(GobError) -> [UInt8] {
        var writer = GobWriter(types: types)
        for item in items { try writer.append(item) }
        return writer.takeBytes()
    }

    /// Ends the current message and puts it, after its length, into the one around it. Go does so after each type
    /// definition too, whatever stood before it: that is why a value can span several messages.
    private mutating func flush() {
        guard let message = levels.popLast() else { return }
        if levels.isEmpty {
            output.block(message.bytes)
        } else {
            levels[levels.count - 1].block(message.bytes)
        }
    }

    private mutating func write(_ body: (inout WireOutput) -> Void) {
        body(&levels[levels.count - 1])
    }

    private mutating func delimited(_ value: GobValue, type: Int) throws(GobError) {
        try define(type)
        let plan = try table.plan(for: type, offset: output.bytes.count)
        write { $0.signed(Int64(type)) }
        try contents(value, plan)
    }

    private mutating func contents(_ value: GobValue, _ plan: Int) throws(GobError) {
        if case .structure = table.plans[plan] {} else { write { $0.unsigned(0) } }
        try self.value(value, plan)
    }

    /// Sends the definitions that a value of the type needs and that were not sent.
    private mutating func define(_ type: Int) throws(GobError) {
        var waiting = [type]
        while let id = waiting.popLast() {
            if GobTypeID.isBasic(id) || sent.contains(id) { continue }
            guard let definition = table.definitions[id] else {
                throw .undefinedType(id: id, offset: output.bytes.count)
            }
            sent.insert(id)
            write { output in
                output.signed(-Int64(id))
                output.typeDefinition(definition)
            }
            flush()
            levels.append(WireOutput())
            waiting += (definition.shape.parts + definition.companions).reversed()
        }
    }

    private mutating func value(_ value: GobValue, _ plan: Int) throws(GobError) {
        guard depth < GobLimits.standard.depth else {
            throw .tooDeep(limit: GobLimits.standard.depth, offset: output.bytes.count)
        }
        depth += 1
        defer { depth -= 1 }
        switch (table.plans[plan], value) {
        case (.bool, .bool(let value)): write { $0.unsigned(value ? 1 : 0) }
        case (.int, .int(let value)): write { $0.signed(value) }
        case (.uint, .uint(let value)): write { $0.unsigned(value) }
        case (.float, .float(let value)): write { $0.float(value) }
        case (.bytes, .bytes(let value)), (.opaque, .opaque(let value)), (.string, .rawString(let value)):
            write { $0.block(value) }
        case (.string, .string(let value)): write { $0.text(value) }
        case (.complex, .complex(let real, let imaginary)):
            write { output in
                output.float(real)
                output.float(imaginary)
            }
        case (.interface, .interface(let content)): try interface(content)
        case (.structure(let plan), .structure(let value)): try structure(value, plan)
        case (.slice(let element), .slice(let values)): try elements(values, element)
        case (.array(let element, let count), .array(let values)):
            guard values.count == count else {
                throw .invalidValue("\(values.count) elements for an array of \(count)", path: "")
            }
            try elements(values, element)
        case (.map(let key, let element), .map(let entries)):
            write { $0.unsigned(UInt64(entries.count)) }
            for entry in entries {
                try self.value(entry.key, key)
                try self.value(entry.value, element)
            }
        default: throw .invalidValue("\(value.kindName) where its type has another kind", path: "")
        }
    }

    private mutating func elements(_ values: [GobValue], _ element: Int) throws(GobError) {
        write { $0.unsigned(UInt64(values.count)) }
        for value in values { try self.value(value, element) }
    }

    private mutating func structure(_ value: GobStruct, _ plan: TypeTable.StructPlan) throws(GobError) {
        var last = -1
        var written = 0
        for (index, name) in plan.names.enumerated() {
            guard written < value.fields.count else { break }
            // The fields nearly always stand in the order of the type.
            let next = value.fields[written]
            let field = next.name == name ? next : value.fields.first { $0.name == name }
            guard let field else { continue }
            write { $0.unsigned(UInt64(index - last)) }
            last = index
            written += 1
            try self.value(field.value, plan.plans[index])
        }
        guard written == value.fields.count else {
            throw .invalidValue("a field that the struct's type does not have", path: "")
        }
        write { $0.unsigned(0) }
    }

    private mutating func interface(_ content: GobInterface?) throws(GobError) {
        guard let content else { return write { $0.unsigned(0) } }
        write { $0.text(content.name) }
        try define(content.type)
        let plan = try table.plan(for: content.type, offset: output.bytes.count)
        write { $0.signed(Int64(content.type)) }
        levels.append(WireOutput())
        try contents(content.value, plan)
        flush()
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
