/// A JSON Patch (RFC 6902): operations, done one after the other.
public struct JSONPatch: Sendable {
    /// One operation (§4).
    @nonexhaustive
    public enum Operation: Sendable {
        case add(JSONPointer, value: [UInt8])
        case remove(JSONPointer)
        case replace(JSONPointer, value: [UInt8])
        case move(from: JSONPointer, to: JSONPointer)
        case copy(from: JSONPointer, to: JSONPointer)
        case test(JSONPointer, value: [UInt8])
    }

    /// The operations in their order.
    public var operations: [Operation]

    /// A patch of its operations.
    public init(operations: [Operation]) { self.operations = operations }

    /// Reads a patch from its JSON text.
    ///
    /// - Throws: `JSONError.syntax`, `badPatch` and `badPointer`.
    public init(_ text: JSON) throws(JSONError) {
        do { try text.validate(depthLimit: 10_000) } catch { throw .syntax(error) }
        guard text.value.kind == .array else { throw .badPatch(operation: 0, reason: "a patch is an array") }
        operations = []
        for (number, item) in text.value.elements.enumerated() {
            operations.append(try Self.operation(item, number))
        }
    }

    private static func operation(_ item: JSONValue, _ number: Int) throws(JSONError) -> Operation {
        guard item.kind == .object else { throw .badPatch(operation: number, reason: "it is no object") }
        let name = try text("op", of: item, number)
        let path = try JSONPointer(try text("path", of: item, number))
        switch name {
        case "add": return .add(path, value: try value(of: item, number))
        case "remove": return .remove(path)
        case "replace": return .replace(path, value: try value(of: item, number))
        case "move": return .move(from: try JSONPointer(try text("from", of: item, number)), to: path)
        case "copy": return .copy(from: try JSONPointer(try text("from", of: item, number)), to: path)
        case "test": return .test(path, value: try value(of: item, number))
        default: throw .badPatch(operation: number, reason: "unknown operation '\(name)'")
        }
    }

    private static func text(_ key: String, of item: JSONValue, _ number: Int) throws(JSONError) -> String {
        let values = item.members.filter { $0.key == key }
        guard values.count == 1, values[0].value.kind == .string else {
            throw .badPatch(operation: number, reason: "it needs one string \"\(key)\"")
        }
        return values[0].value.string
    }

    private static func value(of item: JSONValue, _ number: Int) throws(JSONError) -> [UInt8] {
        let values = item.members.filter { $0.key == "value" }
        guard values.count == 1 else { throw .badPatch(operation: number, reason: "it needs one \"value\"") }
        return Array(values[0].value.raw)
    }
}

extension JSON {
    /// Does all operations of a patch or, when one fails, none.
    ///
    /// - Throws: `JSONError.patchFailed`, for a `test` that does not hold too.
    public mutating func apply(_ patch: JSONPatch) throws(JSONError) {
        var changed = self
        for (number, operation) in patch.operations.enumerated() {
            if let reason = changed.perform(operation) {
                throw .patchFailed(operation: number, reason: reason)
            }
        }
        self = changed
    }

    /// Does one operation; why not, if it cannot be done.
    private mutating func perform(_ operation: JSONPatch.Operation) -> String? {
        switch operation {
        case .add(let path, let value): return add(value, at: path)
        case .remove(let path): return remove(path)
        case .replace(let path, let value):
            let found = get(path)
            guard found.exists else { return "there is nothing at '\(path)'" }
            bytes.replaceSubrange(found.found.lower..<found.found.upper, with: value)
            return nil
        case .move(let from, let to):
            let found = get(from)
            guard found.exists else { return "there is nothing at '\(from)'" }
            if to.tokens.count > from.tokens.count, to.tokens.starts(with: from.tokens) {
                return "'\(from)' cannot move into itself"
            }
            if from == to { return nil }
            let value = Array(found.raw)
            return remove(from) ?? add(value, at: to)
        case .copy(let from, let to):
            let found = get(from)
            guard found.exists else { return "there is nothing at '\(from)'" }
            return add(Array(found.raw), at: to)
        case .test(let path, let value):
            let found = get(path)
            guard found.exists else { return "there is nothing at '\(path)'" }
            return JSON(Array(found.raw)).isEquivalent(to: JSON(value)) ? nil : "the value at '\(path)' is another"
        }
    }

    private mutating func remove(_ path: JSONPointer) -> String? {
        let found = get(path)
        guard found.exists else { return "there is nothing at '\(path)'" }
        guard !path.tokens.isEmpty else {
            bytes = [UInt8]("null".utf8)
            return nil
        }
        bytes.apply([withBytes(bytes) { $0.removing(found.found.lower..<found.found.upper) }])
        return nil
    }

    private mutating func add(_ value: [UInt8], at path: JSONPointer) -> String? {
        guard let last = path.tokens.last else {
            bytes = value
            return nil
        }
        let parent = get(JSONPointer(tokens: Array(path.tokens.dropLast())))
        switch parent.kind {
        case .object:
            let found = get(path)
            if found.exists {
                bytes.replaceSubrange(found.found.lower..<found.found.upper, with: value)
                return nil
            }
            var member: [UInt8] = []
            withBytes(last) { $0.appendQuoted(to: &member, .minimal) }
            insert(member + [0x3A] + value, atEndOf: parent.found)
            return nil
        case .array:
            if last == "-" {
                insert(value, atEndOf: parent.found)
                return nil
            }
            guard let index = JSONPointer.index(last) else { return "'\(last)' is no index of an array" }
            let elements = parent.elements
            if index == elements.count {
                insert(value, atEndOf: parent.found)
                return nil
            }
            guard index < elements.count else { return "index \(index) is beyond the array's end" }
            let place = elements[index].found.lower
            bytes.replaceSubrange(place..<place, with: value + [0x2C])
            return nil
        default: return "there is no object or array to add '\(path)' to"
        }
    }

    private mutating func insert(_ member: [UInt8], atEndOf container: Found) {
        let isEmpty = withBytes(bytes) { $0.isEmptyContainer(at: container.lower) }
        let place = max(container.upper - 1, container.lower + 1)
        bytes.replaceSubrange(place..<place, with: isEmpty ? member : [0x2C] + member)
    }
}
