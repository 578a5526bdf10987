import ArgumentParser
import Mima

struct KeyPublic: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "public",
        abstract: "Show the public keys that belong to the secret keys in a file.",
        discussion: """
            Those of age's identities can be given to encrypt with -r, or collected in a file for -R. That of a key \
            to sign with comes as the file that verify takes with -p.
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func run() throws {
        let passphrases = try passphrase.source()
        let contents = try KeyFile.read(input.file)
        let lines =
            Minisign.SecretKey.isFile(contents)
            ? try Minisign.SecretKey(file: contents, named: input.name, passphrases).publicKey.fileBytes
            : try recipients(of: contents, passphrases)
        let result = try output.open()
        try result.requireDistinct(fromKeysIn: [input.file])
        try result.write(lines)
        try result.finish()
    }

    /// The recipients of age's identities, one a line.
    private func recipients(of contents: SecretBytes, _ passphrases: PassphraseReader) throws -> [UInt8] {
        try naming(input.name) {
            let identities = try Age.identities(
                inFile: contents,
                name: input.name,
                passphrase: passphrases.forAge
            )
            let recipients = try identities.flatMap { identity in try identity.recipients() }
            return Array(recipients.map { "\($0)\n" }.joined().utf8)
        }
    }
}
