/// How a Swift struct is written and read field by field, declared once: the fast way beside Codable.
///
/// ```swift
/// let schema = GobSchema<Point>(name: "Point", zero: Point(), fields: [
///     .field("X", \.x), .field("Y", \.y),
/// ])
/// let bytes = try schema.encode([Point(x: 1, y: 2)])
/// let points = try schema.decode(bytes)
/// ```
///
/// Stored properties that are named by a key path are read and written where they lie in memory, without a call and
/// without a box; computed ones and closures work too, a little slower. What a stream has beyond the declared fields is
/// passed over, whatever it is.
public struct GobSchema<Root>: Sendable {
    let name: String
    let zero: @Sendable () -> Root
    let fields: [Field]
    let writeSteps: [WriteStep]
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
        writeSteps = fields.map {
            WriteStep(name: $0.name, operation: $0.core.operation, offset: $0.offset, core: $0.core)
        }
    }

    var shape: SchemaShape {
        .structure(identity) { [name, fields] in (name, fields.map { ($0.name, $0.core.shape) }) }
    }

    /// A field of the struct.
    public struct Field: Sendable {
        let name: String
        /// Where the value lies in the struct; 0 when the core takes the struct itself.
        let offset: Int
        let core: CodecCore
    }
}

/// An object for nothing but its identity.
final class SchemaIdentity: Sendable {}

extension GobSchema.Field {
    /// A field whose type says itself how it stands in gob, such as `Int`, `String`, `[Double]`, `[String: Int]?`.
    public static func field<Value: GobCodecProviding>(
        _ name: String,
        _ path: any WritableKeyPath<Root, Value> & Sendable
    ) -> Self {
        field(name, path, Value.gobCodec)
    }

    /// A field, and how its values stand in gob.
    public static func field<Value>(
        _ name: String,
        _ path: any WritableKeyPath<Root, Value> & Sendable,
        _ codec: GobCodec<Value>
    ) -> Self {
        if let offset = MemoryLayout<Root>.offset(of: path) {
            return Self(name: name, offset: offset, core: codec.core)
        }
        return field(name, codec, { $0[keyPath: path] }, { $0[keyPath: path] = $1 })
    }

    /// A field that is got and set by closures.
    public static func field<Value>(
        _ name: String,
        _ codec: GobCodec<Value>,
        _ get: @escaping @Sendable (Root) -> Value,
        _ set: @escaping @Sendable (inout Root, Value) -> Void
    ) -> Self {
        Self(name: name, offset: 0, core: AccessorCore(codec, get, set))
    }

    /// Any signed integer of Go.
    public static func int<T: GobCodecProviding & FixedWidthInteger & SignedInteger>(
        _ name: String,
        _ path: any WritableKeyPath<Root, T> & Sendable
    ) -> Self {
        field(name, path)
    }

    /// Any unsigned integer of Go.
    public static func uint<T: GobCodecProviding & FixedWidthInteger & UnsignedInteger>(
        _ name: String,
        _ path: any WritableKeyPath<Root, T> & Sendable
    ) -> Self {
        field(name, path)
    }

    /// Any signed integer of Go, by closures.
    public static func int<T: GobCodecProviding & FixedWidthInteger & SignedInteger>(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> T,
        _ set: @escaping @Sendable (inout Root, T) -> Void
    ) -> Self {
        field(name, T.gobCodec, get, set)
    }

    /// Any unsigned integer of Go, by closures.
    public static func uint<T: GobCodecProviding & FixedWidthInteger & UnsignedInteger>(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> T,
        _ set: @escaping @Sendable (inout Root, T) -> Void
    ) -> Self {
        field(name, T.gobCodec, get, set)
    }

    /// A string by closures.
    public static func string(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> String,
        _ set: @escaping @Sendable (inout Root, String) -> Void
    ) -> Self {
        field(name, .string, get, set)
    }

    /// A struct with a schema of its own, which Go always sends.
    public static func structure<Inner>(
        _ name: String,
        _ path: any WritableKeyPath<Root, Inner> & Sendable,
        _ schema: @autoclosure @escaping @Sendable () -> GobSchema<Inner>
    ) -> Self {
        field(name, path, .structure(schema()))
    }
}
