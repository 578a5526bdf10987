import ArgumentParser
import Mima

struct KeyGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a key.",
        discussion: """
            An identity for age and mima, to decrypt with:

              mima key generate -o key.txt

            Or a key for minisign and mima, to sign with:

              mima key generate --type minisign -p -o secret.key

            Or a key of any algorithm, in any format that keys have (PKCS#8 unless -f tells):

              mima key generate --type p256 -o key.pem
              mima key generate --type rsa --bits 4096 -f openssh -p -o id_rsa

            With a passphrase (-p) the file is itself encrypted.
            """
    )

    @OptionGroup var output: OutputOptions

    @Option(
        help: """
            What the key is for: age, to encrypt and decrypt; minisign, to sign; or its algorithm: rsa, rsa-pss, p224, \
            p256, p384, p521, secp256k1, brainpoolP160r1 and its like, sm2, ed25519, ed448, x25519, x448, dsa, dh; where libcrypto has them, \
            ml-kem-768, ml-dsa-65, slh-dsa-sha2-128s and their like.
            """
    )
    var type: KeyType = .age

    @Option(help: "The size of the modulus, for rsa, rsa-pss, dsa and dh: 3072 unless given.")
    var bits: Int?

    @OptionGroup var format: KeyFormatOptions

    @Option(help: "How pkcs8 makes a key of the passphrase: pbkdf2 or scrypt.")
    var kdf: KeyDerivationName = .pbkdf2

    @Flag(help: "Allow a key of 1024 bits, which can be broken, for a system that takes nothing better.")
    var weak = false

    @Flag(name: [.customShort("p"), .customLong("passphrase")], help: "Protect the key with a passphrase.")
    var withPassphrase = false

    @Flag(help: "Replace a file that is there already: what only its key opens is then lost.")
    var force = false

    @OptionGroup var passphrase: PassphraseOptions

    func validate() throws {
        if case .algorithm = type { return }
        if bits != nil || weak || format.format != nil || format.der || format.comment != nil {
            throw ValidationError("Keys of age and of minisign have one size and one format.")
        }
    }

    func run() throws {
        switch type {
        case .age: try generateForAge()
        case .minisign: try generateForMinisign()
        case .algorithm(let algorithm): try generate(algorithm)
        }
    }

    private func generate(_ algorithm: KeyAlgorithm) throws {
        let result = try open()
        let secret = withPassphrase ? try passphrase.source().new(for: "the key") : nil
        let (key, file) = try made(algorithm, secret)
        try write(file, to: result)
        let digest = Base64.encode(key.publicKey.subjectPublicKeyInfoDigest)
        StandardError.write(line: "Public key: \(algorithm), SPKI SHA-256 \(digest)")
    }

    /// A key and its file; what is not possible is the fault of the command line.
    private func made(_ algorithm: KeyAlgorithm, _ passphrase: SecretBytes?) throws -> (PrivateKey, SecretBytes) {
        do {
            let key = try PrivateKey.generate(algorithm, bitCount: bits, limits: weak ? .legacy : .standard)
            return (key, try format.file(key, passphrase: passphrase, derivation: kdf.derivation))
        } catch let error as CryptoError {
            throw ToolError.usage("\(error)")
        }
    }

    private func generateForAge() throws {
        let result = try open()
        let identity = try Age.X25519Identity()
        let file = try Age.identityFile(identity)
        try write(withPassphrase ? sealed(file) : file, to: result)
        // The key itself says so too; on the terminal once is enough.
        if output.output != nil || !Terminal.isStandardOutputTerminal {
            StandardError.write(line: "Public key: \(identity.recipient)")
        }
    }

    private func generateForMinisign() throws {
        let result = try open()
        let key = try Minisign.SecretKey()
        let file = try naming("the key") {
            try withPassphrase
                ? key.file(passphrase: passphrase.source().new(for: "the key")) : key.fileWithoutPassphrase()
        }
        try write(file.fileBytes, to: result)
        StandardError.write(line: "Public key: \(key.publicKey.base64)")
    }

    /// The file as a file that a new passphrase opens.
    private func sealed(_ file: SecretBytes) throws -> SecretBytes {
        let recipient = try Age.PassphraseRecipient(passphrase.source().new(for: "the key"))
        let encryptor = try Age.Encryptor(to: [recipient], armored: true)
        return SecretBytes(
            copying: try file.withBytes { (bytes) throws(FilesError) in try encryptor.encrypt(bytes) }
        )
    }

    /// Opens the output: first of all, so that nobody chooses a passphrase for nothing.
    private func open() throws -> Output {
        try tellingHowToReplace { try output.open(isSecret: true, policy: force ? .replace : .mustNotExist) }
    }

    private func write(_ file: SecretBytes, to result: Output) throws {
        try tellingHowToReplace {
            try file.withBytes { (bytes) throws(IOError) in try result.sink.write(bytes) }
            try result.finish()
        }
    }
}
