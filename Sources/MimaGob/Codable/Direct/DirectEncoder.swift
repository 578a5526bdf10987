/// Encodes one value straight into the bytes of its message.
///
/// What Codable tells only afterwards, such as the count of elements, is put in its place then. What this way cannot do
/// (interfaces, nested containers, fields in another order than before) makes it give up, and the whole value goes the
/// other way, by ``ValueEncoder``.
final class DirectEncoder: Encoder {
    let session: DirectEncodingSession
    let type: DirectType
    let owner: Any.Type
    let parent: DirectEncoder?
    let name: String
    var foundationKind = DirectSession.FoundationKind.other

    /// What was asked for so far.
    enum Shape {
        case nothing, single, fields, elements, entries
    }
    @safe @exclusivity(unchecked) var shape = Shape.nothing
    /// Of a struct: its layout, the place of the next key, probably, and the last field's number.
    @safe @exclusivity(unchecked) var layout: DirectLayout?
    @safe @exclusivity(unchecked) var guess = 0
    @safe @exclusivity(unchecked) var lastNumber = -1
    /// Of elements: where they begin, and how many there are.
    @safe @exclusivity(unchecked) var mark = 0
    @safe @exclusivity(unchecked) var count = 0

    init(
        _ session: DirectEncodingSession,
        _ type: DirectType,
        _ owner: Any.Type,
        _ parent: DirectEncoder?,
        _ name: String
    ) {
        self.session = session
        self.type = type
        self.owner = owner
        self.parent = parent
        self.name = name
    }

    var codingPath: [any CodingKey] {
        var keys: [any CodingKey] = []
        var next: DirectEncoder? = self
        while let encoder = next, encoder.parent != nil {
            keys.append(IndexKey(stringValue: encoder.name))
            next = encoder.parent
        }
        return keys.reversed()
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .map = self.type.kind {
            begin(.entries)
            return KeyedEncodingContainer(DirectEntryWriter<Key>(encoder: self))
        }
        layout = self.type.layout(owner, session)
        if layout == nil { _ = session.giveUp() }
        begin(.fields)
        return KeyedEncodingContainer(DirectFieldWriter<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        begin(.elements)
        return DirectElementWriter(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        begin(.single)
        return DirectSingleWriter(encoder: self)
    }

    private func begin(_ newShape: Shape) {
        // A second container of the same kind goes on with the first, as a subclass has it.
        if shape != .nothing, shape != newShape || shape != .fields { _ = session.giveUp() }
        if shape == .nothing { mark = session.output.count }
        shape = newShape
    }

    /// Ends the value; false when it is one that Go leaves out of a struct.
    func finish() throws -> Bool {
        switch shape {
        case .nothing: throw session.giveUp()
        case .single: return true
        case .fields:
            session.output.unsigned(0)
            return true
        case .entries:
            session.output.insert(UInt64(count), at: mark)
            return true
        case .elements:
            guard case .map = type.kind else {
                session.output.insert(UInt64(count), at: mark)
                return count > 0
            }
            guard count % 2 == 0 else { throw session.giveUp() }
            session.output.insert(UInt64(count / 2), at: mark)
            return true
        }
    }

    /// Writes a value of any type; false when it is one that Go leaves out of a struct.
    @discardableResult
    static func write<T: Encodable>(
        _ value: T,
        _ type: DirectType,
        _ session: DirectEncodingSession,
        _ parent: DirectEncoder?,
        _ name: @autoclosure () -> String
    ) throws -> Bool {
        if session.hasGivenUp { throw DirectEncodingSession.GaveUp() }
        if let isSent = try session.writeSimple(value, type) { return isSent }
        guard session.depth < DecodingSession.maximumDepth else {
            throw GobError.tooDeep(limit: DecodingSession.maximumDepth, offset: 0)
        }
        session.depth += 1
        defer { session.depth -= 1 }
        let encoder = DirectEncoder(session, type, T.self, parent, name())
        if type.code == 0 || type.code == 20 { encoder.foundationKind = session.foundationKind(of: T.self) }
        try value.encode(to: encoder)
        return try encoder.finish()
    }
}
