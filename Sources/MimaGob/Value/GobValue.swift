/// Any value of a stream, as it stands there: pointers are gone, and only the fields that were sent are here.
public enum GobValue: Sendable, Equatable {
    case bool(Bool)
    /// Any signed integer of Go.
    case int(Int64)
    /// Any unsigned integer of Go, bytes of arrays too.
    case uint(UInt64)
    /// float32 and float64.
    case float(Double)
    /// complex64 and complex128.
    case complex(real: Double, imaginary: Double)
    /// A []byte.
    case bytes([UInt8])
    case string(String)
    /// A string that is not UTF-8, which Go allows.
    case rawString([UInt8])
    case array([GobValue])
    case slice([GobValue])
    /// The entries in the order of the stream.
    case map([GobMapEntry])
    case structure(GobStruct)
    /// An interface that holds a value, or nil.
    case interface(GobInterface?)
    /// What a type wrote for itself: GobEncoder, BinaryMarshaler or TextMarshaler.
    case opaque([UInt8])
}

/// One entry of a map.
public struct GobMapEntry: Sendable, Equatable {
    /// The key.
    public var key: GobValue
    /// The value.
    public var value: GobValue

    /// Makes an entry.
    public init(key: GobValue, value: GobValue) {
        self.key = key
        self.value = value
    }
}

/// The fields of a struct that were sent, in the order of its type. The others have their zero values.
public struct GobStruct: Sendable, Equatable {
    /// A field that was sent.
    public struct Field: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The value.
        public var value: GobValue

        /// Makes a field.
        public init(name: String, value: GobValue) {
            self.name = name
            self.value = value
        }
    }

    /// The fields, in the order of the type.
    public var fields: [Field]

    /// Makes a struct of the fields in the order of its type.
    public init(fields: [Field]) { self.fields = fields }

    /// The value of a field; nil when it was not sent. Setting adds a field, or with nil takes it away; the writer
    /// brings the fields into order.
    public subscript(name: String) -> GobValue? {
        get { fields.first { $0.name == name }?.value }
        set {
            let index = fields.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append(Field(name: name, value: value))
            case (nil, nil): break
            }
        }
    }
}

/// What an interface holds: a value with its type.
public struct GobInterface: Sendable, Equatable {
    private final class Content: Sendable {
        let name: String
        let type: Int
        let value: GobValue

        init(name: String, type: Int, value: GobValue) {
            self.name = name
            self.type = type
            self.value = value
        }
    }

    // In a box of its own, so that every GobValue stays small.
    private let content: Content

    /// The name under which Go registered the type, such as `main.Point` or `int`.
    public var name: String { content.name }
    /// The id of the value's type.
    public var type: Int { content.type }
    /// The value.
    public var value: GobValue { content.value }

    /// Makes the content of an interface.
    public init(name: String, type: Int, value: GobValue) {
        content = Content(name: name, type: type, value: value)
    }

    /// Whether name, type and value are the same.
    public static func == (one: GobInterface, other: GobInterface) -> Bool {
        one.name == other.name && one.type == other.type && one.value == other.value
    }
}

/// A value at the top level of a stream, and its type.
public struct GobItem: Sendable, Equatable {
    /// The id of the value's type.
    public var type: Int
    /// The value.
    public var value: GobValue

    /// Makes an item.
    public init(type: Int, value: GobValue) {
        self.type = type
        self.value = value
    }
}
