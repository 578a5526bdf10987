/// Decodes one value from the bytes of its message.
final class DirectDecoder: Decoder {
    let session: DirectSession
    let node: Int
    /// Where the value begins; -1 when it is one that Go did not send: zero.
    let place: Int
    let parent: DirectDecoder?
    let name: String
    let index: Int?

    @safe @exclusivity(unchecked) var foundationKind = DirectSession.FoundationKind.other

    // Of a struct: where the next field's number stands, the last field that was passed, and the one whose value is
    // next, if its number was read.
    @safe @exclusivity(unchecked) private var cursor: Int
    @safe @exclusivity(unchecked) private var lastField = -1
    @safe @exclusivity(unchecked) private var pendingField = -1
    @safe @exclusivity(unchecked) private var valuePlace = 0
    @safe @exclusivity(unchecked) private var hasEnded = false
    private var isStructure = false
    /// Which key is asked for next, probably.
    @safe @exclusivity(unchecked) var guess = 0
    @safe @exclusivity(unchecked) private(set) var hasAsked = false
    @safe @exclusivity(unchecked) private(set) var hasMatched = false

    /// Of a slice: what is left of it.
    var elements: ElementCursor?
    /// Where a value ends that was read as a whole.
    @safe @exclusivity(unchecked) var endPlace = -1

    init(
        _ session: DirectSession,
        _ node: Int,
        place: Int,
        parent: DirectDecoder? = nil,
        name: String = "",
        index: Int? = nil
    ) {
        self.session = session
        self.node = node
        self.place = place
        self.parent = parent
        self.name = name
        self.index = index
        cursor = place
    }

    var isPresent: Bool { place >= 0 }
    var kind: TypeTable.Kind? { node == 0 ? nil : session.state.table.nodes[node].kind }

    var codingPath: [any CodingKey] {
        var keys: [any CodingKey] = []
        var next: DirectDecoder? = self
        while let decoder = next, decoder.parent != nil {
            keys.append(decoder.index.map { IndexKey($0) } ?? IndexKey(stringValue: decoder.name))
            next = decoder.parent
        }
        return keys.reversed()
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var path: String { GobError.path(codingPath) }

    func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func mismatch(_ expected: String) -> GobError {
        .typeMismatch(path: path, found: kind.map { "\($0)" } ?? "nothing", expected: expected)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        switch kind {
        case .structure:
            isStructure = true
            guess = 0
            return KeyedDecodingContainer(
                DirectFields<Key>(decoder: self, map: session.keyMap(ObjectIdentifier(type), node))
            )
        case .map: return KeyedDecodingContainer(try DirectEntries<Key>(self))
        case nil:
            return KeyedDecodingContainer(
                DirectFields<Key>(decoder: self, map: session.keyMap(ObjectIdentifier(type), 0))
            )
        default: throw mismatch("struct or map")
        }
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try DirectElements(self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { DirectSingle(self) }

    /// Finds the value of a field: where it begins, -1 when it was not sent. It becomes the next value that is read.
    @inline(__always)
    func find(_ field: Int, _ hasMembers: Bool) throws -> Int {
        if field < 0 {
            if hasMembers { hasAsked = true }
            return -1
        }
        hasAsked = true
        hasMatched = true
        if place < 0 { return -1 }
        if pendingField == field { return valuePlace }
        return try seek(field)
    }

    @inline(never)
    private func seek(_ field: Int) throws -> Int {
        if field <= lastField {
            // It was passed: from the start again.
            lastField = -1
            cursor = place
            pendingField = -1
            hasEnded = false
        }
        while true {
            if pendingField < 0 {
                if hasEnded { return -1 }
                try readNumber()
                if hasEnded { return -1 }
            }
            if pendingField == field { return valuePlace }
            if pendingField > field { return -1 }
            try passPending()
        }
    }

    private func readNumber() throws {
        session.input.move(to: cursor)
        let structure = session.state.table.nodes[node]
        if let next = try session.state.nextField(after: lastField, of: structure.second, &session.input) {
            pendingField = next
            valuePlace = session.input.position
        } else {
            hasEnded = true
            cursor = session.input.position
        }
    }

    private func passPending() throws {
        session.input.move(to: valuePlace)
        try session.state.skipFlat(memberNode(pendingField), &session.input)
        consumed()
    }

    func memberNode(_ field: Int) -> Int {
        field < 0 ? 0 : session.state.table.memberNodes[session.state.table.nodes[node].first &+ field]
    }

    /// Says that the value that was found was read to its end.
    @inline(__always)
    func consumed() {
        cursor = session.input.position
        lastField = pendingField
        pendingField = -1
    }

    /// Goes to the end of the value, however much of it was asked for.
    func finish() throws {
        guard place >= 0 else { return }
        if isStructure {
            while !hasEnded {
                if pendingField < 0 { try readNumber() } else { try passPending() }
            }
            session.input.move(to: cursor)
        } else if let elements {
            try elements.finish(session)
        } else if endPlace >= 0 {
            session.input.move(to: endPlace)
        } else {
            session.input.move(to: place)
            try session.state.skipFlat(node, &session.input)
        }
    }

    /// The whole of a value of `T`, whatever way it is decoded; it ends where the input stands then.
    func unbox<T: Decodable>(_ type: T.Type) throws -> T {
        guard session.depth < DecodingSession.maximumDepth else {
            throw GobError.tooDeep(limit: DecodingSession.maximumDepth, offset: session.input.offset)
        }
        session.depth += 1
        defer { session.depth -= 1 }
        if kind == .opaque { foundationKind = session.foundationKind(of: type) }
        let result = try T(from: self)
        if hasAsked, !hasMatched { throw GobError.noFieldsMatched(path: path, type: "\(type)") }
        try finish()
        return result
    }
}

/// What is left of the elements of a slice.
final class ElementCursor {
    let nodes: [Int]
    let count: Int
    @safe @exclusivity(unchecked) var index = 0
    @safe @exclusivity(unchecked) var place: Int

    init(nodes: [Int], count: Int, place: Int) {
        self.nodes = nodes
        self.count = count
        self.place = place
    }

    func finish(_ session: DirectSession) throws {
        session.input.move(to: place)
        while index < count {
            try session.state.skipFlat(nodes[index % nodes.count], &session.input)
            index += 1
        }
        place = session.input.position
    }
}
