import ArgumentParser
import Mima

struct KDFTLS12: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "tls12",
        abstract: "The pseudorandom function of TLS 1.2 (RFC 5246), or of 1.0."
    )
    static let name = "TLS 1.2"

    @OptionGroup var hash: DerivationHash

    @Option(help: ArgumentHelp("The label, such as \"master secret\".", valueName: "text"))
    var label: String

    @Option(help: ArgumentHelp("The seed: \(BytesArgument.help).", valueName: "bytes"))
    var seed: BytesArgument?

    @Flag(help: "The function of TLS 1.0 and 1.1 (RFC 2246), over MD5 and SHA-1.")
    var tls10 = false

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        let key = SymmetricKey(secret)
        let seed = try seed.bytes("--seed")
        if tls10 {
            StandardError.write(line: "mima: note: TLS 1.0 and 1.1 rest on MD5 and SHA-1, which are broken")
            return try Insecure.TLS10PRF().deriveKey(from: key, label: label, seed: seed, byteCount: byteCount)
        }
        return try TLS12PRF(try hash.algorithm()).deriveKey(from: key, label: label, seed: seed, byteCount: byteCount)
    }
}

struct KDFTLS13: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "tls13",
        abstract: "HKDF-Expand-Label of TLS 1.3 (RFC 8446) and QUIC."
    )
    static let name = "TLS 1.3"

    @OptionGroup var hash: DerivationHash

    @Option(help: ArgumentHelp("The label, such as \"key\" or \"quic key\".", valueName: "text"))
    var label: String

    @Option(help: ArgumentHelp("The context, often a hash: \(BytesArgument.help).", valueName: "bytes"))
    var context: BytesArgument?

    @Option(help: ArgumentHelp("What stands before the label; \"dtls13\" in DTLS.", valueName: "text"))
    var prefix = "tls13 "

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try TLS13KDF(try hash.algorithm(), labelPrefix: prefix).expandLabel(
            SymmetricKey(secret),
            label: label,
            context: try context.bytes("--context"),
            byteCount: byteCount
        )
    }
}
