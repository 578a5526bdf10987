internal import MimaBytes
internal import MimaGob

/// What decoding a stream into each type of the compatibility table gives, described as Go does.
enum GobCompatibility {
    struct Failure: Error {
        let reason: String
    }

    private struct Point: Sendable {
        var x = 0
        var y = 0
        var extra = 0
    }

    private struct Small: Sendable { var x: Int8 = 0 }
    private struct Floats: Sendable {
        var x = 0.0
        var y = 0.0
    }
    private struct Pointer: Sendable { var x: Int? }
    private struct List: Sendable { var p: [Point] = [] }
    private struct Text: Sendable { var s = "" }

    private static let point = GobSchema<Point>(
        name: "Point",
        zero: Point(),
        fields: [.field("X", \.x), .field("Y", \.y)]
    )

    private static func number(_ kind: String, _ value: some CustomStringConvertible) -> RecordedJSON {
        .object(["k": .string(kind), "v": .string("\(value)")])
    }

    private static func float(_ value: Double) -> RecordedJSON {
        .object(["k": .string("float"), "bits": .string(GobValue.bits(value))])
    }

    private static func list(_ kind: String, _ elements: [RecordedJSON]) -> RecordedJSON {
        .object(["k": .string(kind), "elems": .array(elements)])
    }

    private static func structure(_ fields: KeyValuePairs<String, RecordedJSON?>) -> RecordedJSON {
        let fields = fields.map { (name, value) -> RecordedJSON in
            .object(value.map { ["name": .string(name), "v": $0] } ?? ["name": .string(name), "omitted": .bool(true)])
        }
        return .object(["k": .string("struct"), "fields": .array(fields)])
    }

    private static func int(_ value: some BinaryInteger) -> RecordedJSON? { value == 0 ? nil : number("int", value) }
    private static func real(_ value: Double) -> RecordedJSON? { value == 0 ? nil : float(value) }

    private static func described(_ point: Point) -> RecordedJSON { structure(["X": int(point.x), "Y": int(point.y)]) }

    private static func one<Value>(
        _ codec: GobCodec<Value>,
        _ stream: [UInt8],
        _ describe: (Value) -> RecordedJSON
    ) throws(GobError) -> RecordedJSON {
        let values = try codec.decode(stream)
        guard let value = values.first, values.count == 1 else { throw .invalidValue("not one value", path: "") }
        return describe(value)
    }

    private static func map(_ entries: [String: RecordedJSON]) -> RecordedJSON {
        let entries = entries.sorted { $0.key < $1.key }.map { (key, value) in
            RecordedJSON.array([number("string", key), value])
        }
        return .object(["k": .string("map"), "entries": .array(entries)])
    }

    /// Decodes a stream into a Swift type that stands for one of Go's.
    ///
    /// - Returns: The description; nil for a type that is not known here.
    static func decode(_ stream: [UInt8], as type: String) throws(GobError) -> RecordedJSON? {
        switch type {
        case "int", "main.MyInt": return try one(Int.gobCodec, stream) { number("int", $0) }
        case "int16": return try one(Int16.gobCodec, stream) { number("int", $0) }
        case "int64": return try one(Int64.gobCodec, stream) { number("int", $0) }
        case "uint8": return try one(UInt8.gobCodec, stream) { number("uint", $0) }
        case "uint32": return try one(UInt32.gobCodec, stream) { number("uint", $0) }
        case "uintptr": return try one(UInt.gobCodec, stream) { number("uint", $0) }
        case "float64": return try one(.float, stream) { float($0) }
        case "complex128":
            return try one(.complex, stream) { value in
                .object([
                    "k": .string("complex"), "re": .object(["bits": .string(GobValue.bits(value.real))]),
                    "im": .object(["bits": .string(GobValue.bits(value.imaginary))]),
                ])
            }
        case "string": return try one(.string, stream) { number("string", $0) }
        default: return try decodeCollection(stream, as: type)
        }
    }

    private static func decodeCollection(_ stream: [UInt8], as type: String) throws(GobError) -> RecordedJSON? {
        switch type {
        case "[]int": return try one([Int].gobCodec, stream) { list("slice", $0.map { number("int", $0) }) }
        case "[]uint": return try one([UInt].gobCodec, stream) { list("slice", $0.map { number("uint", $0) }) }
        case "[]float32":
            return try one([Float].gobCodec, stream) { list("slice", $0.map { float(Double($0)) }) }
        case "[]string": return try one([String].gobCodec, stream) { list("slice", $0.map { number("string", $0) }) }
        case "[3]int":
            return try one(.array(of: Int.gobCodec, count: 3), stream) { list("array", $0.map { number("int", $0) }) }
        case "[2]int8":
            return try one(.array(of: Int8.gobCodec, count: 2), stream) { list("array", $0.map { number("int", $0) }) }
        case "[][]int":
            return try one([[Int]].gobCodec, stream) { values in
                list("slice", values.map { list("slice", $0.map { number("int", $0) }) })
            }
        case "[]interface {}":
            return try one(.slice(of: .interface), stream) { list("slice", $0.map { interface($0) }) }
        case "map[string]int8":
            return try one([String: Int8].gobCodec, stream) { map($0.mapValues { number("int", $0) }) }
        case "map[string]main.Point":
            return try one(.map(.string, .structure(point)), stream) { map($0.mapValues { described($0) }) }
        case "main.BinEnc":
            let codec = GobCodec<[UInt8]>.opaque(
                "BinEnc",
                as: .binaryMarshaler,
                zero: [],
                encode: { $0 },
                decode: { $0 }
            )
            return try one(codec, stream) {
                .object(["k": .string("binarymarshaler"), "hex": .string(Hex.encode($0))])
            }
        default: return try decodeStructure(stream, as: type)
        }
    }

    private static func interface(_ content: GobInterface?) -> RecordedJSON {
        guard let content else { return .object(["k": .string("interface"), "nil": .bool(true)]) }
        return .object([
            "k": .string("interface"), "go": .string(content.name), "v": content.value.described([:], content.type),
        ])
    }

    private static func decodeStructure(_ stream: [UInt8], as type: String) throws(GobError) -> RecordedJSON? {
        switch type {
        case "main.Point": return try one(.structure(point), stream) { described($0) }
        case "struct { A int }", "struct { V int }":
            let name = type == "struct { A int }" ? "A" : "V"
            let schema = GobSchema<Point>(name: "", zero: Point(), fields: [.field(name, \.x)])
            return try one(.structure(schema), stream) {
                name == "A" ? structure(["A": int($0.x)]) : structure(["V": int($0.x)])
            }
        case "struct { X int8 }":
            let schema = GobSchema<Small>(name: "", zero: Small(), fields: [.field("X", \.x)])
            return try one(.structure(schema), stream) { structure(["X": int($0.x)]) }
        case "struct { X int; Y int; Extra int }":
            let schema = GobSchema<Point>(
                name: "",
                zero: Point(),
                fields: [.field("X", \.x), .field("Y", \.y), .field("Extra", \.extra)]
            )
            return try one(.structure(schema), stream) {
                structure(["X": int($0.x), "Y": int($0.y), "Extra": int($0.extra)])
            }
        case "struct { X float64; Y float64 }":
            let schema = GobSchema<Floats>(name: "", zero: Floats(), fields: [.field("X", \.x), .field("Y", \.y)])
            return try one(.structure(schema), stream) { structure(["X": real($0.x), "Y": real($0.y)]) }
        case "struct { X **int }":
            let schema = GobSchema<Pointer>(name: "", zero: Pointer(), fields: [.field("X", \.x)])
            return try one(.structure(schema), stream) { structure(["X": $0.x.flatMap { int($0) }]) }
        case "struct { P []main.Point }":
            let schema = GobSchema<List>(
                name: "",
                zero: List(),
                fields: [.field("P", \.p, .slice(of: .structure(point)))]
            )
            return try one(.structure(schema), stream) { value in
                structure(["P": value.p.isEmpty ? nil : list("slice", value.p.map { described($0) })])
            }
        case "main.TextEnc":
            let schema = GobSchema<Text>(name: "", zero: Text(), fields: [.field("S", \.s)])
            return try one(.structure(schema), stream) { structure(["S": $0.s.isEmpty ? nil : number("string", $0.s)]) }
        default: return nil
        }
    }
}
