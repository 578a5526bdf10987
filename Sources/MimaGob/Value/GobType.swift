/// A type that a stream defines, as encoding/gob sends it (package document, "Types").
public struct GobType: Sendable, Hashable {
    /// One field of a struct.
    public struct Field: Sendable, Hashable {
        /// The exported name.
        public var name: String
        /// The id of the field's type.
        public var type: Int

        /// Makes a field.
        public init(name: String, type: Int) {
            self.name = name
            self.type = type
        }
    }

    /// What a type is made of. Ids refer to other definitions of the stream, or to ``GobTypeID``'s basic types.
    public enum Shape: Sendable, Hashable {
        case array(element: Int, count: Int)
        case slice(element: Int)
        case structure([Field])
        case map(key: Int, value: Int)
        /// A type that writes itself with GobEncode.
        case gobEncoder
        /// A type that writes itself with MarshalBinary.
        case binaryMarshaler
        /// A type that writes itself with MarshalText.
        case textMarshaler
        /// A definition of no kind, which no value can have.
        case unknown

        /// The types that this one is made of, in the order in which Go defines them.
        var parts: [Int] {
            switch self {
            case .array(let element, _), .slice(let element): [element]
            case .map(let key, let value): [key, value]
            case .structure(let members): members.map(\.type)
            case .gobEncoder, .binaryMarshaler, .textMarshaler, .unknown: []
            }
        }
    }

    /// The name without a package; often empty.
    public var name: String
    /// The id that the definition itself carries. It can differ from the one that counts, the message's.
    public var commonID: Int
    /// What the type is made of.
    public var shape: Shape
    /// Types that are defined right after this one though no value needs them: Go sends those of the fields of a struct
    /// that writes itself.
    public var companions: [Int]

    /// Makes a type.
    public init(name: String, commonID: Int, shape: Shape, companions: [Int] = []) {
        self.name = name
        self.commonID = commonID
        self.shape = shape
        self.companions = companions
    }
}

/// The ids of the types that every stream knows.
public enum GobTypeID {
    /// The id of Go's bool.
    public static let bool = 1
    /// The id of Go's int.
    public static let int = 2
    /// The id of Go's uint.
    public static let uint = 3
    /// The id of Go's float.
    public static let float = 4
    /// The id of Go's bytes.
    public static let bytes = 5
    /// The id of Go's string.
    public static let string = 6
    /// The id of Go's complex.
    public static let complex = 7
    /// The id of Go's interface.
    public static let interface = 8

    /// The id that a writer gives to its first type: 65 up to Go 1.19 or so, 64 in later Go.
    public static let firstUserDefined = 65

    /// Whether the id is one of a basic type.
    public static func isBasic(_ id: Int) -> Bool { bool...interface ~= id }
}
