/// Arithmetic as people write it: `2**127 - 1 is prime`.
///
/// From the loosest to the tightest:
///
/// | | |
/// | --- | --- |
/// | `x; y` | one after the other; the value is that of the last |
/// | `name = x` | keeps a value |
/// | `x is prime`, `is even`, `is odd`, `is square`, `is power`, `is not …` | questions |
/// | `== != < <= > >=` | comparisons |
/// | `\|`, `^`, `&`, `<< >>` | bits, in two's complement |
/// | `+ -`, then `* / %` | `/` drops the fraction, `%` has the dividend's sign |
/// | `- + ~` | in front |
/// | `**` | power, from the right |
/// | `!` | factorial |
///
/// Numbers are decimal, or hexadecimal, octal, binary with `0x`, `0o`, `0b`; `_` may stand between digits. `ans` is the
/// value before.
public struct Expression: Sendable {
    /// What an expression gives.
    public enum Value: Sendable, Equatable {
        /// A number.
        case number(BigInt)
        /// The answer to a question.
        case truth(Bool)
        /// Several numbers.
        case list([BigInt])
    }

    /// The variables by name.
    public var variables: [String: BigInt]

    /// How many bits a result may have.
    public var bitLimit: Int

    /// Stops factoring, with `ExpressionError.cancelled`, where it answers true.
    public var isCancelled: @Sendable () -> Bool = { false }

    /// - Parameters:
    ///   - variables: The variables by name.
    ///   - bitLimit: How many bits a result may have; 2^28, some 80 million digits, unless told otherwise.
    public init(variables: [String: BigInt] = [:], bitLimit: Int = 1 << 28) {
        self.variables = variables
        self.bitLimit = bitLimit
    }

    /// The names of the functions.
    public static var functionNames: [String] { ExpressionParser.argumentCounts.keys.sorted() }

    /// The value of a text, which may also set variables; they stay as they were where it throws.
    ///
    /// - Throws: `ExpressionError`: where the text is wrong, or what has no value.
    public mutating func evaluate(_ text: String) throws(ExpressionError) -> Value {
        let bytes = [UInt8](text.utf8)
        var parser = ExpressionParser(bytes, self)
        let value = try parser.statements()
        variables = parser.context.variables
        return value
    }
}

extension Expression.Value: CustomStringConvertible {
    /// Decimal numbers, with spaces between them; `true` or `false`.
    public var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .truth(let truth): "\(truth)"
        case .list(let numbers): numbers.map(\.description).joined(separator: " ")
        }
    }
}
