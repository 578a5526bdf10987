import ArgumentParser
import Mima
import Synchronization

struct Decrypt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrypt",
        abstract: "Decrypt a file that age or mima encrypted.",
        discussion: """
            With the identities in a file (-i), or with a passphrase, which is asked for when the file needs one. A \
            file given with -o appears only when all of the input is found to be authentic; standard output gets each \
            piece as soon as it is.

              mima decrypt -i key.txt -o plan.txt plan.age
              mima decrypt -i key.txt --untar . photos.tar.age

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

    @Option(
        help: ArgumentHelp(
            "Extract the tar archive that was encrypted, compressed with gzip or not, into this folder.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var untar: String?

    @OptionGroup(title: "Archive options") var extraction: TarExtractionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if !(1...Age.PassphraseRecipient.maximumLogCost).contains(maximumLogCost) {
            throw ValidationError("The work factor is 1 to \(Age.PassphraseRecipient.maximumLogCost).")
        }
        if untar != nil && output.output != nil { throw ValidationError("Give one of --untar and --output.") }
        if untar == nil && extraction.isGiven { throw ValidationError("Archive options are for --untar.") }
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
        if let untar { return try extract(file, with: all, into: untar, total: source.size) }
        let result = try output.open()
        try result.requireDistinct(from: source)
        try result.requireDistinct(fromKeysIn: identities.identityFiles)
        let progress = Progress(total: source.size, label: input.name)
        defer { progress.finish() }
        try naming(input.name) { try file.decrypt(with: all, to: result.sink, progress: progress.update) }
        try result.finish()
    }

    /// Extracts while decrypting. Only authentic data reaches the archive's reader, but when a later part of the file
    /// is damaged, entries before it have been extracted by then.
    private func extract(
        _ file: Age.EncryptedFile,
        with identities: [any Age.Identity],
        into folder: String,
        total: Int?
    ) throws {
        let failures = Mutex(0)
        let extraction = extraction
        let archive = try BackgroundSink { source in
            let count = try extraction.extract(source, into: folder)
            failures.withLock { $0 = count }
        }
        let progress = Progress(total: total, label: input.name)
        defer { progress.finish() }
        do {
            try naming(input.name) { try file.decrypt(with: identities, to: archive, progress: progress.update) }
        } catch IOError.closedPipe {
            // The archive's reader gave up, and says why.
            try explaining(input.name) { try archive.finish() }
            throw ToolError.badInput("the archive was not read to its end", at: input.name)
        } catch {
            // What is wrong with the file comes first; that the archive then ends too early is no news.
            try? archive.finish(.endOfInput)
            throw error
        }
        try explaining(input.name) { try archive.finish() }
        if failures.withLock({ $0 }) > 0 { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }
}
