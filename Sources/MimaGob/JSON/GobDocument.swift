/// A whole stream with its types, for converting to JSON and back to the same bytes.
public struct GobDocument: Sendable, Equatable {
    /// The types by id.
    public var types: [Int: GobType]
    /// The values in their order.
    public var items: [GobItem]

    /// Makes a document.
    public init(types: [Int: GobType], items: [GobItem]) {
        self.types = types
        self.items = items
    }

    /// Reads a whole stream.
    public init(stream: [UInt8], limits: GobLimits = .standard) throws(GobError) {
        var reader = GobReader(limits: limits)
        reader.append(stream)
        items = []
        while let item = try reader.next() { items.append(item) }
        try reader.finish()
        types = reader.types
    }

    /// The stream that the document stands for.
    public func stream() throws(GobError) -> [UInt8] { try GobWriter.stream(of: items, types: types) }

    /// The document as JSON that loses nothing: `{"types": […], "values": [{"type": id, "value": …}]}`.
    ///
    /// Values are written by their type: bytes and what a type wrote itself in hexadecimal, maps as pairs, interfaces
    /// as null or `{"name", "type", "value"}`, floats as numbers, or as `{"bits": "…"}` where digits would lose
    /// something, strings that are not UTF-8 as `{"bytes": "…"}`.
    public var json: GobJSON {
        .object([
            .init("types", .array(types.sorted { $0.key < $1.key }.map { Self.json($0.key, $0.value) })),
            .init(
                "values",
                .array(
                    items.map {
                        .object([.init("type", .number("\($0.type)")), .init("value", $0.value.typedJSON)])
                    }
                )
            ),
        ])
    }

    private static func json(_ id: Int, _ type: GobType) -> GobJSON {
        func number(_ name: String, _ value: Int) -> GobJSON.Member { .init(name, .number("\(value)")) }
        var members = [number("id", id), .init("kind", .string(type.shape.name)), .init("name", .string(type.name))]
        if type.commonID != id { members.append(number("commonID", type.commonID)) }
        switch type.shape {
        case .array(let element, let count): members += [number("element", element), number("count", count)]
        case .slice(let element): members.append(number("element", element))
        case .map(let key, let value): members += [number("key", key), number("value", value)]
        case .structure(let fields):
            let fields = fields.map {
                GobJSON.object([.init("name", .string($0.name)), number("type", $0.type)])
            }
            members.append(.init("fields", .array(fields)))
        case .gobEncoder, .binaryMarshaler, .textMarshaler, .unknown: break
        }
        if !type.companions.isEmpty {
            members.append(.init("companions", .array(type.companions.map { .number("\($0)") })))
        }
        return .object(members)
    }
}

extension GobType.Shape {
    var name: String {
        switch self {
        case .array: "array"
        case .slice: "slice"
        case .structure: "struct"
        case .map: "map"
        case .gobEncoder: "gobEncoder"
        case .binaryMarshaler: "binaryMarshaler"
        case .textMarshaler: "textMarshaler"
        case .unknown: "unknown"
        }
    }
}

extension GobValue {
    var typedJSON: GobJSON {
        switch self {
        case .bool(let value): .bool(value)
        case .int(let value): .number("\(value)")
        case .uint(let value): .number("\(value)")
        case .float(let value): Self.typed(value)
        case .complex(let real, let imaginary): .array([Self.typed(real), Self.typed(imaginary)])
        case .bytes(let bytes), .opaque(let bytes): .string(HexText.encode(bytes))
        case .string(let text): .string(text)
        case .rawString(let bytes): .object([.init("bytes", .string(HexText.encode(bytes)))])
        case .array(let values), .slice(let values): .array(values.map(\.typedJSON))
        case .map(let entries): .array(entries.map { .array([$0.key.typedJSON, $0.value.typedJSON]) })
        case .structure(let value): .object(value.fields.map { .init($0.name, $0.value.typedJSON) })
        case .interface(nil): .null
        case .interface(let content?):
            .object([
                .init("name", .string(content.name)), .init("type", .number("\(content.type)")),
                .init("value", content.value.typedJSON),
            ])
        }
    }

    private static func typed(_ value: Double) -> GobJSON {
        if value.isFinite, value.sign == .plus || value != 0 { return .number(digits(value)) }
        return .object([.init("bits", .string(HexText.encode(value.bitPattern)))])
    }
}

/// Lower-case hexadecimal.
enum HexText {
    static func encode(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    static func encode(_ value: UInt64) -> String {
        encode(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) })
    }

    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text {
            guard character.isASCII, let digit = character.hexDigitValue.map({ UInt8($0) }) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? bytes : nil
    }
}
