import ArgumentParser
import Mima

struct KDFSSH: KeyDerivationCommand {
    static let configuration = CommandConfiguration(
        commandName: "ssh",
        abstract: "The derivation of the SSH transport (RFC 4253).",
        discussion: "The secret is the shared secret as it is hashed: an mpint with its four bytes of length."
    )
    static let name = "SSH"

    enum Purpose: String, CaseIterable, ExpressibleByArgument {
        case a, b, c, d, e, f

        init?(argument: String) {
            self.init(rawValue: argument.lowercased())
        }

        var library: SSHKDF.Purpose {
            switch self {
            case .a: .initialVectorToServer
            case .b: .initialVectorToClient
            case .c: .encryptionKeyToServer
            case .d: .encryptionKeyToClient
            case .e: .integrityKeyToServer
            case .f: .integrityKeyToClient
            }
        }
    }

    @OptionGroup var hash: DerivationHash

    @Option(help: ArgumentHelp("The exchange hash H: \(BytesArgument.help).", valueName: "bytes"))
    var exchangeHash: BytesArgument

    @Option(
        help: ArgumentHelp("The session identifier: \(BytesArgument.help); H unless told.", valueName: "bytes")
    )
    var sessionID: BytesArgument?

    @Option(
        help: ArgumentHelp(
            """
            A or B: the initial vector to the server or the client; C or D: the encryption key; E or F: the integrity \
            key.
            """,
            valueName: "letter"
        )
    )
    var purpose: Purpose

    @OptionGroup var derivation: DerivationOptions

    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey {
        try SSHKDF(try hash.algorithm()).deriveKey(
            from: SymmetricKey(secret),
            exchangeHash: try exchangeHash.bytes("--exchange-hash"),
            sessionID: try (sessionID ?? exchangeHash).bytes("--session-id"),
            purpose: purpose.library,
            byteCount: byteCount
        )
    }
}
