import ArgumentParser
import Mima

struct KDFKeyed: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "kbkdf",
        abstract: "NIST SP 800-108, from a key."
    )
    static let name = "SP 800-108"
    static let secretName = "Key"

    enum Mode: String, CaseIterable, ExpressibleByArgument {
        case counter, feedback
        case doublePipeline = "double-pipeline"
    }

    @Option(
        help: ArgumentHelp(
            "The function: hmac- and a hash function, cmac-aes and other cmac-…, kmac128 or kmac256.",
            valueName: "name"
        )
    )
    var function = "hmac-sha256"

    @Option(help: "How the blocks follow one another; not for KMAC.")
    var mode: Mode = .counter

    @Option(help: ArgumentHelp("The size of the counter: 8, 16, 24 or 32.", valueName: "bits"))
    var counterBits = 32

    @Option(help: ArgumentHelp("The purpose of the key: \(BytesArgument.help).", valueName: "bytes"))
    var label: BytesArgument?

    @Option(help: ArgumentHelp("What the key is bound to: \(BytesArgument.help).", valueName: "bytes"))
    var context: BytesArgument?

    @Option(help: ArgumentHelp("What a feedback begins with: \(BytesArgument.help).", valueName: "bytes"))
    var iv: BytesArgument?

    @OptionGroup var derivation: DerivationOptions

    func validate() throws {
        if iv != nil && mode != .feedback { throw ValidationError("--iv is for --mode feedback.") }
        if MACName(function) == nil {
            throw ValidationError("There is no code '\(function)'; 'mima mac --list' shows all.")
        }
    }

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        let key = SymmetricKey(secret)
        let (label, context) = (try label.bytes("--label"), try context.bytes("--context"))
        switch MACName(function)?.algorithm(nonce: [0], customization: [], byteCount: nil) {
        case .kmac128(_, _, false):
            return try KBKDF.deriveKeyWithKMAC128(from: key, label: label, context: context, byteCount: byteCount)
        case .kmac256(_, _, false):
            return try KBKDF.deriveKeyWithKMAC256(from: key, label: label, context: context, byteCount: byteCount)
        case let function?:
            let mode: KBKDF.Mode =
                switch mode {
                case .counter: .counter
                case .feedback: .feedback(iv: try iv.bytes("--iv"))
                case .doublePipeline: .doublePipeline()
                }
            return try KBKDF(function, mode: mode, counterBitCount: counterBits)
                .deriveKey(from: key, label: label, context: context, byteCount: byteCount)
        case nil:
            throw ToolError.usage("there is no such code", at: "--function")
        }
    }
}
