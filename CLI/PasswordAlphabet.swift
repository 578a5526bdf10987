import ArgumentParser
import Mima

/// What a generated password is made of.
enum PasswordAlphabet: String, ExpressibleByArgument, CaseIterable {
    case printable
    case alphanumeric
    case readable
    case digits

    var library: PasswordGenerator.Alphabet {
        switch self {
        case .printable: .printable
        case .alphanumeric: .alphanumeric
        case .readable: .readable
        case .digits: .digits
        }
    }
}
