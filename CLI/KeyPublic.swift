import ArgumentParser
import Mima

struct KeyPublic: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "public",
        abstract: "Show the public keys that belong to the secret keys in a file.",
        discussion: """
            Those of age's identities can be given to encrypt with -r, or collected in a file for -R. That of a key \
            to sign with comes as the file that verify takes with -p. That of any other key comes in the format that -f \
            names, or as "BEGIN PUBLIC KEY"; RSA and Ed25519 keys, which are age's identities too, as SSH has them.
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var format: KeyFormatOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func run() throws {
        let passphrases = try passphrase.source()
        let contents = try KeyFile.read(input.file)
        let lines = try publicKeys(in: contents, passphrases)
        let result = try output.open()
        try result.requireDistinct(fromKeysIn: [input.file])
        try result.write(lines)
        try result.finish()
    }

    private func publicKeys(in contents: SecretBytes, _ passphrases: PassphraseReader) throws -> [UInt8] {
        if Minisign.SecretKey.isFile(contents) {
            return try Minisign.SecretKey(file: contents, named: input.name, passphrases).publicKey.fileBytes
        }
        if format.format != nil || format.der {
            return try publicKey(in: EncodedKey.read(contents, named: input.name), passphrases)
        }
        // What is not recognised is age's, or nobody's: its reader says which line is wrong.
        guard let file = try? EncodedKey.read(contents, named: input.name) else {
            return try recipients(of: contents, passphrases)
        }
        let isIdentity = file.isPrivate && [.rsa, .ed25519].contains(file.publicKey?.algorithm)
        return try isIdentity ? recipients(of: contents, passphrases) : publicKey(in: file, passphrases)
    }

    private func publicKey(in file: EncodedKey, _ passphrases: PassphraseReader) throws -> [UInt8] {
        var (key, comment) = (file.publicKey, file.comment)
        // The comment of OpenSSH's files is with the private part.
        if key == nil || file.isPrivate && !file.isEncrypted {
            let opened = try file.unlock(named: input.name, passphrases)
            (key, comment) = (opened.key.publicKey, opened.comment)
        }
        guard let key else { throw ToolError.badInput("no public key", at: input.name) }
        let isIdentity = file.isPrivate && [.rsa, .ed25519].contains(key.algorithm)
        return try namingKey(input.name) {
            try format.file(key, default: isIdentity && !format.der ? .openssh : .spki, comment: comment)
        }
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
