/// Writes the messages of one value.
struct MessageWriter: ~Copyable {
    /// A value that is not finished, deep in others.
    private struct Frame {
        enum Content {
            case structure([GobStruct.Field], written: Int)
            case elements([GobValue])
            case entries([GobMapEntry])
            /// The inside of an interface, whose length goes to this place.
            case interface
        }

        var content: Content
        let node: TypeTable.Node
        /// The field, element, key or value that is next.
        var next = 0
        var lastField = -1
    }

    /// The types that were sent.
    var sent: Set<Int>
    var output: WireOutput
    /// Where the current message begins, and before it those of the interfaces that it stands in.
    private var marks: [Int] = [0]
    /// Where the output goes in the stream.
    private let offset: Int
    private var frames: [Frame] = []

    init(sent: Set<Int>, offset: Int, byteCount: Int) {
        self.sent = sent
        self.offset = offset
        output = WireOutput(capacity: byteCount + byteCount / 8 + 32)
    }

    mutating func write(
        _ item: GobItem,
        _ table: inout TypeTable,
        maximumDepth: Int
    ) throws(GobError) {
        try define(item.type, table)
        let node = try table.node(for: item.type, offset: offset + output.count)
        output.signed(Int64(item.type))
        if table.nodes[node].kind != .structure { output.unsigned(0) }
        try begin(item.value, node, &table, maximumDepth)
        while let top = frames.indices.last { try step(top, &table, maximumDepth) }
        flush()
    }

    /// Ends the current message and puts its length before it. Go does so after each type definition too, whatever
    /// stood before it: that is why a value can span several messages.
    private mutating func flush() {
        guard let mark = marks.popLast() else { return }
        output.endBlock(from: mark)
    }

    /// Sends the definitions that a value of the type needs and that were not sent.
    mutating func define(_ type: Int, _ table: TypeTable) throws(GobError) {
        if GobTypeID.isBasic(type) || sent.contains(type) { return }
        var waiting = [type]
        while let id = waiting.popLast() {
            if GobTypeID.isBasic(id) || sent.contains(id) { continue }
            guard let definition = table.definitions[id] else {
                throw .undefinedType(id: id, offset: offset + output.count)
            }
            sent.insert(id)
            output.signed(-Int64(id))
            output.typeDefinition(definition)
            flush()
            marks.append(output.count)
            waiting += (definition.shape.parts + definition.companions).reversed()
        }
    }

    /// Writes a value if that can be done at once, else begins it.
    private mutating func begin(
        _ value: GobValue,
        _ number: Int,
        _ table: inout TypeTable,
        _ maximumDepth: Int
    ) throws(GobError) {
        let node = table.nodes[number]
        if node.isFlat { return try output.flatValue(value, number, table) }
        guard frames.count < maximumDepth else { throw .tooDeep(limit: maximumDepth, offset: offset + output.count) }
        switch (node.kind, value) {
        case (.structure, .structure(let value)):
            let fields = try value.fieldsInOrder(node, table)
            frames.append(Frame(content: .structure(fields, written: 0), node: node))
        case (.slice, .slice(let values)), (.array, .array(let values)):
            try output.count(values.count, node)
            frames.append(Frame(content: .elements(values), node: node))
        case (.map, .map(let entries)):
            output.unsigned(UInt64(entries.count))
            frames.append(Frame(content: .entries(entries), node: node))
        case (.interface, .interface(let content)):
            guard let content else { return output.unsigned(0) }
            output.text(content.name)
            try define(content.type, table)
            let inner = try table.node(for: content.type, offset: offset + output.count)
            output.signed(Int64(content.type))
            marks.append(output.count)
            frames.append(Frame(content: .interface, node: node))
            if table.nodes[inner].kind != .structure { output.unsigned(0) }
            try begin(content.value, inner, &table, maximumDepth)
        default: throw .wrongKind(value)
        }
    }

    /// Writes the next part of the value on top of the stack.
    private mutating func step(_ top: Int, _ table: inout TypeTable, _ maximumDepth: Int) throws(GobError) {
        let node = frames[top].node
        let next = frames[top].next
        frames[top].next += 1
        switch frames[top].content {
        case .structure(let fields, let written):
            guard written < fields.count, next < node.second else {
                output.unsigned(0)
                frames.removeLast()
                return
            }
            guard fields[written].name == table.memberNames[node.first + next] else { return }
            output.unsigned(UInt64(next - frames[top].lastField))
            frames[top].lastField = next
            frames[top].content = .structure(fields, written: written + 1)
            try begin(fields[written].value, table.memberNodes[node.first + next], &table, maximumDepth)
        case .elements(let values):
            guard next < values.count else { return _ = frames.removeLast() }
            try begin(values[next], node.first, &table, maximumDepth)
        case .entries(let entries):
            guard next / 2 < entries.count else { return _ = frames.removeLast() }
            let entry = entries[next / 2]
            if next % 2 == 0 {
                try begin(entry.key, node.first, &table, maximumDepth)
            } else {
                try begin(entry.value, node.second, &table, maximumDepth)
            }
        case .interface:
            frames.removeLast()
            flush()
        }
    }
}

/// Values of flat types, which need no stack: a hot path.
extension WireOutput {
    mutating func flatValue(_ value: GobValue, _ number: Int, _ table: borrowing TypeTable) throws(GobError) {
        let node = table.nodes[number]
        switch (node.kind, value) {
        case (.bool, .bool(let value)): unsigned(value ? 1 : 0)
        case (.int, .int(let value)): signed(value)
        case (.uint, .uint(let value)): unsigned(value)
        case (.float, .float(let value)): float(value)
        case (.string, .string(let value)): text(value)
        case (.bytes, .bytes(let value)), (.opaque, .opaque(let value)), (.string, .rawString(let value)):
            block(value)
        case (.complex, .complex(let real, let imaginary)):
            float(real)
            float(imaginary)
        case (.structure, .structure(let value)): try flatStructure(value, node, table)
        case (.slice, .slice(let values)), (.array, .array(let values)):
            try count(values.count, node)
            for value in values { try flatValue(value, node.first, table) }
        case (.map, .map(let entries)):
            unsigned(UInt64(entries.count))
            for entry in entries {
                try flatValue(entry.key, node.first, table)
                try flatValue(entry.value, node.second, table)
            }
        default: throw .wrongKind(value)
        }
    }

    private mutating func flatStructure(
        _ value: GobStruct,
        _ node: TypeTable.Node,
        _ table: borrowing TypeTable
    ) throws(GobError) {
        let start = count
        if try !flatFields(value.fields, node, table) {
            truncate(to: start)
            _ = try flatFields(value.fieldsInOrder(node, table), node, table)
        }
        unsigned(0)
    }

    /// Writes the fields of a struct; false when they are not in the order of its type.
    private mutating func flatFields(
        _ fields: [GobStruct.Field],
        _ node: TypeTable.Node,
        _ table: borrowing TypeTable
    ) throws(GobError) -> Bool {
        var last = -1
        var written = 0
        var index = 0
        while index < node.second, written < fields.count {
            if fields[written].name == table.memberNames[node.first &+ index] {
                unsigned(UInt64(truncatingIfNeeded: index &- last))
                last = index
                try flatValue(fields[written].value, table.memberNodes[node.first &+ index], table)
                written &+= 1
            }
            index &+= 1
        }
        return written == fields.count
    }

    /// Writes the count of a slice's or an array's elements.
    mutating func count(_ count: Int, _ node: TypeTable.Node) throws(GobError) {
        guard node.kind == .slice || count == node.second else {
            throw .invalidValue("\(count) elements for an array of \(node.second)", path: "")
        }
        unsigned(UInt64(count))
    }
}

extension GobStruct {
    /// The fields in the order of the type; nearly always they stand in it.
    func fieldsInOrder(_ node: TypeTable.Node, _ table: borrowing TypeTable) throws(GobError) -> [Field] {
        var matched = 0
        for index in node.first..<node.first + node.second where matched < fields.count {
            if table.memberNames[index] == fields[matched].name { matched += 1 }
        }
        if matched == fields.count { return fields }
        var places: [String: Int] = [:]
        for index in node.first..<node.first + node.second { places[table.memberNames[index]] = index }
        var placed: [(place: Int, field: Field)] = []
        for field in fields {
            guard let place = places.removeValue(forKey: field.name) else { throw .unknownField }
            placed.append((place, field))
        }
        return placed.sorted { $0.place < $1.place }.map(\.field)
    }
}

extension GobError {
    static func wrongKind(_ value: GobValue) -> GobError {
        .invalidValue("\(value.kindName) where its type has another kind", path: "")
    }

    static var unknownField: GobError { .invalidValue("a field that the struct's type does not have", path: "") }
}
