/// Several paths in gjson's language, which one pass over a text looks for together.
///
///     let paths = DotPaths(["name.last", "age", "friends.#.first"])
///     let values = JSON(text).get(paths)   // one for each path, in their order
///
/// Each value is the one that ``JSON/get(_:modifiers:)`` finds for its path alone. Steps that are keys and indexes are
/// shared; where a path has a wildcard or a `#`, the rest of it is looked for in the value that the steps before lead
/// to. Paths with modifiers, pipes, literals or multipaths are looked for one by one.
public struct DotPaths: Sendable {
    /// The paths.
    public let paths: [DotPath]
    let root: PathNode
    /// The paths that no pass can share, by their position.
    private let alone: [Int]

    /// Paths, of which the same may be there more than once.
    public init(_ paths: [String]) { self.init(paths.map { DotPath($0) }) }

    /// Paths, of which the same may be there more than once.
    public init(_ paths: [DotPath]) {
        self.paths = paths
        var root = PathNode(key: [])
        var alone: [Int] = []
        for (position, path) in paths.enumerated() where !root.add(path, at: position) { alone.append(position) }
        self.root = root
        self.alone = alone
    }

    func find(in text: Bytes) -> [Found] {
        var pass = PathsPass(text: text, paths: self)
        pass.run()
        var found = pass.found
        for position in alone {
            let path = paths[position]
            found[position] = withExtendedLifetime(path.modifiers) {
                withBytes(path.bytes) { text.find($0, SearchContext(path, text)) }
            }
        }
        return found
    }

    /// Where the values are that plain paths name, nil for what is not there; nothing at all unless all are plain. Of
    /// members with the same key only the first counts, as edits have it.
    func ranges(in text: Bytes) -> [Range<Int>?]? {
        guard alone.isEmpty, !root.hasRests else { return nil }
        var pass = PathsPass(text: text, paths: self)
        pass.takesFirstOnly = true
        pass.run()
        return pass.found.map { $0.exists && $0.lower > 0 ? $0.lower..<$0.upper : nil }
    }
}

/// A step that paths share, and what follows it.
struct PathNode: Sendable {
    let key: [UInt8]
    /// The step as an index.
    let index: Int?
    var children: [PathNode] = []
    /// The paths that end here.
    var ends: [Int] = []
    /// The paths that go on in another way than by a key or an index.
    var rests: [(position: Int, path: [UInt8])] = []

    init(key: [UInt8]) {
        self.key = key
        index = 1...18 ~= key.count ? withBytes(key) { $0.wrappedUInt }.map { Int(truncatingIfNeeded: $0) } : nil
    }

    var hasRests: Bool { !rests.isEmpty || children.contains { $0.hasRests } }

    /// Whether the path is of the kind that a pass can look for.
    mutating func add(_ path: DotPath, at position: Int) -> Bool {
        withBytes(path.bytes) { bytes in
            guard path.canBeShared, bytes[0] != 0x2E || bytes[1] != 0x2E else { return false }
            add(bytes, at: position, depth: 0)
            return true
        }
    }

    private mutating func add(_ path: Bytes, at position: Int, depth: Int) {
        var end = 0
        while end < path.count, path[end] != 0x2E {
            switch path[end] {
            case 0x22, 0x23, 0x2A, 0x3F, 0x5C:
                rests.append((position, path.array))
                return
            default: end += 1
            }
        }
        let isNegative = path[0] == 0x2D && end > 1
        guard depth < SearchContext.depthLimit / 2, !isNegative else {
            rests.append((position, path.array))
            return
        }
        let key = path[0..<end].array
        let place =
            children.firstIndex { $0.key == key }
            ?? {
                children.append(PathNode(key: key))
                return children.count - 1
            }()
        if end < path.count {
            children[place].add(path.from(end + 1), at: position, depth: depth + 1)
        } else {
            children[place].ends.append(position)
        }
    }
}

extension DotPath {
    /// No modifier, pipe, literal or multipath.
    fileprivate var canBeShared: Bool {
        !bytes.contains { $0 == 0x40 || $0 == 0x7C || $0 == 0x21 || $0 == 0x7B || $0 == 0x5B }
    }
}

/// One pass over a text for many paths.
private struct PathsPass {
    let text: Bytes
    let paths: DotPaths
    var found: [Found]
    /// How many paths nothing has been found for.
    var missing: Int
    var takesFirstOnly = false

    init(text: Bytes, paths: DotPaths) {
        self.text = text
        self.paths = paths
        found = [Found](repeating: Found(), count: paths.paths.count)
        missing = found.count
    }

    mutating func run() {
        var i = 0
        while i < text.count, text[i] != 0x7B, text[i] != 0x5B { i &+= 1 }
        guard i < text.count else { return }
        rests(of: paths.root, text[i..<text.count], at: i)
        _ = container(at: i, paths.root)
    }

    /// Looks into an object or array; where it ends.
    private mutating func container(at start: Int, _ node: PathNode) -> Int {
        text[start] == 0x7B ? members(start &+ 1, node) : elements(start &+ 1, node)
    }

    private mutating func members(_ start: Int, _ node: PathNode) -> Int {
        var i = start
        var met: [[UInt8]] = []
        while i < text.count {
            while i < text.count, text[i] != 0x22 {
                if text[i] == 0x7D { return i &+ 1 }
                i &+= 1
            }
            guard i < text.count else { return i }
            let end = text.stringEnd(from: i &+ 1)
            guard end.isClosed else { return text.count }
            let key = text[i &+ 1..<end.next &- 1]
            let child =
                end.hasEscape ? withBytes(key.unescaped) { node.child(of: $0) } : node.child(of: key)
            i = end.next
            while i < text.count, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count else { return i }
            if var child {
                if takesFirstOnly {
                    if met.contains(child.key) { child = PathNode(key: []) }
                    met.append(child.key)
                }
                i = value(at: i, child)
            } else {
                i = skip(at: i)
            }
            guard missing > 0, i >= 0 else { return text.count }
        }
        return i
    }

    private mutating func elements(_ start: Int, _ node: PathNode) -> Int {
        var i = start
        var position = 0
        while i < text.count {
            while i < text.count, text[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, text[i] != 0x5D else { return i &+ 1 }
            let here = i
            i = -2
            // `01` is the index 1 too.
            for child in node.children where child.index == position { i = value(at: here, child) }
            if i == -2 { i = skip(at: here) }
            guard missing > 0, i >= 0 else { return text.count }
            position &+= 1
        }
        return i
    }

    private func skip(at i: Int) -> Int { text.hit(at: i).upper }

    /// A value that paths lead to; where it ends.
    private mutating func value(at i: Int, _ node: PathNode) -> Int {
        let isNested = text[i] == 0x7B || text[i] == 0x5B
        // Searching a nested value finds its end too, unless it is one that is asked for.
        let hit = node.ends.isEmpty && node.rests.isEmpty && isNested ? nil : text.hit(at: i)
        if let hit {
            guard hit.upper >= 0 else { return -1 }
            for position in node.ends { take(Found(hit), at: hit.lower, for: position) }
            if isNested { rests(of: node, text[hit.lower..<hit.upper], at: hit.lower) }
        }
        guard isNested, !node.children.isEmpty, missing > 0 else { return hit?.upper ?? skip(at: i) }
        let end = container(at: i, node)
        return hit?.upper ?? end
    }

    /// Looks for what does not go on by keys and indexes.
    private mutating func rests(of node: PathNode, _ value: Bytes, at lower: Int) {
        for (position, rest) in node.rests where !found[position].exists {
            let path = paths.paths[position]
            var result = withExtendedLifetime(path.modifiers) {
                withBytes(rest) { value.find($0, SearchContext(path, text)) }
            }
            guard result.exists else { continue }
            if result.isPlain {
                result.lower += lower
                result.upper += lower
            }
            if let indexes = result.indexes {
                result.indexes = indexes.map { $0 + lower }
            }
            take(result, at: result.index + (result.isPlain ? lower : 0), for: position)
        }
    }

    private mutating func take(_ value: Found, at index: Int, for position: Int) {
        guard !found[position].exists else { return }
        found[position] = value
        found[position].index = index
        missing -= 1
    }
}

extension PathNode {
    @inline(__always)
    fileprivate func child(of key: Bytes) -> PathNode? {
        for child in children where child.key.count == key.count && withBytes(child.key, { $0.equals(key) }) {
            return child
        }
        return nil
    }
}
