import ArgumentParser
import Mima

struct KDFArgon2: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "argon2",
        abstract: "Argon2 (RFC 9106), from a password."
    )
    static let name = "Argon2"
    static let secretName = "Password"

    enum Variant: String, CaseIterable, ExpressibleByArgument {
        case argon2id, argon2i, argon2d

        var library: Argon2.Variant {
            switch self {
            case .argon2id: .id
            case .argon2i: .i
            case .argon2d: .d
            }
        }
    }

    @OptionGroup var salt: DerivationSalt

    @Option(help: "Which Argon2.")
    var variant: Variant = .argon2id

    @Option(name: .shortAndLong, help: ArgumentHelp("The memory.", valueName: "KiB"))
    var memory = Argon2.recommended.memory

    @Option(name: [.customShort("t"), .customLong("passes")], help: "The passes over the memory.")
    var passes = Argon2.recommended.passes

    @Option(name: .shortAndLong, help: "The lanes.")
    var parallelism = 1

    @Option(help: ArgumentHelp("What the key is bound to: \(BytesArgument.help).", valueName: "bytes"))
    var associatedData: BytesArgument?

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try Argon2(variant.library, memory: memory, passes: passes, parallelism: parallelism).deriveKey(
            from: secret,
            salt: try salt.bytes(),
            associatedData: try associatedData.bytes("--associated-data"),
            byteCount: byteCount
        )
    }
}
