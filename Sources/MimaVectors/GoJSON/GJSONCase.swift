internal import FoundationEssentials
internal import MimaJSON

/// A call of gjson's `Get`, and all that its result answered.
struct GJSONCase: Decodable {
    let src: String
    let json: String?
    let json_b64: String?
    let path: String?
    let path_b64: String?
    let exists: Bool
    let type: String
    let raw: String?
    let raw_b64: String?
    let num: String?
    let index: Int
    let indexes: [Int]?
    let int: String
    let uint: String
    let float: String
    let bool: Bool
    let string: String?
    let string_b64: String?
    let rpath: String
    let rpaths: [String]?
    let count: Int
    let disable_modifiers: Bool?
    let doc_valid: Bool

    var comment: String { "\(doc_valid ? "valid" : "broken") text, path \(path ?? path_b64 ?? "")" }

    func run() -> Verdict {
        let document = JSON(RecordedBytes.bytes(json, json_b64))
        let pathBytes = RecordedBytes.bytes(path, path_b64)
        let isPlain = disable_modifiers ?? false
        let modifiers = isPlain ? Modifiers.none : src.hasPrefix("gjson_test") ? Self.testModifiers : .standard
        let value = document.get(DotPath(bytes: pathBytes, modifiers: modifiers))
        var differences = RecordedDifferences()
        differences.check("exists", exists, "\(value.exists)")
        differences.check("type", type, value.goType)
        differences.check("raw", RecordedBytes.bytes(raw, raw_b64), Array(value.raw))
        differences.check("string", RecordedBytes.bytes(string, string_b64), value.stringBytes)
        if let num { differences.check("num", double: num, value.double) }
        differences.check("index", index, "\(value.offset ?? 0)")
        differences.check("indexes", "\(indexes ?? [])", "\(value.offsets ?? [])")
        differences.check("int", int, "\(value.int)")
        differences.check("uint", uint, "\(value.uint)")
        differences.check("float", double: float, value.double)
        differences.check("bool", bool, "\(value.bool)")
        differences.check("count", count, "\(value.goCount)")
        // Without modifiers gjson has no path of the whole, which `@this` is.
        let own = value.path(in: document) ?? ""
        differences.check("path", rpath, isPlain && own == "@this" ? "" : own)
        if let rpaths { differences.check("paths", "\(rpaths)", "\(value.paths(in: document) ?? [])") }
        return differences.verdict
    }

    /// The modifiers that gjson's own tests define.
    private static let testModifiers = Modifiers([
        "case": { json, argument in
            switch String(decoding: argument, as: UTF8.self) {
            case "upper": Array(String(decoding: json, as: UTF8.self).uppercased().utf8)
            case "lower": Array(String(decoding: json, as: UTF8.self).lowercased().utf8)
            default: json
            }
        },
        "string": { json, _ in JSON.quoted(json) },
        "push": { json, argument in
            guard json.count > 1, JSON(json).value.kind == .array else { return json }
            let inner = json.dropFirst().dropLast()
            return [0x5B] + inner + (inner.isEmpty ? [] : [0x2C]) + argument + [0x5D]
        },
    ])
}

extension JSONValue {
    /// The kind by gjson's names.
    var goType: String {
        switch kind {
        case .missing, .null: "Null"
        case .bool: raw.first == 0x74 ? "True" : "False"
        case .number: "Number"
        case .string: "String"
        case .array, .object: "JSON"
        }
    }

    /// How many elements gjson's `Array` gives, or members its `Map`.
    fileprivate var goCount: Int {
        switch kind {
        case .missing, .null: 0
        case .bool, .number, .string: 1
        case .array: count
        case .object: Set(members.map { Array($0.key.utf8) }).count
        }
    }
}
