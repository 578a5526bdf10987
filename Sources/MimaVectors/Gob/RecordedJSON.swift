/// Any JSON value, for descriptions whose form varies.
enum RecordedJSON: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([RecordedJSON])
    case object([String: RecordedJSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([RecordedJSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: RecordedJSON].self))
        }
    }

    subscript(key: String) -> RecordedJSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    var string: String { if case .string(let text) = self { text } else { "" } }
    var number: Int { if case .number(let number) = self { number } else { 0 } }
    var bool: Bool { self == .bool(true) }
    var array: [RecordedJSON] { if case .array(let values) = self { values } else { [] } }
}
