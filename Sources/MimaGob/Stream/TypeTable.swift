/// The types that a stream has defined so far, and the plans for reading their values.
struct TypeTable: Sendable {
    /// What kind of value a node stands for.
    enum Kind: UInt8, Sendable {
        case bool, int, uint, float, bytes, string, complex, interface
        case array, slice, map, structure, opaque
    }

    /// How a value is read or written. Nodes know each other by number; the first nine are those of the basic types.
    struct Node: Sendable {
        var kind: Kind
        /// Whether values stand in one message and are nested only as deep as `height`: nothing in the type is an
        /// interface or the type itself. They are read without a stack of our own.
        var isFlat: Bool
        /// How many values are nested in each other when the type is flat.
        var height = 0
        /// The node of the element or the key; the first field of a struct.
        var first = 0
        /// The node of a map's values, the count of an array's elements or of a struct's fields.
        var second = 0
    }

    private(set) var definitions: [Int: GobType] = [:]
    /// The ids in the order of their definitions.
    private(set) var order: [Int] = []
    private(set) var fieldCount = 0
    /// The types that values at the top level and in interfaces had.
    private(set) var used: Set<Int> = []
    /// Number 0 is never used: it stands for a type that is being looked at.
    private(set) var nodes: [Node] = Self.basicNodes
    /// The names of the fields of all structs, and the nodes of their values.
    private(set) var memberNames: [String] = []
    private(set) var memberNodes: [Int] = []
    private var numbers: [Int: Int] = [:]
    /// The last type that was asked for, and its node: values of one type follow each other.
    private var last = (id: -1, node: 0)

    /// Types nested deeper than this are not taken for flat, so that reading them needs little of the thread's stack.
    static let maximumFlatHeight = 32

    private static let basicNodes: [Node] =
        [Node(kind: .opaque, isFlat: true)]
        + [.bool, .int, .uint, .float, .bytes, .string, .complex].map { Node(kind: $0, isFlat: true) }
        + [Node(kind: .interface, isFlat: false)]

    mutating func define(_ id: Int, _ type: GobType) {
        if let old = definitions.updateValue(type, forKey: id) {
            // Nodes that are in use stay as they are; new values get new ones.
            numbers = [:]
            last = (-1, 0)
            if case .structure(let members) = old.shape { fieldCount -= members.count }
        } else {
            order.append(id)
        }
        if case .structure(let members) = type.shape { fieldCount += members.count }
    }

    /// Forgets the nodes, when no value is being read, because a definition is about to change.
    mutating func forgetNodes() {
        nodes = Self.basicNodes
        memberNames = []
        memberNodes = []
        numbers = [:]
        last = (-1, 0)
    }

    /// The number of the node for a type and, made on the way, for all that it consists of.
    ///
    /// - Throws: `GobError.undefinedType` when one of them is missing.
    @inline(__always)
    mutating func node(for id: Int, offset: @autoclosure () -> Int) throws(GobError) -> Int {
        if GobTypeID.isBasic(id) { return id }
        if id == last.id { return last.node }
        let node = try find(id, offset: offset())
        last = (id, node)
        return node
    }

    private mutating func find(_ id: Int, offset: Int) throws(GobError) -> Int {
        used.insert(id)
        if let number = numbers[id] { return number }
        // Types lead to each other in circles and long chains: first all get their numbers, then their contents.
        var added: [Int] = []
        var waiting = [id]
        let start = nodes.count
        while let next = waiting.popLast() {
            if GobTypeID.isBasic(next) || numbers[next] != nil { continue }
            guard let type = definitions[next], type.shape != .unknown else {
                for id in added { numbers[id] = nil }
                nodes.removeSubrange(start...)
                throw .undefinedType(id: next, offset: offset)
            }
            numbers[next] = nodes.count
            nodes.append(Node(kind: .opaque, isFlat: true))
            added.append(next)
            waiting += type.shape.parts
        }
        for id in added { fill(id) }
        measure(from: start)
        return number(id)
    }

    private mutating func fill(_ id: Int) {
        guard let number = numbers[id], let type = definitions[id] else { return }
        switch type.shape {
        case .array(let element, let count):
            nodes[number] = Node(kind: .array, isFlat: false, first: self.number(element), second: count)
        case .slice(let element):
            nodes[number] = Node(kind: .slice, isFlat: false, first: self.number(element))
        case .map(let key, let value):
            nodes[number] = Node(kind: .map, isFlat: false, first: self.number(key), second: self.number(value))
        case .structure(let members):
            nodes[number] = Node(kind: .structure, isFlat: false, first: memberNodes.count, second: members.count)
            memberNames += members.map(\.name)
            memberNodes += members.map { self.number($0.type) }
        case .textMarshaler: nodes[number].second = 1
        case .binaryMarshaler: nodes[number].second = 2
        case .gobEncoder, .unknown: break
        }
    }

    /// Whether a type writes itself as text.
    func isText(_ number: Int) -> Bool { nodes[number].kind == .opaque && nodes[number].second == 1 }

    /// How a type writes itself.
    func opaqueShape(_ number: Int) -> GobType.Shape {
        switch nodes[number].second {
        case 1: .textMarshaler
        case 2: .binaryMarshaler
        default: .gobEncoder
        }
    }

    /// Finds out which of the new nodes are flat: those whose parts all are, over and over. What contains itself never
    /// becomes flat.
    private mutating func measure(from start: Int) {
        var isChanged = true
        var round = 0
        while isChanged, round <= Self.maximumFlatHeight {
            isChanged = false
            round += 1
            // Parts mostly come after the whole.
            for number in (start..<nodes.count).reversed() where !nodes[number].isFlat {
                guard let height = heightOfParts(number), height < Self.maximumFlatHeight else { continue }
                nodes[number].isFlat = true
                nodes[number].height = height + 1
                isChanged = true
            }
        }
    }

    /// The largest height of a node's parts, nil while one of them is not flat.
    private func heightOfParts(_ number: Int) -> Int? {
        let node = nodes[number]
        func height(_ part: Int) -> Int? { nodes[part].isFlat ? nodes[part].height : nil }
        switch node.kind {
        case .interface: return nil
        case .array, .slice: return height(node.first)
        case .map:
            guard let key = height(node.first), let value = height(node.second) else { return nil }
            return max(key, value)
        case .structure:
            var largest = 0
            for member in node.first..<node.first + node.second {
                guard let height = height(memberNodes[member]) else { return nil }
                largest = max(largest, height)
            }
            return largest
        default: return 0
        }
    }

    /// The definitions, those that go on behind another for no value's sake told so.
    var completeDefinitions: [Int: GobType] {
        var needed = used
        for type in definitions.values { needed.formUnion(type.shape.parts) }
        var result = definitions
        var last: Int?
        for id in order {
            if needed.contains(id) || last == nil {
                let isOpaque = definitions[id].map { $0.shape != .unknown && $0.shape.parts.isEmpty } ?? false
                if isOpaque || needed.contains(id) { last = isOpaque ? id : last }
            } else if let last {
                result[last]?.companions.append(id)
            }
        }
        return result
    }

    private func number(_ id: Int) -> Int { GobTypeID.isBasic(id) ? id : numbers[id] ?? 0 }
}
