/// How a Swift type is written and read field by field, declared once: the fast way beside Codable.
///
/// ```swift
/// let schema = GobSchema<Point>(name: "Point", zero: Point(), fields: [
///     .int("X", \.x), .int("Y", \.y),
/// ])
/// let bytes = try schema.encode([Point(x: 1, y: 2)])
/// let points = try schema.decode(bytes)
/// ```
///
/// A schema covers structs of numbers, texts, bytes, slices of these, and structs of other schemas; what Go sends
/// beyond the declared fields is passed over.
public struct GobSchema<Root>: Sendable {
    /// A field of the struct.
    public struct Field: Sendable {
        let name: String
        let shape: SchemaShape
        /// Writes the value, after the distance from the last field, unless it is zero.
        let write: @Sendable (Root, Int, inout Int, inout WireOutput) -> Void
        let read: @Sendable (inout Root, inout SchemaInput) throws(GobError) -> Void
    }

    let name: String
    let zero: @Sendable () -> Root
    let fields: [Field]
    /// Tells this schema from others.
    let identity = SchemaIdentity()

    /// Declares a struct.
    ///
    /// - Parameters:
    ///   - name: The type's name in Go, for people who look at the stream.
    ///   - zero: A value whose fields are those that Go leaves out.
    ///   - fields: The fields in their order.
    public init(name: String, zero: @autoclosure @escaping @Sendable () -> Root, fields: [Field]) {
        self.name = name
        self.zero = zero
        self.fields = fields
    }

    var shape: SchemaShape { .structure(name, fields.map { ($0.name, $0.shape) }) }

    @inline(__always)
    func write(_ value: Root, _ output: inout WireOutput) {
        var last = -1
        var index = 0
        while index < fields.count {
            fields[index].write(value, index, &last, &output)
            index += 1
        }
        output.unsigned(0)
    }
}

/// An object for nothing but its identity.
final class SchemaIdentity: Sendable {}

/// The gob type that a schema stands for.
indirect enum SchemaShape: Sendable {
    case basic(Int)
    case slice(SchemaShape)
    case structure(String, [(String, SchemaShape)])

    /// Defines the type and what it is made of, and gives its id.
    func define(_ types: inout [Int: GobType], next: inout Int) -> Int {
        switch self {
        case .basic(let id): return id
        case .slice(let element):
            let element = element.define(&types, next: &next)
            // One slice type for each element type, as in Go.
            if let known = types.first(where: { $0.value.shape == .slice(element: element) }) { return known.key }
            let id = next
            next += 1
            types[id] = GobType(name: "", commonID: id, shape: .slice(element: element))
            return id
        case .structure(let name, let fields):
            let id = next
            next += 1
            var members: [GobType.Field] = []
            for (name, shape) in fields {
                members.append(GobType.Field(name: name, type: shape.define(&types, next: &next)))
            }
            types[id] = GobType(name: name, commonID: id, shape: .structure(members))
            return id
        }
    }
}
