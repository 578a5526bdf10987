import ArgumentParser
import Mima

struct CMSDecrypt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrypt",
        abstract: "Decrypt a message with a private key, or with a passphrase.",
        discussion: """
              mima cms decrypt -k private.pem -o letter.txt letter.p7m
              mima cms decrypt -p -o letter.txt letter.p7m

            A message that is encrypted without authentication (enveloped, not authEnveloped; `mima cms inspect` tells) \
            may have been altered on its way, and the result then be anything.

            Exit status 1: the message is not for this key or passphrase, or was altered.
            """
    )

    @Option(
        name: [.customShort("k"), .customLong("key")],
        help: ArgumentHelp("Decrypt with the private key in this file, of any format.", valueName: "file"),
        completion: .file()
    )
    var key: String?

    @Option(
        help: ArgumentHelp(
            "The recipient's certificate: only the part of the message that names it is tried.",
            valueName: "file"
        ),
        completion: .file()
    )
    var certificate: String?

    @Flag(name: [.customShort("p"), .customLong("passphrase")], help: "Decrypt with a passphrase.")
    var withPassphrase = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if (key != nil) == withPassphrase {
            throw ValidationError("A message is decrypted with a private key (--key) or with a passphrase (-p).")
        }
        if certificate != nil && withPassphrase { throw ValidationError("A certificate belongs to a --key.") }
        try input.requireOneStandardInput(besides: [key, certificate].compactMap { $0 })
    }

    func run() throws {
        let passphrases = try passphrase.source()
        let content: SecretBytes
        if let key {
            let encoded = try EncodedKey.read(KeyFile.read(key), named: key)
            let privateKey = try encoded.unlock(named: key, passphrases).key
            let recipients = try Certificate.read(certificate.map { [$0] } ?? [])
            let message = try CMSMessage.read(input)
            content = try KeyFile.naming(input.name) { () throws(CryptoError) in
                try message.decrypt(with: privateKey, certificate: recipients.first)
            }
        } else {
            let message = try CMSMessage.read(input)
            let secret = try passphrases.existing(for: input.name)
            content = try KeyFile.naming(input.name) { () throws(CryptoError) in try message.decrypt(passphrase: secret)
            }
        }
        let result = try output.open(isSecret: true)
        try result.requireDistinct(fromKeysIn: [input.file] + [key, certificate].compactMap { $0 })
        try content.withBytes { (bytes) throws(IOError) in try result.sink.write(bytes) }
        try result.finish()
    }
}
