/// Reads values from the messages at hand.
struct ValueParser {
    /// Why there is no value: the bytes end, or they are wrong.
    enum Stop: Error {
        case needsMore
        case wrong(GobError)
    }

    var input: WireInput
    var table: TypeTable
    let limits: GobLimits
    let allowsRedefinition: Bool
    private var depth = 0
    private var elementsLeft = 0

    init(input: WireInput, table: TypeTable, limits: GobLimits, allowsRedefinition: Bool) {
        self.input = input
        self.table = table
        self.limits = limits
        self.allowsRedefinition = allowsRedefinition
    }

    /// Reads up to the id of the next value, taking in the type definitions before it; nil at the end of the bytes.
    ///
    /// Within an interface a definition may be followed by the value in the same message, after a count of bytes,
    /// which says nothing when there are further definitions inside: it is passed over.
    mutating func nextValueType(inInterface: Bool) throws(GobError) -> Int? {
        while true {
            if input.available == 0 {
                guard try input.nextMessage(limit: limits.messageByteCount) else { return nil }
            }
            let start = input.offset
            let id = try input.signed()
            guard id < 0 else { return Int(clamping: id) }
            try define(id, at: start)
            if input.available > 0 {
                guard inInterface else { throw .trailingBytes(offset: input.offset) }
                _ = try input.unsigned()
            }
        }
    }

    private mutating func define(_ negative: Int64, at start: Int) throws(GobError) {
        guard let id = Int32(exactly: negative).flatMap({ $0 == .min ? nil : Int(-$0) }) else {
            throw .malformedType("has the id \(negative)", offset: start)
        }
        guard id >= 24 else { throw .duplicateType(id: id, offset: start) }
        if table.definitions[id] != nil, !allowsRedefinition { throw .duplicateType(id: id, offset: start) }
        guard table.order.count < limits.typeCount else {
            throw .tooManyTypes(limit: limits.typeCount, offset: start)
        }
        let fieldsLeft = max(limits.typeCount.multipliedReportingOverflow(by: 16).partialValue - table.fieldCount, 0)
        table.define(id, try input.typeDefinition(fieldLimit: fieldsLeft))
    }

    /// Reads the value of a type, with the zero before it if it is no struct.
    mutating func topValue(of type: Int) throws(Stop) -> GobValue {
        elementsLeft = limits.elementCount
        depth = 0
        return try delimitedValue(of: type)
    }

    /// Reads a value that nobody wants, within a value that somebody reads field by field.
    mutating func unwanted(_ plan: Int) throws(Stop) -> GobValue {
        elementsLeft = limits.elementCount
        return try value(plan)
    }

    private mutating func delimitedValue(of type: Int) throws(Stop) -> GobValue {
        let plan = try checked { parser throws(GobError) in
            let plan = try parser.table.plan(for: type, offset: parser.input.offset)
            if case .structure = parser.table.plans[plan] { return plan }
            guard try parser.input.unsigned() == 0 else {
                throw .malformedSingleton(offset: parser.input.offset)
            }
            return plan
        }
        return try value(plan)
    }

    @inline(__always)
    private mutating func checked<R>(_ body: (inout ValueParser) throws(GobError) -> R) throws(Stop) -> R {
        do throws(GobError) { return try body(&self) } catch { throw .wrong(error) }
    }

    private mutating func value(_ plan: Int) throws(Stop) -> GobValue {
        switch table.plans[plan] {
        case .bool: return .bool(try checked { parser throws(GobError) in try parser.input.unsigned() } != 0)
        case .int: return .int(try checked { parser throws(GobError) in try parser.input.signed() })
        case .uint: return .uint(try checked { parser throws(GobError) in try parser.input.unsigned() })
        case .float: return .float(try checked { parser throws(GobError) in try parser.input.float() })
        case .bytes: return .bytes(try checked { parser throws(GobError) in try parser.input.block() })
        case .opaque: return .opaque(try checked { parser throws(GobError) in try parser.input.block() })
        case .string:
            return try checked { parser throws(GobError) in
                if let text = try parser.input.text() { return .string(text) }
                return .rawString(try parser.input.block())
            }
        case .complex:
            return try checked { parser throws(GobError) in
                .complex(real: try parser.input.float(), imaginary: try parser.input.float())
            }
        case .interface: return try nested { parser throws(Stop) in try parser.interface() }
        case .structure(let plan): return try nested { parser throws(Stop) in try parser.structure(plan) }
        case .slice(let element):
            return .slice(try nested { parser throws(Stop) in try parser.elements(element, count: nil) })
        case .array(let element, let count):
            return .array(try nested { parser throws(Stop) in try parser.elements(element, count: count) })
        case .map(let key, let value):
            return .map(try nested { parser throws(Stop) in try parser.entries(key, value) })
        }
    }

    @inline(__always)
    private mutating func nested<R>(_ body: (inout ValueParser) throws(Stop) -> R) throws(Stop) -> R {
        guard depth < limits.depth else { throw .wrong(.tooDeep(limit: limits.depth, offset: input.offset)) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func structure(_ plan: TypeTable.StructPlan) throws(Stop) -> GobValue {
        var fields: [GobStruct.Field] = []
        var field = -1
        // Go lets the end of the message end a struct too.
        while input.available > 0 {
            let delta = try checked { parser throws(GobError) in try parser.input.unsigned() }
            if delta == 0 { break }
            guard delta < UInt64(plan.names.count - field) else {
                let number = Int(clamping: delta).addingReportingOverflow(field).partialValue
                throw .wrong(.fieldOutOfBounds(number, count: plan.names.count, offset: input.offset))
            }
            field += Int(delta)
            if fields.isEmpty { fields.reserveCapacity(plan.names.count - field) }
            fields.append(GobStruct.Field(name: plan.names[field], value: try value(plan.plans[field])))
        }
        return .structure(GobStruct(fields: fields))
    }

    /// The count before the elements of a slice, an array or a map. Each takes a byte at least, but for interfaces
    /// that go on in the next message.
    private mutating func count() throws(Stop) -> Int {
        let count = try checked { parser throws(GobError) in
            let count = try parser.input.unsigned()
            guard count <= UInt64(parser.input.available) else {
                throw .lengthExceedsMessage(count, available: parser.input.available, offset: parser.input.offset)
            }
            guard count <= UInt64(parser.elementsLeft) else {
                throw .tooManyElements(count, limit: parser.limits.elementCount, offset: parser.input.offset)
            }
            return Int(count)
        }
        elementsLeft -= count
        return count
    }

    private mutating func elements(_ element: Int, count expected: Int?) throws(Stop) -> [GobValue] {
        let count = try count()
        if let expected, count != expected {
            throw .wrong(.arrayCount(found: count, expected: expected, offset: input.offset))
        }
        var elements: [GobValue] = []
        // A count that is a lie costs no more than this beyond the bytes that came.
        elements.reserveCapacity(min(count, 4_096))
        for _ in 0..<count { elements.append(try value(element)) }
        return elements
    }

    private mutating func entries(_ key: Int, _ value: Int) throws(Stop) -> [GobMapEntry] {
        let count = try count()
        var entries: [GobMapEntry] = []
        entries.reserveCapacity(min(count, 4_096))
        for _ in 0..<count {
            entries.append(GobMapEntry(key: try self.value(key), value: try self.value(value)))
        }
        return entries
    }

    private mutating func interface() throws(Stop) -> GobValue {
        let name = try checked { parser throws(GobError) in
            let name = try parser.input.name()
            guard name.utf8.count <= 1_024 else {
                throw .interfaceNameLength(name.utf8.count, offset: parser.input.offset)
            }
            return name
        }
        if name.isEmpty { return .interface(nil) }
        let type = try checked { parser throws(GobError) in try parser.nextValueType(inInterface: true) }
        guard let type else { throw .needsMore }
        // The count of bytes covers the value only up to the next type definition: it is of no use.
        _ = try checked { parser throws(GobError) in try parser.input.unsigned() }
        return .interface(GobInterface(name: name, type: type, value: try delimitedValue(of: type)))
    }
}
