import ArgumentParser
import Mima

/// A format of keys, under its name here.
enum KeyFormat: String, CaseIterable, ExpressibleByArgument {
    case pkcs8, pkcs1, sec1, dsa, spki, openssh, ssh2, jwk, raw, x963, compressed

    /// The library's format; nil for those that are nothing but the key's bytes.
    var encoded: EncodedKey.Format? { EncodedKey.Format(rawValue: rawValue) }
}

/// How passphrases become keys, in files that leave the choice.
enum KeyDerivationName: String, CaseIterable, ExpressibleByArgument {
    case pbkdf2, scrypt

    var derivation: PassphraseDerivation { self == .scrypt ? .scrypt : .pbkdf2 }
}

/// The format in which a key is written.
struct KeyFormatOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: """
            The format: pkcs8, pkcs1 (RSA), sec1 (curves), dsa, openssh, jwk for private keys; spki, pkcs1, openssh, \
            ssh2 (RFC 4716), jwk for public ones; raw, x963 and compressed are nothing but the key's bytes. Without \
            it pkcs8 or spki.
            """
    )
    var format: KeyFormat?

    @Flag(help: "Write DER, binary, instead of PEM: for pkcs8, pkcs1, sec1, dsa and spki.")
    var der = false

    @Option(help: "What stands beside the key in SSH's formats, and as kid in jwk.")
    var comment: String?

    func validate() throws {
        if der, let format, [.openssh, .ssh2, .jwk, .raw, .x963, .compressed].contains(format) {
            throw ValidationError("The format \(format.rawValue) has no form in DER.")
        }
    }

    /// The file of a private key.
    func file(
        _ key: PrivateKey,
        passphrase: SecretBytes?,
        derivation: PassphraseDerivation,
        comment found: String = ""
    ) throws -> SecretBytes {
        let format = format ?? .pkcs8
        if let encoded = format.encoded {
            return try key.file(
                encoded,
                isBinary: der,
                passphrase: passphrase,
                derivation: derivation,
                comment: comment ?? found
            )
        }
        if passphrase != nil { throw ToolError.usage("the format \(format.rawValue) cannot be encrypted") }
        let bytes =
            switch format {
            case .raw: key.rawRepresentation
            case .x963: key.x963Representation
            default: nil as SecretBytes?
            }
        guard let bytes else { throw unsupported(format, key.algorithm, "private") }
        return bytes
    }

    /// The file of a public key.
    func file(_ key: PublicKey, default standard: KeyFormat = .spki, comment found: String = "") throws -> [UInt8] {
        let format = format ?? standard
        if let encoded = format.encoded {
            return try key.file(encoded, isBinary: der, comment: comment ?? found)
        }
        let bytes =
            switch format {
            case .raw: key.rawRepresentation
            case .x963: key.x963Representation
            default: key.compressedRepresentation
            }
        guard let bytes else { throw unsupported(format, key.algorithm, "public") }
        return bytes
    }

    private func unsupported(_ format: KeyFormat, _ algorithm: KeyAlgorithm, _ part: String) -> ToolError {
        .usage("\(part) keys of type \(algorithm) have no format \(format.rawValue)")
    }
}
