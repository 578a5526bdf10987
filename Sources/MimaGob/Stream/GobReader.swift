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
    /// The offset in the stream of the buffer's first byte.
    private var base = 0
    private var table = TypeTable()
    /// Whether types were defined and no value came after them.
    private var awaitsValue = false
    private let limits: GobLimits
    private let allowsRedefinition: Bool

    /// Makes a reader of a stream from its beginning.
    ///
    /// - Parameters:
    ///   - limits: What the stream may ask for.
    ///   - allowsRedefinition: Whether a type id may be defined again: in files to which several runs of a program have
    ///     appended, where each starts anew. Go's decoder refuses them.
    public init(limits: GobLimits = .standard, allowsRedefinition: Bool = false) {
        self.limits = limits
        self.allowsRedefinition = allowsRedefinition
    }

    /// The types that the stream has defined so far, by id.
    public var types: [Int: GobType] { table.completeDefinitions }

    /// The same without companions, at no cost.
    var definitions: [Int: GobType] { table.definitions }

    /// The ids of the types, in the order of their definitions.
    public var typeOrder: [Int] { table.order }

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
        buffer.append(contentsOf: bytes)
    }

    private mutating func discardRead() {
        guard position > 0 else { return }
        if position == buffer.count {
            buffer.removeAll(keepingCapacity: true)
        } else {
            buffer.removeSubrange(..<position)
        }
        base += position
        position = 0
    }

    /// The next value, or nil when the bytes so far do not hold one.
    ///
    /// - Throws: `GobError` when the stream is wrong; it is of no use from there on.
    public mutating func next() throws(GobError) -> GobItem? {
        guard buffer.count - position > 0 else { return nil }
        var parser = ValueParser(
            input: WireInput(buffer, base: base, position: position),
            table: table,
            limits: limits,
            allowsRedefinition: allowsRedefinition
        )
        do throws(ValueParser.Stop) {
            let type: Int?
            do throws(GobError) { type = try parser.nextValueType(inInterface: false) } catch { throw .wrong(error) }
            guard let type else {
                // Definitions that stand alone are kept, and need not be read again.
                table = parser.table
                if parser.input.position > position { awaitsValue = true }
                position = parser.input.position
                return nil
            }
            let value = try parser.topValue(of: type)
            table = parser.table
            position = parser.input.end
            awaitsValue = false
            return GobItem(type: type, value: value)
        } catch {
            switch error {
            case .wrong(let error): throw error
            case .needsMore:
                // The next trial begins at the value's first byte again: its messages are kept until then.
                return nil
            }
        }
    }

    /// Says that no more bytes come.
    ///
    /// - Throws: `GobError.truncated` when the last value is not whole, or type definitions are followed by none.
    public func finish() throws(GobError) {
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
