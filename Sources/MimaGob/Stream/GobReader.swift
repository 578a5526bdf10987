/// Reads the values of a stream as its bytes arrive, whatever their types.
///
/// A value can span several messages; its bytes are kept until it is whole. Of a finished value nothing is kept but the
/// types that were defined.
///
/// ```swift
/// var reader = GobReader()
/// reader.append(bytes)
/// while let item = try reader.next() { print(item.value) }
/// try reader.finish()
/// ```
public struct GobReader: Sendable {
    private var buffer: [UInt8] = []
    private var position = 0
    /// Where the message ends that `position` is in.
    private var end = 0
    /// The offset in the stream of the buffer's first byte.
    private var base = 0
    private var state: StreamState
    /// The value that is being read, and its type, while a message of it is missing.
    private var machine = ValueMachine()
    private var type = 0
    private var skipping = SkippingMachine()
    /// Whether types were defined and no value came after them.
    private var awaitsValue = false
    private var failure: GobError?

    /// Makes a reader of a stream from its beginning.
    ///
    /// - Parameters:
    ///   - limits: What the stream may ask for.
    ///   - allowsRedefinition: Whether a type id may be defined again: in files to which several runs of a program have
    ///     appended, where each starts anew. Go's decoder refuses them.
    public init(limits: GobLimits = .standard, allowsRedefinition: Bool = false) {
        state = StreamState(limits: limits, allowsRedefinition: allowsRedefinition)
    }

    /// The types that the stream has defined so far, by id.
    public var types: [Int: GobType] { state.table.completeDefinitions }

    /// The same without companions, at no cost.
    var definitions: [Int: GobType] { state.table.definitions }

    /// The ids of the types, in the order of their definitions.
    public var typeOrder: [Int] { state.table.order }

    /// The offset in the stream of the first byte that belongs to no value yet.
    public var offset: Int { base + position }

    /// Adds bytes of the stream.
    public mutating func append(_ bytes: Span<UInt8>) {
        discardRead()
        buffer.reserveCapacity(buffer.count + bytes.count)
        for index in bytes.indices { buffer.append(bytes[index]) }
    }

    /// Adds bytes of the stream.
    public mutating func append(_ bytes: some Sequence<UInt8>) {
        discardRead()
        if buffer.isEmpty, let bytes = bytes as? [UInt8] {
            // A whole stream is not copied.
            buffer = bytes
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    /// Drops what was read, once it is the larger part: so each byte is moved a few times at most, however small the
    /// pieces are.
    private mutating func discardRead() {
        guard position > buffer.count / 2 else { return }
        if position == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
        } else {
            buffer.removeSubrange(..<position)
        }
        base += position
        end -= position
        position = 0
    }

    /// The next value, or nil when the bytes so far do not hold one.
    ///
    /// A value that spans several messages is read as they arrive; what has been read of it is not read again.
    ///
    /// - Throws: `GobError` when the stream is wrong; it is of no use from there on.
    public mutating func next() throws(GobError) -> GobItem? {
        if skipping.isBusy, try skip() == nil { return nil }
        return try advance { reader, input throws(GobError) in
            let value: GobValue?
            if reader.machine.isBusy {
                value = try reader.machine.resume(&reader.state, &input)
            } else {
                guard let node = try reader.begin(&input) else { return nil }
                value = try reader.machine.read(node, &reader.state, &input)
            }
            guard let value else { return nil }
            return GobItem(type: reader.type, value: value)
        }
    }

    /// Passes over the next value without keeping it: the id of its type, or nil when the bytes so far do not hold it.
    ///
    /// - Throws: `GobError` when the stream is wrong; it is of no use from there on.
    public mutating func skip() throws(GobError) -> Int? {
        if machine.isBusy { return try next()?.type }
        return try advance { reader, input throws(GobError) in
            let isDone: Bool
            if reader.skipping.isBusy {
                isDone = try reader.skipping.resume(&reader.state, &input)
            } else {
                guard let node = try reader.begin(&input) else { return nil }
                isDone = try reader.skipping.skip(node, &reader.state, &input)
            }
            return isDone ? reader.type : nil
        }
    }

    /// The node of the next value.
    private mutating func begin(_ input: inout WireInput) throws(GobError) -> Int? {
        let start = input.offset
        guard let type = try state.nextValueType(&input, inInterface: false) else {
            if input.offset > start { awaitsValue = true }
            return nil
        }
        self.type = type
        state.elementsLeft = state.limits.elementCount
        awaitsValue = true
        return try state.begin(type, &input)
    }

    /// Reads on where the last call stopped. A result means that a value is finished.
    private mutating func advance<R>(
        _ body: (inout GobReader, inout WireInput) throws(GobError) -> R?
    ) throws(GobError) -> R? {
        if let failure { throw failure }
        if buffer.count == position { return nil }
        let bytes = buffer
        do throws(GobError) {
            return try WireInput.withBytes(of: bytes, base: base, position: position, end: end) {
                input throws(GobError) in
                let result = try body(&self, &input)
                if result != nil {
                    // Go passes over what is left of the message.
                    input.finishMessage()
                    awaitsValue = false
                }
                position = input.position
                end = input.end
                return result
            }
        } catch {
            failure = error
            throw error
        }
    }

    /// Says that no more bytes come.
    ///
    /// - Throws: `GobError.truncated` when the last value is not whole, or type definitions are followed by none.
    public func finish() throws(GobError) {
        if let failure { throw failure }
        if position < buffer.count || awaitsValue { throw .truncated(offset: base + buffer.count) }
    }

    /// Reads a whole stream.
    ///
    /// - Throws: `GobError` at the first thing that is wrong.
    public static func items(in bytes: [UInt8], limits: GobLimits = .standard) throws(GobError) -> [GobItem] {
        var reader = GobReader(limits: limits)
        reader.append(bytes)
        var items: [GobItem] = []
        while let item = try reader.next() { items.append(item) }
        try reader.finish()
        return items
    }
}
