/// The elements of a slice or array, the bytes of a []byte, or the keys and values of a map in turn.
struct DirectElements: UnkeyedDecodingContainer {
    private let decoder: DirectDecoder
    private let cursor: ElementCursor
    /// The bytes when it is a []byte.
    private let bytes: [UInt8]?

    init(_ decoder: DirectDecoder) throws {
        self.decoder = decoder
        let session = decoder.session
        let node = session.state.table.nodes[decoder.node]
        guard decoder.isPresent else {
            switch decoder.kind {
            case nil, .slice, .array, .map, .bytes: break
            default: throw decoder.mismatch("slice")
            }
            bytes = nil
            cursor = ElementCursor(nodes: [], count: 0, place: 0)
            return
        }
        session.input.move(to: decoder.place)
        switch node.kind {
        case .bytes:
            let block = try session.input.block()
            bytes = block
            decoder.endPlace = session.input.position
            cursor = ElementCursor(nodes: [GobTypeID.uint], count: block.count, place: 0)
            return
        case .slice, .array:
            let count = try session.input.length()
            cursor = ElementCursor(nodes: [node.first], count: count, place: session.input.position)
        case .map:
            let count = try session.input.length()
            cursor = ElementCursor(nodes: [node.first, node.second], count: 2 * count, place: session.input.position)
        default: throw decoder.mismatch("slice")
        }
        bytes = nil
        decoder.elements = cursor
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { cursor.count }
    var isAtEnd: Bool { cursor.index >= cursor.count }
    var currentIndex: Int { cursor.index }

    private func checkEnd() throws {
        if isAtEnd {
            throw GobError.invalidValue("there are only \(cursor.count) elements", path: decoder.path)
        }
    }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try checkEnd()
        let path = { [decoder, cursor] in decoder.path("\(cursor.index)") }
        if let bytes {
            guard let value = try integer(of: bytes[cursor.index], type) else { throw decoder.mismatch("\(type)") }
            cursor.index += 1
            return value
        }
        let node = cursor.nodes[cursor.index % cursor.nodes.count]
        let place = cursor.place
        do {
            let value: T
            if let simple = try decoder.simple(type, node, place) {
                value = simple
            } else {
                let child = DirectDecoder(
                    decoder.session,
                    node,
                    place: place,
                    parent: decoder,
                    index: cursor.index
                )
                value = try child.unbox(type)
            }
            cursor.place = decoder.session.input.position
            cursor.index += 1
            return value
        } catch {
            throw decoder.locate(error, type, path())
        }
    }

    private func integer<T: Decodable>(of byte: UInt8, _ type: T.Type) throws -> T? {
        if T.self == UInt8.self { return DirectDecoder.same(byte, type) }
        guard let type = type as? any (FixedWidthInteger & Decodable).Type, !type.isSigned else { return nil }
        return type.init(exactly: byte) as? T
    }

    private mutating func child() throws -> DirectDecoder {
        try checkEnd()
        guard bytes == nil else { throw decoder.mismatch("slice") }
        let session = decoder.session
        let node = cursor.nodes[cursor.index % cursor.nodes.count]
        let child = DirectDecoder(session, node, place: cursor.place, parent: decoder, index: cursor.index)
        session.input.move(to: cursor.place)
        try session.state.skipFlat(node, &session.input)
        cursor.place = session.input.position
        cursor.index += 1
        return child
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try child().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try child().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try child() }
}
