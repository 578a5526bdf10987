internal import MimaBytes
package import MimaGob

/// Streams of random types that Vectors/generate/gob_random.go wrote, with Go's description of each: lines of
/// hexadecimal digits, a space, and JSON, which is compared as the text that Go's encoding/json writes.
enum GobRandomStreams {
    static func verdict(_ line: Substring) -> Verdict {
        guard let space = line.firstIndex(of: " "), let stream = try? Hex.decode(String(line[..<space])) else {
            return .wrong(expected: "hexadecimal digits and a description", found: "something else")
        }
        return GobRecordings.verdict { () throws(GobError) in
            let document = try GobDocument(stream: stream)
            guard let item = document.items.first, document.items.count == 1 else {
                return .wrong(expected: "one value", found: "\(document.items.count)")
            }
            let found = item.value.plainDescription
            guard found == line[line.index(after: space)...] else {
                return .wrong(expected: String(line[line.index(after: space)...]), found: found)
            }
            var reader = GobReader()
            reader.append(stream)
            guard try reader.skip() == item.type else {
                return .wrong(expected: "to be passed over", found: "it is not")
            }
            try reader.finish()
            return .comparing("the stream", expected: stream, found: try document.stream())
        }
    }
}

extension GobValue {
    /// The value as the generator of random streams describes it, without what gob leaves out of structs.
    package var plainDescription: String {
        switch self {
        case .bool(let value): Self.object("bool", "\(value)")
        case .int(let value): Self.object("int", "\"\(value)\"")
        case .uint(let value): Self.object("uint", "\"\(value)\"")
        case .float(let value): Self.object("float", "\"\(Self.bits(value))\"")
        case .complex(let real, let imaginary):
            Self.object("complex", "\"\(Self.bits(real))\(Self.bits(imaginary))\"")
        case .bytes(let bytes), .opaque(let bytes): Self.object("bytes", "\"\(Hex.encode(bytes))\"")
        case .string(let text): Self.object("string", "\"\(Hex.encode(Array(text.utf8)))\"")
        case .rawString(let bytes): Self.object("string", "\"\(Hex.encode(bytes))\"")
        case .array(let values): Self.object("array", "[\(values.map(\.plainDescription).joined(separator: ","))]")
        case .slice(let values): Self.object("slice", "[\(values.map(\.plainDescription).joined(separator: ","))]")
        case .map(let entries):
            Self.object(
                "map",
                "[\(entries.map(\.plainText).sorted(by: Self.precedes).map(Self.quoted).joined(separator: ","))]"
            )
        case .structure(let value):
            Self.object(
                "struct",
                "{"
                    + value.fields.filter { !$0.value.isLeftOut }.map { "\"\($0.name)\":\($0.value.plainDescription)" }
                    .sorted().joined(separator: ",") + "}"
            )
        case .interface(nil): Self.object("interface", "null")
        case .interface(let content?): Self.object("interface", content.value.plainDescription)
        }
    }

    private static func object(_ kind: String, _ value: String) -> String { "{\"k\":\"\(kind)\",\"v\":\(value)}" }

    /// In the order of the bytes, as Go sorts.
    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// As a JSON string.
    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private var isLeftOut: Bool {
        switch self {
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .float(let value): value == 0
        case .complex(let real, let imaginary): real == 0 && imaginary == 0
        case .bytes(let bytes): bytes.isEmpty
        case .string(let text): text.isEmpty
        case .slice(let values): values.isEmpty
        case .map(let entries): entries.isEmpty
        case .interface(nil): true
        default: false
        }
    }
}

extension GobMapEntry {
    fileprivate var plainText: String { "\(key.plainDescription):\(value.plainDescription)" }
}
