extension GobSchema {
    /// Writes values as a stream, one message each.
    ///
    /// - Parameter firstTypeID: The id of the first type: 65 as up to Go 1.19 or so, 64 as in later Go.
    /// - Throws: `GobError.invalidValue` for a value that gob cannot hold: nil in a slice, a time beyond Go's range.
    public func encode(
        _ values: some Sequence<Root>,
        firstTypeID: Int = GobTypeID.firstUserDefined
    ) throws(GobError) -> [UInt8] {
        var output = WireOutput(capacity: 4_096)
        let id = try define(shape, firstTypeID, &output)
        // The elements of an array are written where they lie.
        try unsafe forEach(of: values) { value throws(GobError) in
            let mark = output.count
            output.signed(Int64(id))
            try unsafe SchemaKernel.writeFields(writeSteps, value, &output)
            output.endBlock(from: mark)
        }
        return output.bytes
    }

    /// Writes values as one message that holds a slice of them.
    ///
    /// - Throws: As ``encode(_:firstTypeID:)``.
    public func encodeSlice(
        _ values: [Root],
        firstTypeID: Int = GobTypeID.firstUserDefined
    ) throws(GobError) -> [UInt8] {
        var output = WireOutput(capacity: 4_096)
        let id = try define(.slice(shape), firstTypeID, &output)
        let mark = output.count
        output.signed(Int64(id))
        output.unsigned(0)
        output.unsigned(UInt64(values.count))
        try unsafe forEach(of: values) { value throws(GobError) in
            try unsafe SchemaKernel.writeFields(writeSteps, value, &output)
        }
        output.endBlock(from: mark)
        return output.bytes
    }

    /// Writes the definitions of a type, and gives its id.
    private func define(
        _ shape: SchemaShape,
        _ firstTypeID: Int,
        _ output: inout WireOutput
    ) throws(GobError) -> Int {
        var definitions = SchemaDefinitions(firstTypeID: max(firstTypeID, 64))
        let id = definitions.define(shape)
        output.append(try GobWriter.definitions(of: id, definitions.types))
        return id
    }

    private func forEach(
        of values: some Sequence<Root>,
        _ body: (UnsafeRawPointer) throws(GobError) -> Void
    ) throws(GobError) {
        if let array = values as? [Root] {
            return try unsafe array.withUnsafeBufferPointer { values throws(GobError) in
                guard let start = values.baseAddress else { return }
                for index in 0..<values.count { try unsafe body(UnsafeRawPointer(start + index)) }
            }
        }
        for value in values {
            try unsafe withUnsafePointer(to: value) { value throws(GobError) in
                try unsafe body(UnsafeRawPointer(value))
            }
        }
    }

    /// Reads all values of a stream: structs, and slices and arrays of structs.
    ///
    /// - Throws: `GobError`, as ``GobDecoder`` does.
    public func decode(_ stream: [UInt8], limits: GobLimits = .standard) throws(GobError) -> [Root] {
        try WireInput.withBytes(of: stream) { wire throws(GobError) in
            var input = SchemaInput(wire: wire, state: StreamState(limits: limits))
            var plans = SchemaPlans()
            var values: [Root] = []
            while true {
                let start = input.wire.offset
                guard let type = try input.state.nextValueType(&input.wire, inInterface: false) else {
                    guard input.wire.position == stream.count, input.wire.offset == start else {
                        throw .truncated(offset: stream.count)
                    }
                    return values
                }
                input.state.elementsLeft = limits.elementCount
                let node = try input.state.begin(type, &input.wire)
                try read(node, &input, &plans, &values)
                input.wire.finishMessage()
            }
        }
    }

    private func read(
        _ node: Int,
        _ input: inout SchemaInput,
        _ plans: inout SchemaPlans,
        _ values: inout [Root]
    ) throws(GobError) {
        let found = input.state.table.nodes[node]
        switch found.kind {
        case .structure: values.append(try value(try plan(node, input.state.table, &plans), &input))
        case .slice, .array:
            let count = try input.state.count(of: found, &input.wire)
            let plan = try plan(found.first, input.state.table, &plans)
            values.reserveCapacity(values.count + min(count, 65_536))
            for _ in 0..<count { values.append(try value(plan, &input)) }
        default: throw .typeMismatch(path: "", found: "\(found.kind)", expected: name)
        }
    }

    private func value(_ plan: ReadPlan, _ input: inout SchemaInput) throws(GobError) -> Root {
        var value = zero()
        try unsafe withUnsafeMutablePointer(to: &value) { value throws(GobError) in
            try unsafe SchemaKernel.readFields(plan, UnsafeMutableRawPointer(value), &input)
        }
        return value
    }

    /// The plan for a struct of the stream.
    func plan(_ node: Int, _ table: TypeTable, _ plans: inout SchemaPlans) throws(GobError) -> ReadPlan {
        try plans.plan(identity, name, writeSteps, node, table)
    }
}

extension GobError {
    /// The same error of a field of a struct.
    func within(_ name: String) -> GobError {
        func joined(_ path: String) -> String { path.isEmpty ? name : "\(name).\(path)" }
        switch self {
        case .typeMismatch(let path, let found, let expected):
            return .typeMismatch(path: joined(path), found: found, expected: expected)
        case .outOfRange(let path, let value, let type):
            return .outOfRange(path: joined(path), value: value, type: type)
        case .noFieldsMatched(let path, let type): return .noFieldsMatched(path: joined(path), type: type)
        case .unregisteredName(let name, let path): return .unregisteredName(name, path: joined(path))
        case .malformedContents(let reason, let path): return .malformedContents(reason, path: joined(path))
        case .invalidValue(let reason, let path): return .invalidValue(reason, path: joined(path))
        case .custom(let reason, let path): return .custom(reason, path: joined(path))
        default: return self
        }
    }
}
