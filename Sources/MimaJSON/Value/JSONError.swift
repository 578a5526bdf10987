/// Why an edit, a pointer, a patch or a query of JSON did not work.
@nonexhaustive
public enum JSONError: Error, Hashable, Sendable {
    /// The text is not JSON.
    case syntax(JSONSyntaxError)
    /// An edit's path is empty.
    case emptyPath
    /// An edit's path has a step that is no index where the text has an array.
    case notAnIndex(step: String)
    /// An edit's path leads through a value that is neither an object nor an array.
    case notAContainer
    /// An index that is farther behind an array's end than ``JSON/indexLimit``.
    case indexTooLarge(UInt64)
    /// A path with wildcards, queries or modifiers, which name nothing that could be deleted one by one.
    case cannotDelete(path: String)
    /// A JSON Pointer that RFC 6901 §3 does not allow.
    case badPointer(String)
    /// A JSON Pointer to something that is not there.
    case missing(pointer: String)
    /// A JSONPath query that RFC 9535 does not allow; the offset counts the query's bytes.
    case badQuery(reason: String, offset: Int)
    /// An operation of a JSON Patch that RFC 6902 does not allow.
    case badPatch(operation: Int, reason: String)
    /// An operation of a JSON Patch that could not be done.
    case patchFailed(operation: Int, reason: String)
    /// A value that cannot be written as JSON.
    case notEncodable(String)
    /// A member that a type of the program needs is not there.
    case missingMember(path: String)
    /// What is at the path does not fit the type of the program that is to be made of it.
    case cannotDecode(path: String, reason: String)
}

extension JSONError: CustomStringConvertible {
    /// What is wrong, on one line.
    public var description: String {
        switch self {
        case .syntax(let error): "not JSON: \(error)"
        case .emptyPath: "the path is empty"
        case .notAnIndex(let step): "'\(step)' is no index of an array"
        case .notAContainer: "the path leads through a value that is neither an object nor an array"
        case .indexTooLarge(let index): "index \(index) is too far behind the array's end"
        case .cannotDelete(let path): "'\(path)' may name many values; only a plain path can be deleted"
        case .badPointer(let text): "'\(text)' is no JSON Pointer"
        case .missing(let pointer): "there is nothing at '\(pointer)'"
        case .badQuery(let reason, let offset): "bad JSONPath at byte \(offset): \(reason)"
        case .badPatch(let operation, let reason): "bad patch, operation \(operation + 1): \(reason)"
        case .patchFailed(let operation, let reason): "patch operation \(operation + 1) failed: \(reason)"
        case .notEncodable(let reason): "cannot be written as JSON: \(reason)"
        case .missingMember(let path): "there is no '\(path)'"
        case .cannotDecode(let path, let reason): "cannot decode '\(path)': \(reason)"
        }
    }
}
