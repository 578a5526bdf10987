import ArgumentParser
import Mima

/// Whom a file is encrypted to.
struct RecipientOptions: ParsableArguments {
    @Option(
        name: [.customShort("r"), .customLong("recipient")],
        help: ArgumentHelp(
            "Encrypt to this recipient: age1…, ssh-ed25519 … or ssh-rsa …; repeatable.",
            valueName: "recipient"
        )
    )
    var recipients: [String] = []

    @Option(
        name: [.customShort("R"), .customLong("recipients-file")],
        help: ArgumentHelp(
            "Encrypt to the recipients in this file, one a line; - is standard input.",
            valueName: "file"
        ),
        completion: .file()
    )
    var recipientsFiles: [String] = []

    var isEmpty: Bool { recipients.isEmpty && recipientsFiles.isEmpty }

    /// The recipients that the options name.
    func load() throws -> [any Age.Recipient] {
        var all: [any Age.Recipient] = []
        for text in recipients {
            // What was given may be a secret key by mistake, so it is not repeated.
            do {
                all.append(try Age.recipient(text))
            } catch {
                let isFile = (try? InputFile(path: text)) != nil
                throw ToolError.badInput(
                    "\(error)",
                    at: "-r",
                    advice: isFile ? "if it is a file of recipients, give it with -R" : nil
                )
            }
        }
        for path in recipientsFiles {
            let contents = try KeyFile.read(path)
            all += try naming(path) {
                try contents.withBytes { (bytes) throws(FilesError) in
                    try Age.recipients(inFile: bytes) { line, reason in
                        StandardError.write(line: "mima: warning: \(path), line \(line) is passed over: \(reason)")
                    }
                }
            }
        }
        return all
    }
}

/// Whose file it is.
struct IdentityOptions: ParsableArguments {
    @Option(
        name: [.customShort("i"), .customLong("identity")],
        help: ArgumentHelp(
            "Use the identities in this file: age's, or an OpenSSH private key; repeatable.",
            valueName: "file"
        ),
        completion: .file()
    )
    var identityFiles: [String] = []

    /// The identities in the files.
    func load(_ passphrases: PassphraseReader) throws -> [any Age.Identity] {
        try identityFiles.flatMap { path in
            let contents = try KeyFile.read(path)
            return try naming(path) {
                try Age.identities(inFile: contents, name: path, passphrase: passphrases.forAge)
            }
        }
    }

    /// The recipients that the identities in the files belong to.
    func recipients(_ passphrases: PassphraseReader) throws -> [any Age.Recipient] {
        try load(passphrases).flatMap { identity in try identity.recipients() }
    }
}

extension PassphraseReader {
    /// The same for the library, which asks when a passphrase turns out to be wanted.
    var forAge: Age.PassphraseSource {
        { (reason) throws(FilesError) in
            do throws(IOError) {
                return try self.existing(for: reason.name)
            } catch {
                throw FilesError.io(error)
            }
        }
    }
}

extension PassphraseReader {
    /// The identity of whoever knows the passphrase, which is asked for when a file turns out to need it.
    func identity(maximumLogCost: Int = Age.PassphraseRecipient.maximumLogCost) -> Age.PassphraseIdentity {
        let ask = forAge
        return Age.PassphraseIdentity(maximumLogCost: maximumLogCost) { () throws(FilesError) in
            try ask(.encryptedFile)
        }
    }
}

extension Age.PassphraseReason {
    fileprivate var name: String {
        switch self {
        case .encryptedFile: "the file"
        case .identityFile(let name), .sshKey(let name): name
        }
    }
}
