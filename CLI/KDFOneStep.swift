import ArgumentParser
import Mima

struct KDFOneStep: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "one-step",
        abstract: "NIST SP 800-56C one-step, from a secret that was agreed on."
    )
    static let name = "SP 800-56C one-step"

    @Option(
        help: ArgumentHelp(
            "The function: a hash function, hmac- and a hash function, kmac128 or kmac256.",
            valueName: "name"
        )
    )
    var function = "sha256"

    @OptionGroup var salt: DerivationSalt

    @Option(help: ArgumentHelp("The fixed info: \(BytesArgument.help).", valueName: "bytes"))
    var info: BytesArgument?

    @OptionGroup var derivation: DerivationOptions

    func validate() throws {
        if case .hash = try auxiliary(salt: []), salt.salt != nil {
            throw ValidationError("--salt is for hmac-… and kmac….")
        }
    }

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try OneStepKDF(try auxiliary(salt: try salt.bytes()))
            .deriveKey(from: SymmetricKey(secret), fixedInfo: try info.bytes("--info"), byteCount: byteCount)
    }

    private func auxiliary(salt: [UInt8]) throws -> OneStepKDF.Auxiliary {
        switch function {
        case "kmac128": .kmac128(salt: salt)
        case "kmac256": .kmac256(salt: salt)
        case _ where function.hasPrefix("hmac-"):
            .hmac(try DerivationHash.algorithm(named: String(function.dropFirst(5))), salt: salt)
        default: .hash(try DerivationHash.algorithm(named: function))
        }
    }
}
