extension JSON {
    /// Finds what each of several paths names, in one pass; the values are in the paths' order.
    public func get(_ paths: DotPaths) -> [JSONValue] {
        withBytes(bytes) { text in paths.find(in: text).map { JSONValue(text: bytes, $0) } }
    }

    /// Every value that a path names, from the front to the back, each with its place and so its path.
    ///
    /// Where ``get(_:)`` stops at the first member that a wildcard matches, all are taken here; `*` is each element of an
    /// array too, and negative indexes count from the end. `#` and `#(…)#` do not collect, but go on with each element,
    /// through as many as there are:
    ///
    ///     for value in json.all("teams.#.members.#(age>45)#.name") { print(value.path(in: json) ?? "", value.string) }
    ///
    /// What a modifier, literal or multipath makes is one value without a place.
    public func all(_ path: DotPath) -> [JSONValue] {
        guard !path.bytes.contains(0x7C) else {
            let value = get(path)
            return value.exists ? [value] : []
        }
        return withBytes(bytes) { text in
            withBytes(path.bytes) { bytes in
                var values: [JSONValue] = []
                withExtendedLifetime(path.modifiers) {
                    text.forEachMatch(bytes, base: 0, SearchContext(path, text)) {
                        values.append(JSONValue(text: self.bytes, $0))
                    }
                }
                return values
            }
        }
    }
}
