/// Why an expression has no value.
@nonexhaustive
public enum ExpressionError: Error, Equatable {
    /// Something at this offset, in bytes, that cannot stand there; what could.
    case unexpected(offset: Int, expected: String)
    /// A name that means nothing.
    case unknownName(String)
    /// A function with another number of arguments than it takes.
    case wrongArgumentCount(function: String, expected: String)
    /// Parentheses or signs nested too deeply.
    case tooDeep
    /// A truth value or a list where a number is needed, or the other way round.
    case wrongKind(expected: String)
    /// Numbers for which an operation is not defined.
    case arithmetic(BigIntError)
    /// A result beyond the limit of bits.
    case tooLarge(bitLimit: Int)
    /// An argument that must fit a machine word and does not, or is out of range.
    case outOfRange(function: String)
    /// ``Expression/isCancelled`` answered true.
    case cancelled
}

extension ExpressionError: CustomStringConvertible {
    /// What is wrong, without a capital letter or a full stop.
    public var description: String {
        switch self {
        case .unexpected(let offset, let expected): "expected \(expected) at character \(offset + 1)"
        case .unknownName(let name):
            "'\(name.utf8.count > 40 ? "\(name.prefix(39))…" : name)' is neither a variable nor a function"
        case .wrongArgumentCount(let function, let expected): "'\(function)' takes \(expected)"
        case .tooDeep: "the expression is nested too deeply"
        case .wrongKind(let expected): "expected \(expected)"
        case .arithmetic(let error): "\(error)"
        case .tooLarge(let limit): "the result would have more than \(limit) bits"
        case .outOfRange(let function): "an argument of '\(function)' is out of range"
        case .cancelled: "cancelled"
        }
    }
}
