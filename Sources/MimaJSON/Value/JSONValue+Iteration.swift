extension JSONValue {
    /// Hands each member of an object, or element of an array, over until `body` says no; a value of another kind
    /// hands itself over. No text is copied.
    public func forEach(_ body: (_ key: JSONValue?, _ value: JSONValue) -> Bool) {
        reading { text in
            var here = found
            here.made = nil
            text.forEach(here) { key, value in
                body(key.map { JSONValue(text: self.text, $0) }, JSONValue(text: self.text, value))
            }
        }
    }

    /// The elements of an array; none for a value of another kind.
    public var elements: [JSONValue] {
        guard kind == .array else { return [] }
        var elements: [JSONValue] = []
        forEach { _, value in
            elements.append(value)
            return true
        }
        return elements
    }

    /// The members of an object in their order, duplicates included; none for a value of another kind.
    public var members: [(key: String, value: JSONValue)] {
        guard kind == .object else { return [] }
        var members: [(key: String, value: JSONValue)] = []
        forEach { key, value in
            if let key { members.append((key.string, value)) }
            return true
        }
        return members
    }

    /// How many elements or members there are.
    public var count: Int {
        var count = 0
        if kind == .array || kind == .object {
            forEach { _, _ in
                count += 1
                return true
            }
        }
        return count
    }
}
