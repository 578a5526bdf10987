/// Passes over a value of any type without keeping anything of it, with a stack of its own.
///
/// What stands in interfaces is passed over by its type, never by the count of bytes before it: that covers the value
/// only up to the next type definition.
struct SkippingMachine: Sendable {
    private struct Frame: Sendable {
        let node: TypeTable.Node
        var remaining = 0
        var field = -1
        var isValueNext = false
    }

    private var frames: [Frame] = []

    /// Whether a value was begun and not finished.
    var isBusy: Bool { !frames.isEmpty }

    /// Passes over a value; false when a message is missing, and ``resume(_:_:)`` is due.
    mutating func skip(_ node: Int, _ state: inout StreamState, _ input: inout WireInput) throws(GobError) -> Bool {
        try begin(node, &state, &input)
        return try resume(&state, &input)
    }

    /// Goes on with the value.
    mutating func resume(_ state: inout StreamState, _ input: inout WireInput) throws(GobError) -> Bool {
        while let top = frames.indices.last {
            let node = frames[top].node
            switch node.kind {
            case .structure:
                if let field = try state.nextField(after: frames[top].field, of: node.second, &input) {
                    frames[top].field = field
                    try begin(state.table.memberNodes[node.first + field], &state, &input)
                } else {
                    frames.removeLast()
                }
            case .map where frames[top].isValueNext:
                frames[top].isValueNext = false
                try begin(node.second, &state, &input)
            case .slice, .array, .map:
                guard frames[top].remaining > 0 else {
                    frames.removeLast()
                    continue
                }
                frames[top].remaining -= 1
                frames[top].isValueNext = node.kind == .map
                try begin(node.first, &state, &input)
            case .interface:
                if frames[top].isValueNext {
                    frames.removeLast()
                    continue
                }
                guard let type = try state.nextValueType(&input, inInterface: true) else { return false }
                frames[top].isValueNext = true
                _ = try input.unsigned()
                try begin(try state.begin(type, &input), &state, &input)
            default: frames.removeLast()
            }
        }
        return true
    }

    private mutating func begin(
        _ number: Int,
        _ state: inout StreamState,
        _ input: inout WireInput
    ) throws(GobError) {
        let node = state.table.nodes[number]
        if node.isFlat, frames.count + node.height <= state.limits.depth {
            return try state.skipFlat(number, &input)
        }
        guard frames.count < state.limits.depth else { throw .tooDeep(limit: state.limits.depth, offset: input.offset) }
        var frame = Frame(node: node)
        switch node.kind {
        case .slice, .array: frame.remaining = try state.count(of: node, &input)
        case .map: frame.remaining = try state.count(&input)
        case .interface: if try state.interfaceName(&input).isEmpty { return }
        case .structure: break
        default: return try state.skipFlat(number, &input)
        }
        frames.append(frame)
    }
}
