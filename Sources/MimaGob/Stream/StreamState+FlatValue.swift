/// Values of flat types, which stand in one message and are not nested deep: the common case, and a hot path.
extension StreamState {
    mutating func flatValue(_ number: Int, _ input: inout WireInput) throws(GobError) -> GobValue {
        let node = table.nodes[number]
        switch node.kind {
        case .bool: return .bool(try input.unsigned() != 0)
        case .int: return .int(try input.signed())
        case .uint: return .uint(try input.unsigned())
        case .float: return .float(try input.float())
        case .string:
            if let text = try input.text() { return .string(text) }
            return .rawString(try input.block())
        case .bytes: return .bytes(try input.block())
        case .opaque: return .opaque(try input.block())
        case .complex: return .complex(real: try input.float(), imaginary: try input.float())
        case .structure: return .structure(GobStruct(fields: try flatFields(node, &input)))
        case .slice: return .slice(try flatElements(node, &input))
        case .array: return .array(try flatElements(node, &input))
        case .map: return .map(try flatEntries(node, &input))
        // A flat type has none.
        case .interface: return .interface(nil)
        }
    }

    private mutating func flatFields(
        _ node: TypeTable.Node,
        _ input: inout WireInput
    ) throws(GobError) -> [GobStruct.Field] {
        var fields: [GobStruct.Field] = []
        var last = -1
        while let field = try nextField(after: last, of: node.second, &input) {
            if last < 0 { fields.reserveCapacity(min(node.second - field, 64)) }
            last = field
            let value = try flatValue(table.memberNodes[node.first &+ field], &input)
            fields.append(GobStruct.Field(name: table.memberNames[node.first &+ field], value: value))
        }
        return fields
    }

    private mutating func flatElements(
        _ node: TypeTable.Node,
        _ input: inout WireInput
    ) throws(GobError) -> [GobValue] {
        let count = try count(of: node, &input)
        var elements: [GobValue] = []
        // A count that is a lie costs no more than this beyond the bytes that came.
        elements.reserveCapacity(min(count, 4_096))
        for _ in 0..<count { elements.append(try flatValue(node.first, &input)) }
        return elements
    }

    private mutating func flatEntries(
        _ node: TypeTable.Node,
        _ input: inout WireInput
    ) throws(GobError) -> [GobMapEntry] {
        let count = try count(&input)
        var entries: [GobMapEntry] = []
        entries.reserveCapacity(min(count, 4_096))
        for _ in 0..<count {
            let key = try flatValue(node.first, &input)
            entries.append(GobMapEntry(key: key, value: try flatValue(node.second, &input)))
        }
        return entries
    }

    /// Passes over a value of a flat type.
    mutating func skipFlat(_ number: Int, _ input: inout WireInput) throws(GobError) {
        let node = table.nodes[number]
        switch node.kind {
        case .bool, .int, .uint, .float: try input.skipUnsigned()
        case .string, .bytes, .opaque: try input.skipBlock()
        case .complex:
            try input.skipUnsigned()
            try input.skipUnsigned()
        case .structure:
            var last = -1
            while let field = try nextField(after: last, of: node.second, &input) {
                last = field
                try skipFlat(table.memberNodes[node.first &+ field], &input)
            }
        case .slice, .array: for _ in 0..<(try count(of: node, &input)) { try skipFlat(node.first, &input) }
        case .map:
            for _ in 0..<(try count(&input)) {
                try skipFlat(node.first, &input)
                try skipFlat(node.second, &input)
            }
        case .interface: break
        }
    }
}
