/// What all direct decoders of one stream share.
///
/// Values of flat types are decoded from the bytes themselves, without making a ``GobValue`` first.
final class DirectSession {
    /// Reads the message; nothing is left in it once the value is decoded, should a decoder live on.
    ///
    /// Accesses here and below are not checked to be exclusive at run time, which would take a quarter of all the time:
    /// each is over before another function of the user's is called.
    @safe @exclusivity(unchecked) var input: WireInput
    @safe @exclusivity(unchecked) var state: StreamState
    @safe @exclusivity(unchecked) var depth = 0
    @safe @exclusivity(unchecked) private var keyMaps: [KeyMap] = []
    private var kinds: [ObjectIdentifier: FoundationKind] = [:]

    init(_ input: WireInput, _ state: StreamState) {
        self.input = input
        self.state = state
    }

    /// Foundation's types that know only numbers and text of themselves.
    enum FoundationKind {
        case date, uuid, other
    }

    func foundationKind<T>(of type: T.Type) -> FoundationKind {
        let identifier = ObjectIdentifier(type)
        if let kind = kinds[identifier] { return kind }
        let kind: FoundationKind
        switch String(reflecting: type) {
        case "Foundation.Date", "FoundationEssentials.Date": kind = .date
        case "Foundation.UUID", "FoundationEssentials.UUID": kind = .uuid
        default: kind = .other
        }
        kinds[identifier] = kind
        return kind
    }

    /// The map for the keys of a Swift type and a struct of the stream.
    func keyMap(_ keys: ObjectIdentifier, _ node: Int) -> KeyMap {
        for map in keyMaps where map.node == node && map.keys == keys { return map }
        let structure = state.table.nodes[node]
        let names =
            structure.kind == .structure
            ? Array(state.table.memberNames[structure.first..<structure.first + structure.second]) : []
        let map = KeyMap(keys, node, names)
        keyMaps.append(map)
        return map
    }
}

/// Which field of a struct each key of a Swift type is, found out when a key is first asked for.
final class KeyMap {
    let keys: ObjectIdentifier
    let node: Int
    private let memberNames: [String]
    @safe @exclusivity(unchecked) private var known: [(key: String, field: Int)] = []
    private var places: [String: Int] = [:]

    init(_ keys: ObjectIdentifier, _ node: Int, _ memberNames: [String]) {
        self.keys = keys
        self.node = node
        self.memberNames = memberNames
    }

    var hasMembers: Bool { !memberNames.isEmpty }

    /// The field of a key, or -1. Keys are asked for in the same order again and again: `guess` says which is next.
    @inline(__always)
    func field(_ key: String, _ guess: inout Int) -> Int {
        if guess < known.count, known[guess].key == key {
            let field = known[guess].field
            guess &+= 1
            return field
        }
        return find(key, &guess)
    }

    @inline(never)
    private func find(_ key: String, _ guess: inout Int) -> Int {
        if let place = places[key] {
            guess = place + 1
            return known[place].field
        }
        let field = GobFieldNames.match(key, memberNames) ?? -1
        places[key] = known.count
        known.append((key, field))
        guess = known.count
        return field
    }
}

/// How names of Swift properties and of Go's fields are matched.
enum GobFieldNames {
    /// The field with the key's name, else with that name exported, else with one that differs in case alone.
    static func match(_ key: String, _ names: [String]) -> Int? {
        if let index = names.firstIndex(of: key) { return index }
        if let index = names.firstIndex(where: { isExported($0, from: key) }) { return index }
        let lowercased = key.lowercased()
        return names.firstIndex { $0.lowercased() == lowercased }
    }

    private static func isExported(_ field: String, from name: String) -> Bool {
        field.utf8.count == name.utf8.count && field.utf8.dropFirst().elementsEqual(name.utf8.dropFirst())
            && field.first?.lowercased() == name.first?.lowercased()
    }
}
