import ArgumentParser
import Mima

struct Encrypt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encrypt",
        abstract: "Encrypt a file, in the format of age.",
        discussion: """
            To recipients (-r, -R), to oneself (-i), or with a passphrase (-p). What it writes, age and its kin read. \
            A key of one's own is made with `mima key generate`, and its public side is the recipient for others.

              mima encrypt -r age1… -o plan.age plan.txt
              tar c photos | mima encrypt -R family.txt > photos.tar.age
              mima encrypt -p -a note.txt
              mima encrypt -R family.txt --tar photos -z > photos.tar.gz.age
            """
    )

    @OptionGroup var recipients: RecipientOptions
    @OptionGroup var identities: IdentityOptions

    @Flag(name: [.customShort("p"), .customLong("passphrase")], help: "Encrypt with a passphrase, and to nobody else.")
    var withPassphrase = false

    @Flag(name: .shortAndLong, help: "Write ASCII armor, which can be mailed and pasted.")
    var armor = false

    @Flag(help: "Encrypt a tar archive of the file or folder, made on the way; -z compresses it.")
    var tar = false

    @OptionGroup(title: "Archive options") var creation: TarCreationOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        let namesSomebody = !recipients.isEmpty || !identities.identityFiles.isEmpty
        if withPassphrase && namesSomebody {
            throw ValidationError("A passphrase (-p) cannot be combined with recipients (-r, -R, -i).")
        }
        if !withPassphrase && !namesSomebody {
            throw ValidationError("Nobody to encrypt to: give -r RECIPIENT, -R FILE, -i FILE or -p.")
        }
        if tar && input.file == "-" { throw ValidationError("--tar needs the name of a file or folder.") }
        if !tar && creation.isGiven { throw ValidationError("Archive options are for --tar.") }
        try input.requireOneStandardInput(besides: recipients.recipientsFiles + identities.identityFiles)
    }

    func run() throws {
        if output.isTerminalByDefault && !armor {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -o FILE or -a")
        }
        let passphrases = try passphrase.source()
        // What cannot be opened is told before anybody is asked for a passphrase.
        let source = try tar ? nil : input.open()
        if tar { try requireReadable() }
        let result = try output.open()
        if let source { try result.requireDistinct(from: source) }
        try result.requireDistinct(fromKeysIn: recipients.recipientsFiles + identities.identityFiles)
        var all = try recipients.load()
        all += try identities.recipients(passphrases)
        if withPassphrase {
            all.append(try Age.PassphraseRecipient(passphrases.new(for: "the file")))
        }
        guard let source else { return try encryptArchive(to: all, result) }
        let progress = Progress(total: source.size, label: input.name)
        defer { progress.finish() }
        try naming(input.name) {
            let encryptor = try Age.Encryptor(to: all, armored: armor)
            try encryptor.encrypt(from: source, to: result.sink, progress: progress.update)
        }
        try result.finish()
    }

    private func requireReadable() throws {
        let name = Array(input.file.utf8)
        // The system's word on a name that nothing has.
        if try FolderHandle.open(".").status(of: name) == nil { _ = try InputFile(path: input.file) }
    }

    private func encryptArchive(to recipients: [any Age.Recipient], _ result: Output) throws {
        let sink = result.sink
        let encryptor = try naming(input.name) { try Age.Encryptor(to: recipients, armored: armor) }
        let encryption = try BackgroundSink { source in try encryptor.encrypt(from: source, to: sink) }
        var failures = 0
        do {
            failures = try creation.write([Array(input.file.utf8)], in: ".", to: encryption, excluding: result.identity)
            try naming(input.name) { try encryption.finish() }
        } catch {
            // When the encryption failed, that is why the archive could not go on.
            try naming(input.name) { try encryption.finish(.endOfInput) }
            throw error
        }
        try result.finish()
        if failures > 0 { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }
}
