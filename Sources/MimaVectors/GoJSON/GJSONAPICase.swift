internal import FoundationEssentials
internal import MimaJSON

/// A call of the rest of gjson's interface, and of its packages for patterns and layout.
struct GJSONAPICase: Decodable {
    struct Item: Decodable {
        let exists: Bool
        let index: Int
        let raw: String?
        let raw_b64: String?
        let str: String?
        let str_b64: String?
        let num: String?
        let type: String

        func check(_ value: JSONValue?, _ place: String, _ differences: inout RecordedDifferences) {
            differences.check("\(place) exists", exists, "\(value?.exists ?? false)")
            differences.check("\(place) type", type, value?.goType ?? "Null")
            differences.check("\(place) index", index, "\(value?.offset ?? 0)")
            differences.check("\(place) raw", RecordedBytes.bytes(raw, raw_b64), Array(value?.raw ?? []))
            if type == "String" {
                differences.check("\(place) str", RecordedBytes.bytes(str, str_b64), value?.stringBytes ?? [])
            }
            if let num { differences.check("\(place) num", double: num, value?.double ?? 0) }
        }
    }

    /// An element as such, or a key and its value.
    struct Entry: Decodable {
        let key: Item?
        let name: String?
        let value: Item

        private enum Keys: String, CodingKey { case k, v, k_b64 }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: Keys.self)
            guard members.contains(.v) else {
                (key, name, value) = (nil, nil, try Item(from: decoder))
                return
            }
            key = try? members.decode(Item.self, forKey: .k)
            let plain = try? members.decode(String.self, forKey: .k)
            let base64 = try members.decodeIfPresent(String.self, forKey: .k_b64)
            name = key == nil ? String(decoding: RecordedBytes.bytes(plain, base64), as: UTF8.self) : nil
            value = try members.decode(Item.self, forKey: .v)
        }
    }

    let op: String
    let name: String?
    let json: String?
    let json_b64: String?
    // match
    let s: String?
    let p: String?
    let match: Bool?
    // pretty
    let width: Int?
    let prefix: String?
    let indent: String?
    let sortKeys: Bool?
    let out: String?
    let out_b64: String?
    // jsonstring and escape
    let input: String?
    let input_b64: String?
    let disable_escape_html: Bool?
    // less
    let a: String?
    let b: String?
    let cs: Bool?
    let ci: Bool?
    // valid
    let valid: Bool?
    // parse
    let exists: Bool?
    let type: String?
    let index: Int?
    let raw: String?
    let raw_b64: String?
    let string: String?
    let string_b64: String?
    let int: String?
    let uint: String?
    let float: String?
    let bool: Bool?
    let items: [Entry]?

    private enum CodingKeys: String, CodingKey {
        case op, name, json, json_b64, s, p, match, width, prefix, indent, sortKeys, out, out_b64
        case input = "in"
        case input_b64 = "in_b64"
        case disable_escape_html, a, b, cs, ci, valid, exists, type, index, raw, raw_b64, string, string_b64
        case int, uint, float, bool, items
    }

    var comment: String { "\(op) \(name ?? p ?? input ?? a ?? "")" }

    func run() -> Verdict {
        let document = JSON(RecordedBytes.bytes(json, json_b64))
        let expected = RecordedBytes.bytes(out, out_b64)
        let given = RecordedBytes.bytes(input, input_b64)
        var differences = RecordedDifferences()
        switch op {
        case "match": differences.check("match", match ?? false, "\(Wildcard(p ?? "").matches(s ?? ""))")
        case "pretty":
            let style = PrettyStyle(
                width: width ?? 0,
                prefix: prefix ?? "",
                indent: indent ?? "",
                sortsKeys: sortKeys ?? false
            )
            differences.check("text", expected, document.pretty(style))
        case "ugly": differences.check("text", expected, document.minified)
        case "jsonstring":
            let escaping = JSONEscaping.go(escapesHTML: !(disable_escape_html ?? false))
            differences.check("string", expected, JSON.quoted(given, escaping: escaping))
        case "escape": differences.check("step", expected, DotPath.escaping(given))
        case "less":
            let (left, right) = (JSON(a ?? "").value, JSON(b ?? "").value)
            differences.check("case", cs ?? false, "\(left.precedes(right))")
            differences.check("no case", ci ?? false, "\(left.precedes(right, ignoresCase: true))")
        case "valid":
            differences.check("valid", valid ?? false, "\((longText ?? document).isValid)")
        case "parse": checkParse(document.value, &differences)
        case "foreach", "array", "map", "lines": return iterate(document)
        default: return .skipped("unknown call \(op)")
        }
        return differences.verdict
    }

    /// Two texts of JSONTestSuite are so long that the recording only names them.
    private var longText: JSON? {
        switch name {
        case "n_structure_100000_opening_arrays.json": JSON(String(repeating: "[", count: 100_000))
        case "n_structure_open_array_object.json": JSON(String(repeating: "[{\"\":", count: 50_000) + "\n")
        default: nil
        }
    }

    private func checkParse(_ value: JSONValue, _ differences: inout RecordedDifferences) {
        differences.check("exists", exists ?? false, "\(value.exists)")
        differences.check("type", type ?? "", value.goType)
        differences.check("index", index ?? 0, "\(value.offset ?? 0)")
        differences.check("raw", RecordedBytes.bytes(raw, raw_b64), Array(value.raw))
        differences.check("string", RecordedBytes.bytes(string, string_b64), value.stringBytes)
        differences.check("int", int ?? "", "\(value.int)")
        differences.check("uint", uint ?? "", "\(value.uint)")
        differences.check("float", double: float ?? "", value.double)
        differences.check("bool", bool ?? false, "\(value.bool)")
    }

    private func iterate(_ document: JSON) -> Verdict {
        var found: [(key: JSONValue?, value: JSONValue)] = []
        switch op {
        case "foreach":
            document.value.forEach { key, value in
                found.append((key, value))
                return true
            }
        case "lines": found = document.lines.map { (nil, $0) }
        case "array":
            let value = document.value
            if value.kind == .array {
                found = value.elements.map { (nil, $0) }
            } else if value.kind != .missing, value.kind != .null {
                found = [(nil, value)]
            }
        default: return checkMap(document.value)
        }
        let items = items ?? []
        var differences = RecordedDifferences()
        differences.check("count", items.count, "\(found.count)")
        for (i, (entry, item)) in zip(items, found).enumerated() {
            if let key = entry.key, key.type == "String" { key.check(item.key, "key \(i)", &differences) }
            entry.value.check(item.value, "value \(i)", &differences)
        }
        return differences.verdict
    }

    /// gjson's map keeps the first of members of one name.
    private func checkMap(_ value: JSONValue) -> Verdict {
        let found = Dictionary(value.members.map { (Array($0.key.utf8), $0.value) }) { first, _ in first }
        let items = items ?? []
        var differences = RecordedDifferences()
        differences.check("count", items.count, "\(found.count)")
        for entry in items { entry.value.check(found[Array((entry.name ?? "").utf8)], entry.name ?? "", &differences) }
        return differences.verdict
    }
}
