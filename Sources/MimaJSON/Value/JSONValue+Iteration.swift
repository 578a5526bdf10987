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
    public var elements: [JSONValue] { kind == .array ? listed : [] }

    /// The members of an object in their order, duplicates included; none for a value of another kind.
    public var members: [(key: String, value: JSONValue)] {
        guard kind == .object else { return [] }
        let listed = listed
        return stride(from: 0, to: listed.count - 1, by: 2).map {
            (listed[$0].kind == .string ? listed[$0].string : "", listed[$0 + 1])
        }
    }

    /// How many elements or members there are.
    public var count: Int {
        switch kind {
        case .array: listed.count
        case .object: listed.count / 2
        case .missing, .null, .bool, .number, .string: 0
        }
    }

    /// The elements, or keys and values in turns, with their places in the document.
    private var listed: [JSONValue] {
        reading { text in
            var here = found
            here.made = nil
            let offsets = found.indexes
            let elements = text.elements(of: here)
            return elements.enumerated().map { position, element in
                var element = element
                if let offsets { element.index = offsets.count == elements.count ? offsets[position] : 0 }
                return JSONValue(text: self.text, element)
            }
        }
    }
}
