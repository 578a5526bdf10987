import ArgumentParser
import Mima

/// What a new key is for.
enum KeyType: ExpressibleByArgument {
    /// To encrypt to and decrypt with, in age's format.
    case age
    /// To sign with, in minisign's format.
    case minisign
    /// A key of an algorithm, in any format that keys have.
    case algorithm(KeyAlgorithm)

    /// The algorithms under their names here.
    static let algorithms: [(name: String, algorithm: KeyAlgorithm)] =
        [
            ("rsa", .rsa), ("rsa-pss", .rsaPSS), ("p224", .ec(.p224)), ("p256", .ec(.p256)), ("p384", .ec(.p384)),
            ("p521", .ec(.p521)), ("secp256k1", .ec(.secp256k1)), ("sm2", .sm2), ("ed25519", .ed25519),
            ("ed448", .ed448), ("x25519", .x25519), ("x448", .x448), ("dsa", .dsa), ("dh", .dh),
        ]
        + PostQuantumAlgorithm.allCases.map { ($0.name.lowercased(), .postQuantum($0)) }
        + EllipticCurve.allCases.filter { $0.name.hasPrefix("brainpool") }.map { ($0.name, .ec($0)) }

    init?(argument: String) {
        switch argument {
        case "age": self = .age
        case "minisign": self = .minisign
        default:
            guard let found = Self.algorithms.first(where: { $0.name.lowercased() == argument.lowercased() }) else {
                return nil
            }
            self = .algorithm(found.algorithm)
        }
    }

    static var allValueStrings: [String] { ["age", "minisign"] + algorithms.map(\.name) }

    var defaultValueDescription: String { "age" }
}

/// An algorithm under its name here, for keys that do not say what they are.
struct KeyAlgorithmName: ExpressibleByArgument {
    let algorithm: KeyAlgorithm

    init?(argument: String) {
        guard case .algorithm(let algorithm) = KeyType(argument: argument) else { return nil }
        self.algorithm = algorithm
    }

    static var allValueStrings: [String] { KeyType.algorithms.map(\.name) }
}
