/// How values of a Swift type stand in gob: what a ``GobSchema`` is made of.
public struct GobCodec<Value>: Sendable {
    let core: CodecCore
    /// What a field is that Go did not send.
    let zero: @Sendable () -> Value

    init(_ core: CodecCore, zero: @escaping @Sendable () -> Value) {
        self.core = core
        self.zero = zero
    }
}

/// A type that says itself how its values stand in gob.
public protocol GobCodecProviding: SendableMetatype {
    /// How values stand in gob.
    static var gobCodec: GobCodec<Self> { get }
}

extension GobCodec where Value == Bool {
    /// A bool.
    public static var bool: Self { Self(CodecCore(.bool, .basic(GobTypeID.bool)), zero: { false }) }
}

extension GobCodec where Value == Double {
    /// A float64.
    public static var float: Self { Self(CodecCore(.float, .basic(GobTypeID.float)), zero: { 0 }) }
}

extension GobCodec where Value == Float {
    /// A float32; as in Go, digits beyond its precision are lost, and a number beyond its range is an error.
    public static var float32: Self { Self(CodecCore(.float32, .basic(GobTypeID.float)), zero: { 0 }) }
}

extension GobCodec where Value == String {
    /// A string; bytes that are not UTF-8 are replaced.
    public static var string: Self { Self(CodecCore(.string, .basic(GobTypeID.string)), zero: { "" }) }
}

extension GobCodec where Value == [UInt8] {
    /// A []byte.
    public static var bytes: Self { Self(CodecCore(.bytes, .basic(GobTypeID.bytes)), zero: { [] }) }
}

extension GobCodec where Value == GobTime {
    /// A time.Time.
    public static var time: Self {
        Self(CodecCore(.time, .opaque(name: "Time", .gobEncoder)), zero: { .zero })
    }
}

extension GobCodec where Value: FixedWidthInteger & SendableMetatype {
    /// An integer of one of Swift's fixed sizes: int of Go when it is signed, else uint.
    static func integer(_ operation: CodecOperation) -> Self {
        Self(CodecCore(operation, .basic(Value.isSigned ? GobTypeID.int : GobTypeID.uint)), zero: { 0 })
    }
}

extension GobCodec {
    /// A slice of any length.
    public static func slice<Element>(of element: GobCodec<Element>) -> Self where Value == [Element] {
        let operation: CodecOperation =
            switch element.core.operation {
            case .string: .strings
            case .int64: .ints
            case .float: .floats
            default: .other
            }
        if operation == .other { return Self(SliceCore(element, count: nil), zero: { [] }) }
        return Self(CodecCore(operation, .slice(element.core.shape)), zero: { [] })
    }

    /// An array of a fixed count, which Go always sends.
    public static func array<Element>(of element: GobCodec<Element>, count: Int) -> Self where Value == [Element] {
        Self(SliceCore(element, count: count), zero: { (0..<max(count, 0)).map { _ in element.zero() } })
    }

    /// A map. An empty one is left out of a struct, like Go's nil.
    public static func map<Key: Hashable & SendableMetatype, Element>(
        _ key: GobCodec<Key>,
        _ value: GobCodec<Element>
    ) -> Self where Value == [Key: Element] {
        if key.core.operation == .string, value.core.operation == .string {
            return Self(CodecCore(.stringMap, .map(key.core.shape, value.core.shape)), zero: { [:] })
        }
        return Self(MapCore(key, value), zero: { [:] })
    }

    /// A pointer: nil is left out, and so is, as in Go, a pointer to a zero that is no struct or array.
    public static func optional<Wrapped>(_ wrapped: GobCodec<Wrapped>) -> Self where Value == Wrapped? {
        Self(OptionalCore(wrapped), zero: { nil })
    }

    /// A struct with a schema of its own, which Go always sends. The schema is asked for only when it is needed: it may
    /// be the one that the codec is used in.
    public static func structure(_ schema: @autoclosure @escaping @Sendable () -> GobSchema<Value>) -> Self {
        Self(StructureCore(schema), zero: { schema().zero() })
    }

    /// A value that stands in gob as one of another type, such as an enum as its raw value.
    ///
    /// - Parameters:
    ///   - other: How the other type's values stand in gob.
    ///   - to: Makes the other value; its zero is left out.
    ///   - from: Makes a value of the other one; nil when there is none, which is a `GobError.outOfRange`.
    public static func mapped<Other>(
        to other: GobCodec<Other>,
        zero: @autoclosure @escaping @Sendable () -> Value,
        _ to: @escaping @Sendable (Value) -> Other,
        from: @escaping @Sendable (Other) -> Value?
    ) -> Self {
        Self(MappedCore(other, to, from), zero: zero)
    }

    /// How a type writes itself in Go: a stream says which, and Go takes none for another.
    public enum SelfWriting: Sendable {
        /// With GobEncode.
        case gobEncoder
        /// With MarshalBinary.
        case binaryMarshaler
        /// With MarshalText.
        case textMarshaler
    }

    /// A value that writes itself.
    ///
    /// - Parameters:
    ///   - name: The type's name in Go.
    ///   - way: The method that Go's type has.
    ///   - zero: The value of a field that was not sent.
    ///   - encode: Makes the bytes; nothing, for a value that is left out of a struct.
    ///   - decode: Makes a value of the bytes; nil is a `GobError.malformedContents`.
    public static func opaque(
        _ name: String,
        as way: SelfWriting,
        zero: @autoclosure @escaping @Sendable () -> Value,
        encode: @escaping @Sendable (Value) -> [UInt8],
        decode: @escaping @Sendable ([UInt8]) -> Value?
    ) -> Self {
        let shape: GobType.Shape =
            switch way {
            case .gobEncoder: .gobEncoder
            case .binaryMarshaler: .binaryMarshaler
            case .textMarshaler: .textMarshaler
            }
        return Self(OpaqueCore(name, shape, encode, decode), zero: zero)
    }
}

extension Int: GobCodecProviding {
    /// An int.
    public static var gobCodec: GobCodec<Int> { .integer(.int) }
}
extension Int8: GobCodecProviding {
    /// An int8.
    public static var gobCodec: GobCodec<Int8> { .integer(.int8) }
}
extension Int16: GobCodecProviding {
    /// An int16.
    public static var gobCodec: GobCodec<Int16> { .integer(.int16) }
}
extension Int32: GobCodecProviding {
    /// An int32.
    public static var gobCodec: GobCodec<Int32> { .integer(.int32) }
}
extension Int64: GobCodecProviding {
    /// An int64.
    public static var gobCodec: GobCodec<Int64> { .integer(.int64) }
}
extension UInt: GobCodecProviding {
    /// A uint.
    public static var gobCodec: GobCodec<UInt> { .integer(.uint) }
}
extension UInt8: GobCodecProviding {
    /// A uint8.
    public static var gobCodec: GobCodec<UInt8> { .integer(.uint8) }
}
extension UInt16: GobCodecProviding {
    /// A uint16.
    public static var gobCodec: GobCodec<UInt16> { .integer(.uint16) }
}
extension UInt32: GobCodecProviding {
    /// A uint32.
    public static var gobCodec: GobCodec<UInt32> { .integer(.uint32) }
}
extension UInt64: GobCodecProviding {
    /// A uint64.
    public static var gobCodec: GobCodec<UInt64> { .integer(.uint64) }
}
extension Bool: GobCodecProviding {
    /// A bool.
    public static var gobCodec: GobCodec<Bool> { .bool }
}
extension Double: GobCodecProviding {
    /// A float64.
    public static var gobCodec: GobCodec<Double> { .float }
}
extension Float: GobCodecProviding {
    /// A float32.
    public static var gobCodec: GobCodec<Float> { .float32 }
}
extension String: GobCodecProviding {
    /// A string.
    public static var gobCodec: GobCodec<String> { .string }
}
extension GobTime: GobCodecProviding {
    /// A time.Time.
    public static var gobCodec: GobCodec<GobTime> { .time }
}
extension Array: GobCodecProviding where Element: GobCodecProviding {
    /// A slice; of `UInt8`, a []byte.
    public static var gobCodec: GobCodec<[Element]> {
        if Element.self == UInt8.self {
            return GobCodec(CodecCore(.bytes, .basic(GobTypeID.bytes)), zero: { [] })
        }
        return .slice(of: Element.gobCodec)
    }
}
extension Dictionary: GobCodecProviding where Key: GobCodecProviding, Value: GobCodecProviding {
    /// A map.
    public static var gobCodec: GobCodec<[Key: Value]> { .map(Key.gobCodec, Value.gobCodec) }
}
extension Optional: GobCodecProviding where Wrapped: GobCodecProviding {
    /// A pointer.
    public static var gobCodec: GobCodec<Wrapped?> { .optional(Wrapped.gobCodec) }
}
