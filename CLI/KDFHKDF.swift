import ArgumentParser
import Mima

struct KDFHKDF: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "hkdf",
        abstract: "HKDF (RFC 5869), from a strong secret."
    )
    static let name = "HKDF"

    enum Step: String, CaseIterable, ExpressibleByArgument {
        case both, extract, expand
    }

    @OptionGroup var hash: DerivationHash
    @OptionGroup var salt: DerivationSalt

    @Option(help: ArgumentHelp("What the key is bound to: \(BytesArgument.help).", valueName: "bytes"))
    var info: BytesArgument?

    @Option(help: "Both steps, or one of them; what is extracted is as long as the digest.")
    var step: Step = .both

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        let hkdf = HKDF(try hash.algorithm())
        let key = SymmetricKey(secret)
        let (salt, info) = (try salt.bytes(), try info.bytes("--info"))
        return switch step {
        case .both: try hkdf.deriveKey(from: key, salt: salt, info: info, byteCount: byteCount)
        case .extract: try hkdf.extract(from: key, salt: salt)
        case .expand: try hkdf.expand(key, info: info, byteCount: byteCount)
        }
    }
}
