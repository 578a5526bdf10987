/// What the fields of a schema read from.
struct SchemaInput {
    var wire: WireInput
    var table: TypeTable
    /// The type of the value that is about to be read.
    var plan = 0
    var depth = 0
    let limits: GobLimits
    /// For each schema and struct of the stream that have met, which field is which: few, and so found by looking.
    var matches: [(schema: SchemaIdentity, plan: Int, struct: TypeTable.StructPlan, fields: [Int])] = []
}

extension GobSchema {
    /// Writes values as a stream, one message each.
    public func encode(_ values: some Sequence<Root>) throws(GobError) -> [UInt8] {
        let (types, id, _) = definitions()
        var output = WireOutput()
        var message = WireOutput()
        // The writer knows the order of definitions; the values follow without it.
        output.bytes = try GobWriter.definitions(of: id, types)
        for value in values {
            message.bytes.removeAll(keepingCapacity: true)
            message.signed(Int64(id))
            write(value, &message)
            output.block(message.bytes)
        }
        return output.bytes
    }

    /// Writes values as one message that holds a slice of them.
    public func encodeSlice(_ values: [Root]) throws(GobError) -> [UInt8] {
        var (types, element, id) = definitions()
        types[id] = GobType(name: "", commonID: id, shape: .slice(element: element))
        element = id
        var output = WireOutput()
        output.bytes = try GobWriter.definitions(of: element, types)
        var message = WireOutput()
        message.signed(Int64(id))
        message.unsigned(0)
        message.unsigned(UInt64(values.count))
        for value in values { write(value, &message) }
        output.block(message.bytes)
        return output.bytes
    }

    /// The types, the struct's id, and the next free one.
    private func definitions() -> ([Int: GobType], Int, Int) {
        var types: [Int: GobType] = [:]
        var next = GobTypeID.firstUserDefined
        let id = shape.define(&types, next: &next)
        return (types, id, next)
    }

    /// Reads all values of a stream: structs, and slices of structs.
    ///
    /// - Throws: `GobError`, as ``GobDecoder`` does.
    public func decode(_ stream: [UInt8], limits: GobLimits = .standard) throws(GobError) -> [Root] {
        var parser = ValueParser(
            input: WireInput(stream),
            table: TypeTable(),
            limits: limits,
            allowsRedefinition: false
        )
        var values: [Root] = []
        var matches: [(schema: SchemaIdentity, plan: Int, struct: TypeTable.StructPlan, fields: [Int])] = []
        while true {
            let start = parser.input.offset
            guard let type = try parser.nextValueType(inInterface: false) else {
                guard parser.input.position == stream.count, parser.input.offset == start else {
                    throw .truncated(offset: stream.count)
                }
                return values
            }
            let plan = try parser.table.plan(for: type, offset: parser.input.offset)
            var input = SchemaInput(
                wire: parser.input,
                table: parser.table,
                plan: plan,
                limits: limits,
                matches: matches
            )
            switch parser.table.plans[plan] {
            case .structure: values.append(try read(&input))
            case .slice(let element):
                guard try input.wire.unsigned() == 0 else { throw .malformedSingleton(offset: input.wire.offset) }
                let count = try input.wire.length()
                guard count <= limits.elementCount else {
                    throw .tooManyElements(UInt64(count), limit: limits.elementCount, offset: input.wire.offset)
                }
                values.reserveCapacity(min(count, 65_536))
                for _ in 0..<count {
                    input.plan = element
                    values.append(try read(&input))
                }
            default:
                throw .typeMismatch(
                    path: "",
                    found: GobTypeNames(parser.table.definitions).name(of: type),
                    expected: name
                )
            }
            matches = input.matches
            parser.input = input.wire
            parser.input.position = input.wire.end
            parser.table = input.table
        }
    }

    func read(_ input: inout SchemaInput) throws(GobError) -> Root {
        var place = 0
        while place < input.matches.count,
            input.matches[place].plan != input.plan || input.matches[place].schema !== identity
        { place += 1 }
        if place == input.matches.count {
            guard case .structure(let plan) = input.table.plans[input.plan] else {
                throw .typeMismatch(path: "", found: "another kind", expected: name)
            }
            input.matches.append((identity, input.plan, plan, try match(plan, input)))
        }
        let plan = input.matches[place].struct
        let matched = input.matches[place].fields
        guard input.depth < input.limits.depth else {
            throw .tooDeep(limit: input.limits.depth, offset: input.wire.offset)
        }
        input.depth += 1
        defer { input.depth -= 1 }
        var value = zero()
        var field = -1
        while input.wire.available > 0 {
            let delta = try input.wire.unsigned()
            if delta == 0 { break }
            guard delta < UInt64(matched.count - field) else {
                throw .fieldOutOfBounds(Int(clamping: delta), count: matched.count, offset: input.wire.offset)
            }
            field += Int(delta)
            if matched[field] >= 0 {
                input.plan = plan.plans[field]
                try fields[matched[field]].read(&value, &input)
            } else {
                var parser = ValueParser(
                    input: input.wire,
                    table: input.table,
                    limits: input.limits,
                    allowsRedefinition: false
                )
                try parser.pass(plan.plans[field])
                input.wire = parser.input
                input.table = parser.table
            }
        }
        return value
    }

    /// Which field of the schema each field of the stream's struct is.
    private func match(_ plan: TypeTable.StructPlan, _ input: SchemaInput) throws(GobError) -> [Int] {
        var matched: [Int] = []
        for (name, number) in zip(plan.names, plan.plans) {
            let index = fields.firstIndex { $0.name == name }
            if let index, !input.table.suits(number, fields[index].shape) {
                throw .typeMismatch(path: name, found: "another type", expected: "\(fields[index].shape)")
            }
            matched.append(index ?? -1)
        }
        if !plan.names.isEmpty, !fields.isEmpty, matched.allSatisfy({ $0 < 0 }) {
            throw .noFieldsMatched(path: "", type: name)
        }
        return matched
    }
}

extension TypeTable {
    /// Whether a type of the stream is what a schema expects.
    func suits(_ number: Int, _ shape: SchemaShape) -> Bool {
        switch (plans[number], shape) {
        case (_, .basic(let id)): id == number
        case (.slice(let element), .slice(let inner)): suits(element, inner)
        // Its own fields are looked at when it is read.
        case (.structure, .structure): true
        default: false
        }
    }
}

extension ValueParser {
    /// Passes over a value of an unwanted field.
    mutating func pass(_ plan: Int) throws(GobError) {
        do throws(Stop) {
            _ = try unwanted(plan)
        } catch {
            switch error {
            case .wrong(let error): throw error
            case .needsMore: throw .truncated(offset: input.offset)
            }
        }
    }
}
