/// What reading a stream has to remember: the types, what may be asked for, and how much of it was.
struct StreamState: Sendable {
    var table = TypeTable()
    let limits: GobLimits
    let allowsRedefinition: Bool
    /// How many elements the current value may still have.
    var elementsLeft = 0

    init(limits: GobLimits, allowsRedefinition: Bool = false) {
        self.limits = limits
        self.allowsRedefinition = allowsRedefinition
    }

    /// Reads up to the id of the next value, taking in the type definitions before it; nil at the end of the bytes.
    ///
    /// Within an interface a definition may be followed by the value in the same message, after a count of bytes,
    /// which says nothing when there are further definitions inside: it is passed over.
    @inline(__always)
    mutating func nextValueType(_ input: inout WireInput, inInterface: Bool) throws(GobError) -> Int? {
        while true {
            if input.available == 0 {
                guard try input.nextMessage(limit: limits.messageByteCount) else { return nil }
            }
            let start = input.offset
            let id = try input.signed()
            guard id < 0 else { return Int(clamping: id) }
            try define(id, at: start, &input, inInterface: inInterface)
        }
    }

    @inline(never)
    private mutating func define(
        _ negative: Int64,
        at start: Int,
        _ input: inout WireInput,
        inInterface: Bool
    ) throws(GobError) {
        guard let id = Int32(exactly: negative).flatMap({ $0 == .min ? nil : Int(-$0) }) else {
            throw .malformedType("has the id \(negative)", offset: start)
        }
        guard id >= 24 else { throw .duplicateType(id: id, offset: start) }
        if table.definitions[id] != nil {
            guard allowsRedefinition else { throw .duplicateType(id: id, offset: start) }
            if !inInterface { table.forgetNodes() }
        }
        guard table.order.count < limits.typeCount else {
            throw .tooManyTypes(limit: limits.typeCount, offset: start)
        }
        let fieldsLeft = max(limits.typeCount.multipliedReportingOverflow(by: 16).partialValue - table.fieldCount, 0)
        table.define(id, try input.typeDefinition(fieldLimit: fieldsLeft))
        if input.available > 0 {
            guard inInterface else { throw .trailingBytes(offset: input.offset) }
            _ = try input.unsigned()
        }
    }

    /// The node of a value's type, and past the zero before the value if it is no struct.
    @inline(__always)
    mutating func begin(_ type: Int, _ input: inout WireInput) throws(GobError) -> Int {
        let node = try table.node(for: type, offset: input.offset)
        if table.nodes[node].kind == .structure { return node }
        guard try input.unsigned() == 0 else { throw .malformedSingleton(offset: input.offset) }
        return node
    }

    /// The count before the elements of a slice, an array or a map. Each takes a byte at least, but for interfaces
    /// that go on in the next message.
    @inline(__always)
    mutating func count(_ input: inout WireInput) throws(GobError) -> Int {
        let count = try input.length()
        guard count <= elementsLeft else {
            throw .tooManyElements(UInt64(count), limit: limits.elementCount, offset: input.offset)
        }
        elementsLeft &-= count
        return count
    }

    /// The same for a node, whose count is known when it is an array.
    @inline(__always)
    mutating func count(of node: TypeTable.Node, _ input: inout WireInput) throws(GobError) -> Int {
        let count = try count(&input)
        if node.kind == .array, count != node.second {
            throw .arrayCount(found: count, expected: node.second, offset: input.offset)
        }
        return count
    }

    /// The name before the value of an interface; empty for nil.
    mutating func interfaceName(_ input: inout WireInput) throws(GobError) -> String {
        let name = try input.name()
        guard name.utf8.count <= 1_024 else {
            throw .interfaceNameLength(name.utf8.count, offset: input.offset)
        }
        return name
    }

    /// The number of the next field of a struct that has `count` fields, after `field`; nil at its end.
    @inline(__always)
    func nextField(after field: Int, of count: Int, _ input: inout WireInput) throws(GobError) -> Int? {
        // Go lets the end of the message end a struct too.
        if input.available == 0 { return nil }
        let delta = try input.unsigned()
        if delta == 0 { return nil }
        guard delta < UInt64(truncatingIfNeeded: count &- field) else {
            let number = Int(clamping: delta).addingReportingOverflow(field).partialValue
            throw .fieldOutOfBounds(number, count: count, offset: input.offset)
        }
        return field &+ Int(truncatingIfNeeded: delta)
    }
}
