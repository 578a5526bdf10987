import ArgumentParser
import Mima

struct KeyConvert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write a key in another format, or under another passphrase.",
        discussion: """
            The format of the input is recognised. A private key stays one (mima key public gives the public one), and \
            one that is encrypted is encrypted with the same passphrase again, unless -p asks for a new one or --plain \
            for none:

              mima key convert -f openssh -o id_ecdsa key.pem
              mima key convert -f jwk --plain -o key.json key.pem

            The one private key of a PKCS#12 file (.p12, .pfx) is taken out so, and with --certificates what certifies it:

              mima key convert -o key.pem server.p12
              mima key convert --certificates -o chain.pem server.p12
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var format: KeyFormatOptions

    @Flag(name: [.customShort("p"), .customLong("new-passphrase")], help: "Protect the result with a new passphrase.")
    var withNewPassphrase = false

    @Flag(help: "Write the private key without encryption, although the input has it encrypted.")
    var plain = false

    @Option(help: "How pkcs8 makes a key of the passphrase: pbkdf2 or scrypt.")
    var kdf: KeyDerivationName = .pbkdf2

    @Option(help: "Take the input for the raw bytes of a private key of this type.")
    var raw: KeyAlgorithmName?

    @Option(help: "Take the input for the raw bytes, or the point, of a public key of this type.")
    var rawPublic: KeyAlgorithmName?

    @Flag(help: "Write the certificates of a PKCS#12 file (.p12, .pfx), in PEM, and not its key.")
    var certificates = false

    @Flag(help: "Replace a file that is there already.")
    var force = false

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if raw != nil && rawPublic != nil { throw ValidationError("The input is --raw or --raw-public, not both.") }
        if plain && withNewPassphrase { throw ValidationError("The result is --plain or has a passphrase, not both.") }
    }

    func run() throws {
        let passphrases = try passphrase.source()
        let contents = try KeyFile.read(input.file, limit: 1 << 20)
        if let rawPublic {
            let bytes = contents.withBytes { bytes in bytes.indices.map { bytes[$0] } }
            return try write(
                namingKey(input.name) {
                    if case .ec(let curve) = rawPublic.algorithm, bytes.count != 2 * curve.fieldByteCount {
                        return try PublicKey(curve, x963Representation: bytes)
                    }
                    return try PublicKey(rawPublic.algorithm, rawRepresentation: bytes)
                }
            )
        }
        if let raw {
            let key = try namingKey(input.name) { try PrivateKey(raw.algorithm, rawRepresentation: contents) }
            return try write(key, old: nil, comment: "", passphrases)
        }
        let file = try EncodedKey.read(contents, named: input.name)
        if certificates {
            guard let archive = file.pkcs12 else {
                throw ToolError.badInput("no PKCS#12 file, which alone has certificates", at: input.name)
            }
            let found = try archive.open(named: input.name, passphrases).certificates
            return try write(Array(found.map(\.certificate.pemRepresentation).joined().utf8))
        }
        if !file.isPrivate { return try write(file.publicKey(), comment: file.comment) }
        let old = file.isEncrypted ? try passphrases.existing(for: input.name) : nil
        let (key, comment) = try namingKey(input.name) { try file.unlock(passphrase: old) }
        try write(key, old: plain ? nil : old, comment: comment, passphrases)
    }

    private func write(
        _ key: PrivateKey,
        old: SecretBytes?,
        comment: String,
        _ passphrases: PassphraseReader
    ) throws {
        let result = try tellingHowToReplace {
            try output.open(isSecret: true, policy: force ? .replace : .mustNotExist)
        }
        try result.requireDistinct(fromKeysIn: [input.file])
        let new = withNewPassphrase ? try passphrases.new(for: "the new file") : old
        let file = try namingKey(input.name) {
            try format.file(key, passphrase: new, derivation: kdf.derivation, comment: comment)
        }
        try tellingHowToReplace {
            try file.withBytes { (bytes) throws(IOError) in try result.sink.write(bytes) }
            try result.finish()
        }
    }

    private func write(_ key: PublicKey, comment: String = "") throws {
        try write(namingKey(input.name) { try format.file(key, comment: comment) })
    }

    /// Writes what is not secret.
    private func write(_ file: [UInt8]) throws {
        let result = try output.open()
        try result.requireDistinct(fromKeysIn: [input.file])
        try result.write(file)
        try result.finish()
    }
}

/// Runs `body`, adding to the refusal to replace a file how that is done.
func tellingHowToReplace<R>(_ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch IOError.exists(let path) {
        throw ToolError.badInput("the file exists", at: path, advice: "replace it with --force")
    }
}
