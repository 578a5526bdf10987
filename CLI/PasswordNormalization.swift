import ArgumentParser
import Mima

/// What is done to a password first.
enum PasswordNormalization: String, ExpressibleByArgument, CaseIterable {
    case none
    case nfc
    case opaqueString = "opaque-string"

    var library: PasswordHash.Normalization {
        switch self {
        case .none: .none
        case .nfc: .nfc
        case .opaqueString: .opaqueString
        }
    }
}
