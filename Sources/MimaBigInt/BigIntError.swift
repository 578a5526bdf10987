/// What can be wrong with numbers from outside.
@nonexhaustive
public enum BigIntError: Error, Equatable {
    /// A division by zero.
    case divisionByZero
    /// Text without a digit.
    case noDigits
    /// A character at this offset, in bytes, that is not a digit of the radix or not in its place.
    case invalidCharacter(offset: Int)
    /// A radix that is not from 2 to 62.
    case invalidRadix(Int)
    /// A value that must not be negative.
    case negative
    /// A root of degree zero, or a modulus of zero.
    case zero
    /// The number and the modulus have a common divisor, so that there is no inverse.
    case notInvertible
    /// There is no root modulo the modulus.
    case noRoot
    /// A number that is not the divisor times an integer, where that is needed.
    case notMultiple
    /// An even modulus, where an odd one is needed.
    case even
    /// Congruences that contradict each other.
    case contradiction
    /// A result of more bits than was allowed.
    case tooLarge
    /// An infinity, or not a number.
    case notFinite
}

extension BigIntError: CustomStringConvertible {
    /// What is wrong, without a capital letter or a full stop.
    public var description: String {
        switch self {
        case .divisionByZero: "division by zero"
        case .noDigits: "there is no digit"
        case .invalidCharacter(let offset): "the character at byte \(offset) does not belong in a number"
        case .invalidRadix(let radix): "the radix \(radix) is not from 2 to 62"
        case .negative: "a number that must not be negative is"
        case .zero: "a number that must not be zero is"
        case .notInvertible: "the number has no inverse to this modulus"
        case .noRoot: "the number has no root to this modulus"
        case .notMultiple: "the number is no multiple of the divisor"
        case .even: "a modulus that must be odd is even"
        case .contradiction: "the congruences contradict each other"
        case .tooLarge: "the result would be too large"
        case .notFinite: "the number is not finite"
        }
    }
}
