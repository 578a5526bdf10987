/// The elements of a slice or array, the bytes of a []byte, or the keys and values of a map in turn.
struct ElementReader: UnkeyedDecodingContainer {
    private let decoder: ValueDecoder
    private let values: [GobValue]
    private let types: [Int]
    private(set) var currentIndex = 0

    init(_ decoder: ValueDecoder) throws {
        self.decoder = decoder
        let shape = decoder.context.types[decoder.type]?.shape
        switch decoder.value {
        case .slice(let elements), .array(let elements): (values, types) = (elements, shape?.parts ?? [])
        case .bytes(let bytes): (values, types) = (bytes.map { .uint(UInt64($0)) }, [GobTypeID.uint])
        case .map(let entries): (values, types) = (entries.flatMap { [$0.key, $0.value] }, shape?.parts ?? [])
        case nil:
            switch shape {
            case .slice, .array, .map: break
            default:
                guard [0, GobTypeID.bytes].contains(decoder.type) else { throw decoder.mismatch("slice") }
            }
            (values, types) = ([], [])
        default: throw decoder.mismatch("slice")
        }
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex >= values.count }

    private mutating func next() throws -> ValueDecoder {
        let index = currentIndex
        guard index < values.count else {
            throw GobError.invalidValue("there are only \(values.count) elements", path: decoder.path)
        }
        currentIndex += 1
        return ValueDecoder(
            value: values[index],
            type: types.isEmpty ? 0 : types[index % types.count],
            path: PathLink(IndexKey(index), decoder.link),
            context: decoder.context
        )
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, case .interface(nil) = values[currentIndex] else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().unbox(type) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
