import ArgumentParser
import Mima

struct KeyGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a key.",
        discussion: """
            An identity for age and mima, to decrypt with:

              mima key generate -o key.txt

            Or a key for minisign and mima, to sign with:

              mima key generate --type minisign -p -o secret.key

            With a passphrase (-p) the file is itself encrypted.
            """
    )

    @OptionGroup var output: OutputOptions

    @Option(help: "What the key is for: age, to encrypt and decrypt; minisign, to sign.")
    var type: KeyType = .age

    @Flag(name: [.customShort("p"), .customLong("passphrase")], help: "Protect the key with a passphrase.")
    var withPassphrase = false

    @Flag(help: "Replace a file that is there already: what only its key opens is then lost.")
    var force = false

    @OptionGroup var passphrase: PassphraseOptions

    func run() throws {
        switch type {
        case .age: try generateForAge()
        case .minisign: try generateForMinisign()
        }
    }

    private func generateForAge() throws {
        let result = try open()
        let identity = try Age.X25519Identity()
        let file = try Age.identityFile(identity)
        try write(withPassphrase ? sealed(file) : file, to: result)
        // The key itself says so too; on the terminal once is enough.
        if output.output != nil || !Terminal.isStandardOutputTerminal {
            StandardError.write(line: "Public key: \(identity.recipient)")
        }
    }

    private func generateForMinisign() throws {
        let result = try open()
        let key = try Minisign.SecretKey()
        let file = try naming("the key") {
            try withPassphrase
                ? key.file(passphrase: passphrase.source().new(for: "the key")) : key.fileWithoutPassphrase()
        }
        try write(file.fileBytes, to: result)
        StandardError.write(line: "Public key: \(key.publicKey.base64)")
    }

    /// The file as a file that a new passphrase opens.
    private func sealed(_ file: SecretBytes) throws -> SecretBytes {
        let recipient = try Age.PassphraseRecipient(passphrase.source().new(for: "the key"))
        let encryptor = try Age.Encryptor(to: [recipient], armored: true)
        return SecretBytes(
            copying: try file.withBytes { (bytes) throws(FilesError) in try encryptor.encrypt(bytes) }
        )
    }

    /// Opens the output: first of all, so that nobody chooses a passphrase for nothing.
    private func open() throws -> Output {
        try tellingHowToReplace { try output.open(isSecret: true, policy: force ? .replace : .mustNotExist) }
    }

    private func write(_ file: SecretBytes, to result: Output) throws {
        try tellingHowToReplace {
            try file.withBytes { (bytes) throws(IOError) in try result.sink.write(bytes) }
            try result.finish()
        }
    }

    private func tellingHowToReplace<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch IOError.exists(let path) {
            throw ToolError.badInput("the file exists", at: path, advice: "replace it with --force")
        }
    }
}
