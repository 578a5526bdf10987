/// Takes the elements of a slice, or the keys and values of a dictionary in turn.
struct ElementWriter: UnkeyedEncodingContainer {
    private let encoder: ValueEncoder
    private(set) var count = 0
    private var key: EncodedNode?

    init(_ encoder: ValueEncoder) {
        self.encoder = encoder
        encoder.node.content = encoder.isDictionary ? .pairs : .list
        encoder.node.type = encoder.isDictionary ? .map(.unknown, .unknown) : .slice(.unknown)
    }

    var codingPath: [any CodingKey] { encoder.codingPath }

    private mutating func add(_ node: EncodedNode) throws {
        count += 1
        let type: ObservedType
        switch encoder.node.content {
        case .list:
            encoder.node.list.append(node)
            type = .slice(node.type)
        case .pairs:
            guard let first = key else { return key = node }
            key = nil
            encoder.node.pairs.append((first, node))
            type = .map(first.type, node.type)
        default: return
        }
        guard let merged = encoder.node.type.merged(with: type) else {
            let path = GobError.path(codingPath + [IndexKey(count - 1)])
            throw GobError.invalidValue("the elements are of different types", path: path)
        }
        encoder.node.type = merged
    }

    private func child() -> ValueEncoder {
        ValueEncoder(encoder.state, path: PathLink(IndexKey(count), encoder.link), owner: encoder.owner)
    }

    mutating func encodeNil() throws { try add(EncodedNode()) }
    mutating func encode<T: Encodable>(_ value: T) throws { try add(try child().box(value)) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let child = child()
        let container = child.container(keyedBy: type)
        try? add(child.node)
        return container
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let child = child()
        let container = child.unkeyedContainer()
        try? add(child.node)
        return container
    }

    mutating func superEncoder() -> any Encoder {
        let child = child()
        try? add(child.node)
        return child
    }
}
