import ArgumentParser
import Mima

struct Rekey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rekey",
        abstract: "Change whom an encrypted file is for, without encrypting it anew.",
        discussion: """
            The header alone is made anew, for the recipients that are named now; the old ones can no longer open the \
            file. But whoever could open it may have kept its key: to shut somebody out for good, decrypt it and \
            encrypt it again.

              mima rekey -i key.txt -R team.txt plan.age

            The file itself is changed, in one step, unless -o names another.
            """
    )

    @OptionGroup var identities: IdentityOptions
    @OptionGroup var recipients: RecipientOptions

    @Flag(name: [.customShort("p"), .customLong("passphrase")], help: "Make it a file for whoever knows a passphrase.")
    var withPassphrase = false

    @Flag(name: .shortAndLong, inversion: .prefixedNo, help: "Write ASCII armor; as the file is, unless told.")
    var armor: Bool?

    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions

    @Option(
        name: .customLong("new-passphrase-fd"),
        help: ArgumentHelp(
            "Read the new passphrase from this descriptor, when the file has one already.",
            valueName: "number"
        )
    )
    var newDescriptor: Int32?

    @OptionGroup var input: InputOptions

    func validate() throws {
        if withPassphrase == !recipients.isEmpty {
            throw ValidationError("Give the new recipients with -r or -R, or a passphrase with -p.")
        }
        if newDescriptor != nil && !withPassphrase {
            throw ValidationError("A new passphrase (--new-passphrase-fd) is for -p.")
        }
        try input.requireOneStandardInput(besides: recipients.recipientsFiles + identities.identityFiles)
    }

    func run() throws {
        let passphrases = try passphrase.source()
        // The file itself is what is changed unless an output is named.
        let path = output.output ?? input.file
        let source = try input.open()
        let file = try naming(input.name) { try Age.EncryptedFile(source) }
        let armored = armor ?? file.isArmored
        if output.output == nil && path == "-" && Terminal.isStandardOutputTerminal && !armored {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -o FILE or -a")
        }
        let result: Output = path == "-" ? .stream(.standardOutput) : .file(try AtomicFile(path: path))
        if case .stream(let stream) = result { try stream.requireDistinct(from: source) }
        try result.requireDistinct(fromKeysIn: recipients.recipientsFiles + identities.identityFiles)
        var new = try recipients.load()
        let fileKey = try naming(input.name) { try file.header.fileKey(for: identities(for: file, passphrases)) }
        if withPassphrase { new.append(try Age.PassphraseRecipient(newPassphrase(for: file, passphrases))) }
        try naming(input.name) { try file.rewrite(under: fileKey, for: new, armored: armored, to: result.sink) }
        try result.finish()
    }

    /// Those who can open the file now.
    private func identities(for file: Age.EncryptedFile, _ passphrases: PassphraseReader) throws -> [any Age.Identity] {
        if file.header.isForPassphrase { return [passphrases.identity()] }
        let all = try identities.load(passphrases)
        if all.isEmpty {
            throw ToolError.usage("the file needs an identity", at: input.name, advice: "give one with -i FILE")
        }
        return all
    }

    private func newPassphrase(for file: Age.EncryptedFile, _ passphrases: PassphraseReader) throws -> SecretBytes {
        if let newDescriptor { return try PassphraseReader(descriptor: newDescriptor).new(for: "the file") }
        if try file.header.isForPassphrase && passphrases.isGiven() {
            throw ToolError.usage("the new passphrase would be the old one", advice: "give it with --new-passphrase-fd")
        }
        return try passphrases.new(for: "the file")
    }
}
