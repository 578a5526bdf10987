import ArgumentParser
import Mima

struct KDFX963: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "x963",
        abstract: "ANSI X9.63, from a secret that was agreed on."
    )
    static let name = "X9.63"

    @OptionGroup var hash: DerivationHash

    @Option(help: ArgumentHelp("What the key is bound to: \(BytesArgument.help).", valueName: "bytes"))
    var info: BytesArgument?

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try X963KDF(try hash.algorithm())
            .deriveKey(from: SymmetricKey(secret), sharedInfo: try info.bytes("--info"), byteCount: byteCount)
    }
}
