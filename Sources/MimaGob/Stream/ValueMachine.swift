/// Reads a value of any type with a stack of its own: values can be nested deep without using up the thread's, and
/// reading can stop where a message is missing and go on there later.
struct ValueMachine: Sendable {
    /// A value that is not finished.
    private struct Frame: Sendable {
        let node: TypeTable.Node
        /// How many elements or entries are to come.
        var remaining = 0
        /// The field that was read last.
        var field = -1
        var fields: [GobStruct.Field] = []
        var elements: [GobValue] = []
        var key: GobValue?
        var entries: [GobMapEntry] = []
        /// The name in an interface, and the type of its value once it is known.
        var name = ""
        var type: Int?
    }

    private var frames: [Frame] = []

    /// Values are released, compared and printed by functions that call themselves: the thread's stack holds that many
    /// levels, without optimisation too.
    static let maximumDepth = 1_200

    /// Whether a value was begun and not finished.
    var isBusy: Bool { !frames.isEmpty }

    /// Begins a value; the result is nil when a message is missing, and ``resume(_:_:)`` is due.
    mutating func read(
        _ node: Int,
        _ state: inout StreamState,
        _ input: inout WireInput
    ) throws(GobError) -> GobValue? {
        if let value = try begin(node, &state, &input) { return value }
        return try resume(&state, &input)
    }

    /// Goes on with the value.
    mutating func resume(_ state: inout StreamState, _ input: inout WireInput) throws(GobError) -> GobValue? {
        while let top = frames.indices.last {
            var value: GobValue?
            switch frames[top].node.kind {
            case .structure:
                let node = frames[top].node
                if let field = try state.nextField(after: frames[top].field, of: node.second, &input) {
                    frames[top].field = field
                    value = try begin(state.table.memberNodes[node.first + field], &state, &input)
                } else {
                    value = finish()
                }
            case .slice, .array:
                if frames[top].remaining > 0 {
                    frames[top].remaining -= 1
                    value = try begin(frames[top].node.first, &state, &input)
                } else {
                    value = finish()
                }
            case .map:
                if frames[top].key != nil {
                    value = try begin(frames[top].node.second, &state, &input)
                } else if frames[top].remaining > 0 {
                    frames[top].remaining -= 1
                    value = try begin(frames[top].node.first, &state, &input)
                } else {
                    value = finish()
                }
            case .interface:
                guard let type = try state.nextValueType(&input, inInterface: true) else { return nil }
                frames[top].type = type
                // The count of bytes covers the value only up to the next type definition: it is of no use.
                _ = try input.unsigned()
                value = try begin(try state.begin(type, &input), &state, &input)
            default: value = finish()
            }
            while let finished = value {
                guard !frames.isEmpty else { return finished }
                value = take(finished, state.table)
            }
        }
        return nil
    }

    /// Reads a value if that can be done at once, else begins it.
    private mutating func begin(
        _ number: Int,
        _ state: inout StreamState,
        _ input: inout WireInput
    ) throws(GobError) -> GobValue? {
        let node = state.table.nodes[number]
        let limit = min(state.limits.depth, Self.maximumDepth)
        if node.isFlat, frames.count + node.height <= limit { return try state.flatValue(number, &input) }
        guard frames.count < limit else { throw .tooDeep(limit: limit, offset: input.offset) }
        var frame = Frame(node: node)
        switch node.kind {
        case .slice, .array:
            frame.remaining = try state.count(of: node, &input)
            frame.elements.reserveCapacity(min(frame.remaining, 64))
        case .map: frame.remaining = try state.count(&input)
        case .interface:
            frame.name = try state.interfaceName(&input)
            if frame.name.isEmpty { return .interface(nil) }
        case .structure: break
        default: return try state.flatValue(number, &input)
        }
        frames.append(frame)
        return nil
    }

    /// Puts a value into the one that it stands in. An interface is finished by it.
    private mutating func take(_ value: GobValue, _ table: TypeTable) -> GobValue? {
        let top = frames.count - 1
        switch frames[top].node.kind {
        case .structure:
            let name = table.memberNames[frames[top].node.first + frames[top].field]
            frames[top].fields.append(GobStruct.Field(name: name, value: value))
        case .map:
            if let key = frames[top].key {
                frames[top].key = nil
                frames[top].entries.append(GobMapEntry(key: key, value: value))
            } else {
                frames[top].key = value
            }
        case .interface:
            let frame = frames.removeLast()
            return .interface(GobInterface(name: frame.name, type: frame.type ?? 0, value: value))
        default: frames[top].elements.append(value)
        }
        return nil
    }

    /// The value on top of the stack, which has all its parts.
    private mutating func finish() -> GobValue? {
        guard let frame = frames.popLast() else { return nil }
        switch frame.node.kind {
        case .structure: return .structure(GobStruct(fields: frame.fields))
        case .array: return .array(frame.elements)
        case .map: return .map(frame.entries)
        default: return .slice(frame.elements)
        }
    }
}
