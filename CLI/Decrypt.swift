import ArgumentParser
import Mima

struct Decrypt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decrypt a file that age or mima encrypted.",
        discussion: """
            With the identities in a file (-i), or with a passphrase, which is asked for when the file needs one. A \
            file given with -o appears only when all of the input is found to be authentic; standard output gets each \
            piece as soon as it is.

              mima decrypt -i key.txt -o plan.txt plan.age
              mima decrypt -i key.txt < photos.tar.age | tar x

            Exit status 1: the file is not for any of the identities, or the passphrase is another.
            """
    )

    @OptionGroup var identities: IdentityOptions

    @Option(
        name: .customLong("max-work-factor"),
        help: ArgumentHelp(
            "Obey a passphrase's work factor up to this, for 2^N KiB of memory; 18 is usual.",
            valueName: "N"
        )
    )
    var maximumLogCost = Age.PassphraseRecipient.maximumLogCost

    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if !(1...Age.PassphraseRecipient.maximumLogCost).contains(maximumLogCost) {
            throw ValidationError("The work factor is 1 to \(Age.PassphraseRecipient.maximumLogCost).")
        }
        try input.requireOneStandardInput(besides: identities.identityFiles)
    }

    func run() throws {
        let passphrases = try passphrase.source()
        var all = try identities.load(passphrases)
        let source = try input.open()
        let file = try naming(input.name) { try Age.EncryptedFile(source) }
        if file.header.isForPassphrase {
            all = [passphrases.identity(maximumLogCost: maximumLogCost)]
        } else if all.isEmpty {
            throw ToolError.usage("the file needs an identity", at: input.name, advice: "give one with -i FILE")
        }
        let result = try output.open()
        try result.requireDistinct(from: source)
        try result.requireDistinct(fromKeysIn: identities.identityFiles)
        let progress = Progress(total: source.size, label: input.name)
        defer { progress.finish() }
        try naming(input.name) { try file.decrypt(with: all, to: result.sink, progress: progress.update) }
        try result.finish()
    }
}
