/// What can go wrong in MimaGob. Offsets count bytes from the start of the stream; a path names the fields that lead to
/// a value, such as `Orders.3.Price`.
@nonexhaustive
public enum GobError: Error, Equatable, Sendable {
    /// The stream ends inside a message, or between the messages of one value.
    case truncated(offset: Int)
    /// An unsigned integer has a first byte that promises more than 8 bytes.
    case malformedInteger(offset: Int)
    /// A message has no bytes, or more than the limit.
    case messageLength(UInt64, limit: Int, offset: Int)
    /// A length or count says more than the message holds.
    case lengthExceedsMessage(UInt64, available: Int, offset: Int)
    /// There are more elements in a slice, array or map than the limit.
    case tooManyElements(UInt64, limit: Int, offset: Int)
    /// Values are nested deeper than the limit.
    case tooDeep(limit: Int, offset: Int)
    /// The stream defines more types, or larger ones, than the limit.
    case tooManyTypes(limit: Int, offset: Int)
    /// A type id is defined a second time.
    case duplicateType(id: Int, offset: Int)
    /// A type id is used that the stream has not defined.
    case undefinedType(id: Int, offset: Int)
    /// A type definition makes no sense.
    case malformedType(String, offset: Int)
    /// The field number of a struct is larger than its type has fields.
    case fieldOutOfBounds(Int, count: Int, offset: Int)
    /// The byte before a value that is no struct is not zero.
    case malformedSingleton(offset: Int)
    /// The count of elements is not the array type's.
    case arrayCount(found: Int, expected: Int, offset: Int)
    /// Bytes follow a type definition in its message.
    case trailingBytes(offset: Int)
    /// The name of an interface's type is longer than Go's 1,024 bytes.
    case interfaceNameLength(Int, offset: Int)

    /// A value has a kind that the receiving type cannot take.
    case typeMismatch(path: String, found: String, expected: String)
    /// A number does not fit the receiving type.
    case outOfRange(path: String, value: String, type: String)
    /// A struct shares no field with the type that should receive it.
    case noFieldsMatched(path: String, type: String)
    /// No Swift type is registered under the name that an interface carries.
    case unregisteredName(String, path: String)
    /// The bytes that a type wrote for itself, such as a time, are not in its form.
    case malformedContents(String, path: String)

    /// A value cannot be written as its type, or its type is not known.
    case invalidValue(String, path: String)
    /// A text is not the JSON that was expected.
    case malformedJSON(String, offset: Int)
    /// The type of the user reported an error of its own.
    case custom(String, path: String)
}

extension GobError: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .truncated(let offset): "the stream ends too early, at byte \(offset)"
        case .malformedInteger(let offset): "byte \(offset) does not start an integer"
        case .messageLength(let length, let limit, let offset):
            "the message at byte \(offset) has \(length) bytes instead of 1 to \(limit)"
        case .lengthExceedsMessage(let length, let available, let offset):
            "the length \(length) before byte \(offset) is larger than the \(available) bytes that the message has left"
        case .tooManyElements(let count, let limit, let offset):
            "\(count) elements at byte \(offset) are more than the limit of \(limit)"
        case .tooDeep(let limit, let offset): "values are nested more than \(limit) deep at byte \(offset)"
        case .tooManyTypes(let limit, let offset): "more than \(limit) types or fields are defined at byte \(offset)"
        case .duplicateType(let id, let offset): "type \(id) is defined again at byte \(offset)"
        case .undefinedType(let id, let offset): "type \(id) is used at byte \(offset) and not defined"
        case .malformedType(let reason, let offset): "the type defined before byte \(offset) \(reason)"
        case .fieldOutOfBounds(let field, let count, let offset):
            "field \(field) at byte \(offset) of a struct that has \(count)"
        case .malformedSingleton(let offset): "byte \(offset), before a value that is no struct, is not zero"
        case .arrayCount(let found, let expected, let offset):
            "\(found) elements at byte \(offset) in an array of \(expected)"
        case .trailingBytes(let offset): "bytes follow a type definition at byte \(offset)"
        case .interfaceNameLength(let length, let offset):
            "the name of a type at byte \(offset) has \(length) bytes, more than 1024"
        case .typeMismatch(let path, let found, let expected): "\(Self.place(path))\(found) instead of \(expected)"
        case .outOfRange(let path, let value, let type): "\(Self.place(path))\(value) does not fit \(type)"
        case .noFieldsMatched(let path, let type): "\(Self.place(path))no field of the struct is one of \(type)"
        case .unregisteredName(let name, let path): "\(Self.place(path))no type is registered as \"\(name)\""
        case .malformedContents(let reason, let path): "\(Self.place(path))\(reason)"
        case .invalidValue(let reason, let path): "\(Self.place(path))\(reason)"
        case .malformedJSON(let reason, let offset): "\(reason) at byte \(offset) of the JSON text"
        case .custom(let reason, let path): "\(Self.place(path))\(reason)"
        }
    }

    private static func place(_ path: String) -> String { path.isEmpty ? "" : "\(path): " }
}
