/// Names for the types of a stream, in Go's syntax.
public struct GobTypeNames: Sendable {
    private let types: [Int: GobType]
    /// The names of structs and of types that write themselves.
    private var names: [Int: String] = [:]

    /// Makes names for these types. Structs without a name, or with one that is taken, get the id behind it.
    public init(_ types: [Int: GobType]) {
        self.types = types
        var taken: Set<String> = []
        for (id, type) in types.sorted(by: { $0.key < $1.key }) {
            if case .structure = type.shape {} else if !type.shape.parts.isEmpty { continue }
            var name = String(String.UnicodeScalarView(type.name.unicodeScalars.filter(Self.isNameScalar)))
            if name.isEmpty || name.first?.isNumber == true { name = "T\(name)" }
            if name == "T" || !taken.insert(name).inserted { name += "\(id)" }
            taken.insert(name)
            names[id] = name
        }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// The type as Go writes it, such as `map[string][]Point`.
    public func name(of id: Int) -> String { name(of: id, depth: 0) }

    private func name(of id: Int, depth: Int) -> String {
        switch id {
        case GobTypeID.bool: return "bool"
        case GobTypeID.int: return "int64"
        case GobTypeID.uint: return "uint64"
        case GobTypeID.float: return "float64"
        case GobTypeID.bytes: return "[]byte"
        case GobTypeID.string: return "string"
        case GobTypeID.complex: return "complex128"
        case GobTypeID.interface: return "any"
        default: break
        }
        // Slices and maps that contain themselves have no name in Go without a declaration.
        guard depth < 32, let type = types[id] else { return "T\(id)" }
        switch type.shape {
        case .array(let element, let count): return "[\(count)]\(name(of: element, depth: depth + 1))"
        case .slice(let element): return "[]\(name(of: element, depth: depth + 1))"
        case .map(let key, let value):
            return "map[\(name(of: key, depth: depth + 1))]\(name(of: value, depth: depth + 1))"
        default: return names[id] ?? "T\(id)"
        }
    }

    /// The declarations of all structs and of all types that write themselves, in the order of their ids.
    public var declarations: [String] {
        types.sorted { $0.key < $1.key }.compactMap { (id, type) in
            switch type.shape {
            case .structure(let members):
                declaration(of: id, members)
            case .gobEncoder: "// \(name(of: id)) implements gob.GobEncoder (type \(id)).\ntype \(name(of: id)) []byte"
            case .binaryMarshaler:
                "// \(name(of: id)) implements encoding.BinaryMarshaler (type \(id)).\ntype \(name(of: id)) []byte"
            case .textMarshaler:
                "// \(name(of: id)) implements encoding.TextMarshaler (type \(id)).\ntype \(name(of: id)) []byte"
            case .array, .slice, .map, .unknown: nil
            }
        }
    }

    private func declaration(of id: Int, _ members: [GobType.Field]) -> String {
        let width = members.map(\.name.count).max() ?? 0
        let lines = members.map { member in
            let padding = String(repeating: " ", count: width - member.name.count + 1)
            // A struct can contain itself only behind a pointer.
            let pointer = contains(id, in: member.type) ? "*" : ""
            return "\t\(member.name)\(padding)\(pointer)\(name(of: member.type))\n"
        }
        return "// Type \(id).\ntype \(name(of: id)) struct {\n\(lines.joined())}"
    }

    /// Whether a value of type `type` holds one of `id` in itself, not behind a slice or a map.
    private func contains(_ id: Int, in type: Int) -> Bool {
        var seen: Set<Int> = []
        var waiting = [type]
        while let next = waiting.popLast() {
            if next == id { return true }
            guard seen.insert(next).inserted else { continue }
            switch types[next]?.shape {
            case .structure(let members): waiting += members.map(\.type)
            case .array(let element, _): waiting.append(element)
            default: break
            }
        }
        return false
    }
}
