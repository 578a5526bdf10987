import ArgumentParser
import Mima

struct KDFScrypt: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "scrypt",
        abstract: "scrypt (RFC 7914), from a password."
    )
    static let name = "scrypt"
    static let secretName = "Password"

    @OptionGroup var salt: DerivationSalt

    @Option(name: [.customShort("n"), .customLong("cost")], help: "N, a power of two.")
    var cost = 1 << 17

    @Option(name: [.customShort("r"), .customLong("block-size")], help: "r, in units of 128 bytes.")
    var blockSize = 8

    @Option(name: [.customShort("p"), .customLong("parallelism")], help: "p, the number of runs.")
    var parallelism = 1

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try Scrypt(cost: cost, blockSize: blockSize, parallelism: parallelism)
            .deriveKey(from: secret, salt: try salt.bytes(), byteCount: byteCount)
    }
}
