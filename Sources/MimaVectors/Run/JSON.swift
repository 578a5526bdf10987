internal import FoundationEssentials

/// Why a JSON text could not be taken in: it is malformed, or it does not have the members that it should.
struct JSONFailure: Error, CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            description = "\(error)"
            return
        }
        switch error {
        case .dataCorrupted(let context):
            // At the root it is the parser that speaks; further in, it is one of our own types.
            description =
                context.codingPath.isEmpty
                ? "malformed JSON" : "at \(Self.path(context.codingPath)): \(context.debugDescription)"
        case .keyNotFound(let key, let context):
            description = "at \(Self.path(context.codingPath)): there is no \"\(key.stringValue)\""
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            description = "at \(Self.path(context.codingPath)): it is no \(type)"
        @unknown default:
            description = "\(error)"
        }
    }

    /// Such as "testGroups[3].tests[12].tcId".
    private static func path(_ keys: [any CodingKey]) -> String {
        if keys.isEmpty { return "the top level" }
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
        return text
    }
}

extension Data {
    /// The JSON text as a value of `type`. Nesting is limited by the decoder, to some hundred levels.
    func decoded<Value: Decodable>(_ type: Value.Type) throws(JSONFailure) -> Value {
        do {
            // The decoder traps when nesting becomes too deep with the very last byte: a line feed comes after it.
            return try JSONDecoder().decode(type, from: self + [0x0a])
        } catch {
            throw JSONFailure(error)
        }
    }
}

/// What a JSON text looks like from outside, to tell formats apart.
struct JSONShape: Decodable {
    /// Whether it is an array.
    let isArray: Bool
    /// The members of the object, or of the first object in the array.
    let keys: Set<String>

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: AnyKey.self) {
            isArray = false
            keys = Set(object.allKeys.map(\.stringValue))
            return
        }
        var array = try decoder.unkeyedContainer()
        let first = array.isAtEnd ? nil : try? array.nestedContainer(keyedBy: AnyKey.self)
        isArray = true
        keys = Set(first?.allKeys.map(\.stringValue) ?? [])
    }
}

/// A member of any name.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}
