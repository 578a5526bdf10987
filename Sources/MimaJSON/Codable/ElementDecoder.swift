/// Decodes the elements of an array one after the other, as the text is read on.
struct ElementDecoder: UnkeyedDecodingContainer {
    private let decoder: ValueDecoder
    /// Where the next element begins; the array's closing bracket behind the last.
    private var next: Int
    private(set) var currentIndex = 0

    init(_ decoder: ValueDecoder) {
        self.decoder = decoder
        next = decoder.value.found.lower + 1
        skipSeparators()
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { decoder.value.count }
    private(set) var isAtEnd = false

    private mutating func skipSeparators() {
        (next, isAtEnd) = decoder.value.reading { text in
            var i = next
            while i < text.count, text[i] <= 0x20 || text[i] == 0x2C { i += 1 }
            return (i, text[i] == 0x5D || i >= text.count)
        }
    }

    /// The next element, which is passed only when `body` has read it.
    private mutating func element<T>(_ body: (ValueDecoder) throws -> T) throws -> T {
        let steps = CodingSteps(CodingStep(intValue: currentIndex), after: decoder.steps)
        guard !isAtEnd, let found = decoder.value.reading({ $0.value(at: next) }) else {
            let context = DecodingError.Context(
                codingPath: Optional(steps).codingPath,
                debugDescription: "the array has only \(currentIndex) elements"
            )
            throw DecodingError.valueNotFound(T.self, context)
        }
        let result = try body(ValueDecoder(JSONValue(text: decoder.value.text, found), steps: steps))
        next = found.upper
        currentIndex += 1
        skipSeparators()
        return result
    }

    mutating func decodeNil() throws -> Bool {
        let start = next
        let index = currentIndex
        let isNull = try element { $0.decodeNil() }
        if !isNull {
            next = start
            currentIndex = index
            isAtEnd = false
        }
        return isNull
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try element { try $0.bool() } }
    mutating func decode(_ type: String.Type) throws -> String { try element { try $0.string() } }
    mutating func decode(_ type: Double.Type) throws -> Double { try element { try $0.double() } }
    mutating func decode(_ type: Float.Type) throws -> Float { try element { try $0.float() } }
    mutating func decode(_ type: Int.Type) throws -> Int { try element { try $0.integer(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try element { try $0.integer(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try element { try $0.integer(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try element { try $0.integer(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try element { try $0.integer(type) } }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try element { try $0.integer(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try element { try $0.integer(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try element { try $0.integer(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try element { try $0.integer(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try element { try $0.integer(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try element { try $0.integer(type) } }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try element { try $0.integer(type) } }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try element { try $0.unwrap(type) } }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try element { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try element { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try element { $0 } }
}
