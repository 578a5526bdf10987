import ArgumentParser
import Mima

struct Seal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Encrypt a message, such as a key, to a public key.",
        discussion: """
            What it writes is the bare ciphertext, without a format around it: of an RSA key that which `openssl \
            pkeyutl -encrypt -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256` writes, of an SM2 key that of \
            `openssl pkeyutl -encrypt`; of a key on P-256, P-384, P-521, X25519 or X448 that of HPKE (RFC 9180, base mode, \
            the KEM's own hash function): the encapsulated key, then the ciphertext.

              mima seal -r public.pem -o session.enc session.key
              mima open -k private.pem session.enc

            An RSA key has room for a message of its own size less 66 bytes. Files are for `mima encrypt`.
            """
    )

    @Option(
        name: [.customShort("r"), .customLong("recipient")],
        help: ArgumentHelp("Encrypt to the public key in this file, of any format.", valueName: "file"),
        completion: .file()
    )
    var recipient: String

    @OptionGroup var options: SealOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        try input.requireOneStandardInput(besides: [recipient])
    }

    func run() throws {
        if output.isTerminalByDefault {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -o FILE")
        }
        let contents = try KeyFile.read(recipient)
        let key = try KeyFile.naming(recipient) { () throws(CryptoError) in
            try contents.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes).publicKey() }
        }
        let padding = try options.padding(for: key, named: recipient)
        let source = try input.open()
        let result = try output.open()
        try result.requireDistinct(from: source)
        try result.requireDistinct(fromKeysIn: [recipient])
        let limit = try Self.limit(key, padding)
        guard let message = try source.readSecret(limit: limit) else {
            throw ToolError.badInput(
                "more than the \(limit) bytes that the key can encrypt",
                at: input.name,
                advice: "encrypt the file with 'mima encrypt', or seal a key and encrypt with that"
            )
        }
        let bytes = SealOptions.copy(message)
        let ciphertext = try KeyFile.naming(input.name) { () throws(CryptoError) in
            switch padding {
            case .oaep(let padding):
                return try RSA.Encryption.PublicKey(sealing: key).encrypt(bytes, padding: padding)
            case .pkcs1:
                return try Insecure.PKCS1Encryption.encrypt(bytes, to: RSA.Encryption.PublicKey(sealing: key))
            case .sm2(let form):
                return try key.sm2Encrypt(bytes, form: form)
            case .hpke(let suite, let info):
                let sealed = try HPKE.seal(bytes, to: key, suite: suite, info: info)
                return sealed.encapsulatedKey + sealed.ciphertext
            }
        }
        try result.write(ciphertext)
        try result.finish()
    }

    private static func limit(_ key: PublicKey, _ padding: SealOptions.Padding) throws -> Int {
        switch padding {
        case .oaep(let padding):
            max(0, try RSA.Encryption.PublicKey(sealing: key).maximumMessageByteCount(padding: padding))
        case .pkcs1: Insecure.PKCS1Encryption.maximumMessageByteCount(try RSA.Encryption.PublicKey(sealing: key))
        case .sm2: SM2.maximumMessageByteCount
        // The message is in memory; what is larger is a file for `mima encrypt`.
        case .hpke: SealOptions.hybridMessageByteCount
        }
    }
}
