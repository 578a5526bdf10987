import ArgumentParser
import Mima

struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Decrypt what was encrypted to a public key.",
        discussion: """
            What `mima seal`, or `openssl pkeyutl -encrypt` with the same padding, wrote.

              mima open -k private.pem -o session.key session.enc

            Exit status 1: the ciphertext was altered, or is not for this key or these options.
            """
    )

    @Option(
        name: [.customShort("k"), .customLong("key")],
        help: ArgumentHelp("Decrypt with the private key in this file, of any format.", valueName: "file"),
        completion: .file()
    )
    var key: String

    @OptionGroup var options: SealOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        try input.requireOneStandardInput(besides: [key])
    }

    func run() throws {
        let passphrases = try passphrase.source()
        let contents = try KeyFile.read(key)
        let encoded = try KeyFile.naming(key) { () throws(CryptoError) in
            try contents.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes) }
        }
        let secret = encoded.isEncrypted ? try passphrases.existing(for: key) : nil
        let privateKey = try KeyFile.naming(key) { () throws(CryptoError) in try encoded.unlock(passphrase: secret).key
        }
        let padding = try options.padding(for: privateKey.publicKey, named: key)
        let source = try input.open()
        let result = try output.open(isSecret: true)
        try result.requireDistinct(from: source)
        try result.requireDistinct(fromKeysIn: [key])
        let limit = max(SM2.maximumMessageByteCount, SealOptions.hybridMessageByteCount) + 200
        let ciphertext = try WholeFile.read(source, named: input.name, limit: limit)
        let message = try KeyFile.naming(input.name) { () throws(CryptoError) in
            switch padding {
            case .oaep(let padding):
                return try RSA.Encryption.PrivateKey(opening: privateKey).decrypt(ciphertext, padding: padding)
            case .pkcs1:
                return try Insecure.PKCS1Encryption.decrypt(
                    ciphertext,
                    with: RSA.Encryption.PrivateKey(opening: privateKey)
                )
            case .sm2(let form):
                return try privateKey.sm2Decrypt(ciphertext, form: form)
            case .hpke(let suite, let info):
                return try Self.open(ciphertext, suite, info, privateKey)
            }
        }
        try message.withBytes { (bytes) throws(IOError) in try result.sink.write(bytes) }
        try result.finish()
    }

    /// Opens an encapsulated key and the ciphertext after it.
    private static func open(
        _ bytes: [UInt8],
        _ suite: HPKE.Suite,
        _ info: [UInt8],
        _ key: PrivateKey
    ) throws(CryptoError) -> SecretBytes {
        let size = suite.kem.encapsulatedKeyByteCount
        // What is shorter than the two parts of nothing cannot have been sealed.
        guard bytes.count >= size + 16 else { throw .authenticationFailed }
        let message = try HPKE.open(
            Array(bytes[size...]),
            encapsulatedKey: Array(bytes[..<size]),
            with: key,
            suite: suite,
            info: info
        )
        return SecretBytes(copying: message.span)
    }
}
