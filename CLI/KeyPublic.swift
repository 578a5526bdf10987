import ArgumentParser
import Mima

struct KeyPublic: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "public",
        abstract: "Show the public keys of the identities in a file.",
        discussion: "They can be given to encrypt with -r, or collected in a file for -R."
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func run() throws {
        let identities = try naming(input.name) {
            try Age.identities(
                inFile: try KeyFile.read(input.file),
                name: input.name,
                passphrase: passphrase.source().forAge
            )
        }
        let lines = try naming(input.name) {
            try identities.flatMap { identity in try identity.recipients() }.map { recipient in "\(recipient)\n" }
        }
        let result = try output.open()
        try result.write(Array(lines.joined().utf8))
        try result.finish()
    }
}
