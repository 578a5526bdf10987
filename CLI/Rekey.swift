import ArgumentParser
import Mima

struct Rekey: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change whom an encrypted file is for, without encrypting it anew.",
        discussion: """
            The header alone is made anew, for the recipients that are named now; the old ones can no longer open the \
            file. But whoever could open it may have kept its key: to shut somebody out for good, decrypt it and \
            encrypt it again.

              mima rekey -i key.txt -R team.txt plan.age
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
    @OptionGroup var input: InputOptions

    func validate() throws {
        if withPassphrase == !recipients.isEmpty {
            throw ValidationError("Give the new recipients with -r or -R, or a passphrase with -p.")
        }
    }

    func run() throws {
        let passphrases = passphrase.source()
        var all = try identities.load(passphrases)
        var new = try recipients.load()
        if withPassphrase { new.append(try Age.PassphraseRecipient(passphrases.new(for: "the file"))) }
        let source = try input.open()
        try naming(input.name) {
            let file = try Age.EncryptedFile(source)
            if file.header.isForPassphrase {
                all = [passphrases.identity()]
            }
            // The file itself is what is changed unless an output is named.
            let path = output.output ?? input.file
            let result: Output = path == "-" ? .stream(.standardOutput) : .file(try AtomicFile(path: path))
            try file.rewrite(with: all, for: new, armored: armor ?? file.isArmored, to: result.sink)
            try result.finish()
        }
    }
}
