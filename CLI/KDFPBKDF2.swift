import ArgumentParser
import Mima

struct KDFPBKDF2: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "pbkdf2",
        abstract: "PBKDF2 (RFC 8018), from a password."
    )
    static let name = "PBKDF2"
    static let secretName = "Password"

    @OptionGroup var hash: DerivationHash
    @OptionGroup var salt: DerivationSalt

    @Option(help: "How often the function is applied.")
    var iterations = 600_000

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try PBKDF2(try hash.algorithm(), iterations: iterations)
            .deriveKey(from: secret, salt: try salt.bytes(), byteCount: byteCount)
    }
}

struct KDFPBKDF1: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "pbkdf1",
        abstract: "PBKDF1 (RFC 8018), from a password: for old files alone."
    )
    static let name = "PBKDF1"
    static let secretName = "Password"

    @OptionGroup var hash: DerivationHash
    @OptionGroup var salt: DerivationSalt

    @Option(help: "How often the function is applied.")
    var iterations: Int

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        StandardError.write(line: "mima: note: PBKDF1 is weak and gives short keys; prefer argon2 or pbkdf2")
        return try Insecure.PBKDF1(try hash.algorithm(), iterations: iterations)
            .deriveKey(from: secret, salt: try salt.bytes(), byteCount: byteCount)
    }
}
