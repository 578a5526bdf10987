/// Writes and reads the fields of structs where they lie in memory: a hot kernel.
///
/// Offsets come from `MemoryLayout.offset(of:)`, and operations from the types of the properties there: that is what
/// makes it safe to take the memory for values of these types.
enum SchemaKernel {
    @inline(__always)
    private static func value<T>(_ place: UnsafeRawPointer, _: T.Type) -> T {
        unsafe place.assumingMemoryBound(to: T.self).pointee
    }

    @inline(__always)
    private static func set<T>(_ place: UnsafeMutableRawPointer, _ value: T) {
        unsafe place.assumingMemoryBound(to: T.self).pointee = value
    }

    @inline(__always)
    private static func signed(_ operation: CodecOperation, _ place: UnsafeRawPointer) -> Int64 {
        switch operation {
        case .int8: Int64(unsafe value(place, Int8.self))
        case .int16: Int64(unsafe value(place, Int16.self))
        case .int32: Int64(unsafe value(place, Int32.self))
        default: unsafe value(place, Int64.self)
        }
    }

    @inline(__always)
    private static func unsigned(_ operation: CodecOperation, _ place: UnsafeRawPointer) -> UInt64 {
        switch operation {
        case .uint8: UInt64(unsafe value(place, UInt8.self))
        case .uint16: UInt64(unsafe value(place, UInt16.self))
        case .uint32: UInt64(unsafe value(place, UInt32.self))
        default: unsafe value(place, UInt64.self)
        }
    }

    /// Writes all fields of a struct that are not zero, and its end.
    static func writeFields(
        _ steps: [WriteStep],
        _ base: UnsafeRawPointer,
        _ output: inout WireOutput
    ) throws(GobError) {
        var last = -1
        var index = 0
        while index < steps.count {
            let place = unsafe base + steps[index].offset
            let operation = steps[index].operation
            let distance = UInt64(truncatingIfNeeded: index &- last)
            switch operation {
            case .int8, .int16, .int32, .int64:
                let value = unsafe signed(operation, place)
                if value != 0 {
                    output.unsigned(distance)
                    output.signed(value)
                    last = index
                }
            case .uint8, .uint16, .uint32, .uint64:
                let value = unsafe unsigned(operation, place)
                if value != 0 {
                    output.unsigned(distance)
                    output.unsigned(value)
                    last = index
                }
            case .string:
                let text = unsafe place.assumingMemoryBound(to: String.self)
                if unsafe !text.pointee.isEmpty {
                    output.unsigned(distance)
                    unsafe output.text(text.pointee)
                    last = index
                }
            case .other:
                do throws(GobError) {
                    if try unsafe steps[index].core.writeField(place, distance: index &- last, &output) { last = index }
                } catch {
                    throw error.within(steps[index].name)
                }
            default:
                if unsafe !isZero(operation, place) {
                    output.unsigned(distance)
                    try unsafe write(operation, place, &output)
                    last = index
                }
            }
            index &+= 1
        }
        output.unsigned(0)
    }

    /// Whether a value of a simple type is zero.
    static func isZero(_ operation: CodecOperation, _ place: UnsafeRawPointer) -> Bool {
        switch operation {
        case .bool: unsafe !value(place, Bool.self)
        case .int8, .int16, .int32, .int64: unsafe signed(operation, place) == 0
        case .uint8, .uint16, .uint32, .uint64: unsafe unsigned(operation, place) == 0
        case .float: unsafe value(place, Double.self) == 0
        case .float32: unsafe value(place, Float.self) == 0
        case .complex: unsafe value(place, GobComplex.self) == GobComplex()
        case .string: unsafe value(place, String.self).isEmpty
        case .bytes: unsafe value(place, [UInt8].self).isEmpty
        case .time: unsafe value(place, GobTime.self) == .zero
        case .strings: unsafe value(place, [String].self).isEmpty
        case .ints: unsafe value(place, [Int64].self).isEmpty
        case .floats: unsafe value(place, [Double].self).isEmpty
        case .stringMap: unsafe value(place, [String: String].self).isEmpty
        case .other, .skip: false
        }
    }

    /// Writes a value of a simple type.
    static func write(
        _ operation: CodecOperation,
        _ place: UnsafeRawPointer,
        _ output: inout WireOutput
    ) throws(GobError) {
        switch operation {
        case .bool: output.unsigned(unsafe value(place, Bool.self) ? 1 : 0)
        case .int8, .int16, .int32, .int64: output.signed(unsafe signed(operation, place))
        case .uint8, .uint16, .uint32, .uint64: output.unsigned(unsafe unsigned(operation, place))
        case .float: output.float(unsafe value(place, Double.self))
        case .float32: output.float(Double(unsafe value(place, Float.self)))
        case .complex:
            output.float(unsafe value(place, GobComplex.self).real)
            output.float(unsafe value(place, GobComplex.self).imaginary)
        case .string: output.text(unsafe value(place, String.self))
        case .bytes: output.block(unsafe value(place, [UInt8].self))
        case .time:
            guard unsafe value(place, GobTime.self).write(&output) else {
                throw .invalidValue("a time beyond Go's range", path: "")
            }
        case .strings:
            let texts = unsafe place.assumingMemoryBound(to: [String].self)
            unsafe output.unsigned(UInt64(truncatingIfNeeded: texts.pointee.count))
            for text in unsafe texts.pointee { output.text(text) }
        case .ints:
            let numbers = unsafe place.assumingMemoryBound(to: [Int64].self)
            unsafe output.unsigned(UInt64(truncatingIfNeeded: numbers.pointee.count))
            for number in unsafe numbers.pointee { output.signed(number) }
        case .floats:
            let numbers = unsafe place.assumingMemoryBound(to: [Double].self)
            unsafe output.unsigned(UInt64(truncatingIfNeeded: numbers.pointee.count))
            for number in unsafe numbers.pointee { output.float(number) }
        case .stringMap:
            let entries = unsafe place.assumingMemoryBound(to: [String: String].self)
            unsafe output.unsigned(UInt64(truncatingIfNeeded: entries.pointee.count))
            for (key, value) in unsafe entries.pointee {
                output.text(key)
                output.text(value)
            }
        case .other, .skip: break
        }
    }

    /// Reads a value of any type.
    @inline(__always)
    static func read(
        _ step: ReadStep,
        _ place: UnsafeMutableRawPointer,
        _ input: inout SchemaInput
    ) throws(GobError) {
        if step.operation == .other {
            try unsafe step.core?.read(place, step, &input)
        } else {
            try unsafe read(step.operation, place, &input)
        }
    }

    /// Reads a value of a simple type.
    @inline(__always)
    static func read(
        _ operation: CodecOperation,
        _ place: UnsafeMutableRawPointer,
        _ input: inout SchemaInput
    ) throws(GobError) {
        switch operation {
        case .bool: unsafe set(place, try input.wire.unsigned() != 0)
        case .int64: unsafe set(place, try input.wire.signed())
        case .int8: unsafe set(place, try fit(try input.wire.signed(), Int8.self))
        case .int16: unsafe set(place, try fit(try input.wire.signed(), Int16.self))
        case .int32: unsafe set(place, try fit(try input.wire.signed(), Int32.self))
        case .uint64: unsafe set(place, try input.wire.unsigned())
        case .uint8: unsafe set(place, try fit(try input.wire.unsigned(), UInt8.self))
        case .uint16: unsafe set(place, try fit(try input.wire.unsigned(), UInt16.self))
        case .uint32: unsafe set(place, try fit(try input.wire.unsigned(), UInt32.self))
        case .float: unsafe set(place, try input.wire.float())
        case .float32: unsafe set(place, try float32(try input.wire.float()))
        case .complex: unsafe set(place, try input.wire.complex())
        case .string: unsafe set(place, try input.wire.name())
        case .bytes: unsafe set(place, try input.wire.block())
        case .time: unsafe set(place, try input.wire.time())
        case .strings: unsafe set(place, try input.strings())
        case .ints: unsafe set(place, try input.integers())
        case .floats: unsafe set(place, try input.floats())
        case .stringMap: unsafe set(place, try input.stringMap())
        case .other, .skip: break
        }
    }

    @inline(__always)
    private static func fit<T: FixedWidthInteger>(_ value: some FixedWidthInteger, _: T.Type) throws(GobError) -> T {
        guard let result = T(exactly: value) else { throw .outOfRange(path: "", value: "\(value)", type: "\(T.self)") }
        return result
    }

    /// As in Go, digits may be lost, and the range must suffice.
    private static func float32(_ value: Double) throws(GobError) -> Float {
        let result = Float(value)
        if result.isInfinite, value.isFinite { throw .outOfRange(path: "", value: "\(value)", type: "Float") }
        return result
    }

    /// Reads the fields of a struct into one whose fields are zero.
    static func readFields(
        _ plan: ReadPlan,
        _ base: UnsafeMutableRawPointer,
        _ input: inout SchemaInput
    ) throws(GobError) {
        let count = plan.steps.count
        var field = -1
        while input.wire.available > 0 {
            let delta = try input.wire.unsigned()
            if delta == 0 { return }
            guard delta < UInt64(truncatingIfNeeded: count &- field) else {
                throw .fieldOutOfBounds(Int(clamping: delta), count: count, offset: input.wire.offset)
            }
            field &+= Int(truncatingIfNeeded: delta)
            let operation = plan.steps[field].operation
            let place = unsafe base + plan.steps[field].offset
            switch operation {
            case .other:
                do throws(GobError) {
                    try unsafe plan.steps[field].core?.read(place, plan.steps[field], &input)
                } catch {
                    throw error.within(plan.names[field])
                }
            case .skip: try input.skip(plan.steps[field].node)
            default:
                do throws(GobError) {
                    try unsafe read(operation, place, &input)
                } catch {
                    throw error.within(plan.names[field])
                }
            }
        }
    }
}

extension SchemaInput {
    /// Passes over a value of an unwanted field.
    mutating func skip(_ node: Int) throws(GobError) {
        if state.table.nodes[node].isFlat { return try state.skipFlat(node, &wire) }
        var machine = SkippingMachine()
        guard try machine.skip(node, &state, &wire) else { throw .truncated(offset: wire.base + wire.count) }
    }
}

/// The commonest collections. A count that is a lie costs no more than its 4,096 elements beyond the bytes that came.
extension SchemaInput {
    @inline(never)
    fileprivate mutating func strings() throws(GobError) -> [String] {
        let count = try state.count(&wire)
        var texts: [String] = []
        texts.reserveCapacity(min(count, 4_096))
        for _ in 0..<count { texts.append(try wire.repairedText()) }
        return texts
    }

    @inline(never)
    fileprivate mutating func integers() throws(GobError) -> [Int64] {
        let count = try state.count(&wire)
        var numbers: [Int64] = []
        numbers.reserveCapacity(min(count, 4_096))
        for _ in 0..<count { numbers.append(try wire.signed()) }
        return numbers
    }

    @inline(never)
    fileprivate mutating func floats() throws(GobError) -> [Double] {
        let count = try state.count(&wire)
        var numbers: [Double] = []
        numbers.reserveCapacity(min(count, 4_096))
        for _ in 0..<count { numbers.append(try wire.float()) }
        return numbers
    }

    @inline(never)
    fileprivate mutating func stringMap() throws(GobError) -> [String: String] {
        let count = try state.count(&wire)
        var entries: [String: String] = [:]
        entries.reserveCapacity(min(count, 1_024))
        for _ in 0..<count {
            let key = try wire.repairedText()
            entries[key] = try wire.repairedText()
        }
        return entries
    }
}

extension WireInput {
    mutating func complex() throws(GobError) -> GobComplex {
        let real = try float()
        return GobComplex(real: real, imaginary: try float())
    }

    mutating func time() throws(GobError) -> GobTime {
        var count = 0
        let time = try block { bytes in
            count = bytes.count
            return GobTime(bytes)
        }
        guard let time else { throw .malformedContents("\(count) bytes that are no time.Time", path: "") }
        return time
    }
}
