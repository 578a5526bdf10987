import ArgumentParser
import Mima

struct KDFPKCS12: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "pkcs12",
        abstract: "The derivation of PKCS#12 files (RFC 7292), from a password."
    )
    static let name = "PKCS#12"
    static let secretName = "Password"

    enum Purpose: String, CaseIterable, ExpressibleByArgument {
        case key, iv, mac

        var library: PKCS12KDF.Purpose {
            switch self {
            case .key: .encryptionKey
            case .iv: .initialVector
            case .mac: .integrityKey
            }
        }
    }

    @OptionGroup var hash: DerivationHash
    @OptionGroup var salt: DerivationSalt

    @Option(help: "How often the function is applied.")
    var iterations: Int

    @Option(help: "What the key is for.")
    var purpose: Purpose = .key

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try PKCS12KDF(try hash.algorithm(), iterations: iterations)
            .deriveKey(from: secret, salt: try salt.bytes(), purpose: purpose.library, byteCount: byteCount)
    }
}
