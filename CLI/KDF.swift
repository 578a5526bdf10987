import ArgumentParser
import Mima

struct KDF: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kdf",
        abstract: "Derive keys from secrets and passwords.",
        discussion: """
            The secret comes from a file, a descriptor or the terminal; the key is written in hexadecimal.

              mima kdf hkdf -k shared.key --info "session 7" -l 32
              mima kdf argon2 --salt hex:00112233445566778899aabbccddeeff
              mima kdf pbkdf2 --hash sha512 --iterations 220000 --salt file:salt --format raw -o out.key
            """,
        subcommands: [
            KDFArgon2.self, KDFHKDF.self, KDFKeyed.self, KDFOneStep.self, KDFPBKDF1.self, KDFPBKDF2.self,
            KDFPKCS12.self, KDFScrypt.self, KDFSSH.self, KDFTLS12.self, KDFTLS13.self, KDFX963.self,
        ]
    )
}

/// One of the derivations: its options, and what it makes of the secret.
protocol KeyDerivationCommand: ParsableCommand {
    var derivation: DerivationOptions { get }
    /// What the terminal asks for.
    static var secretName: String { get }
    /// What `--json` calls the derivation.
    static var name: String { get }
    /// The key, of `byteCount` bytes.
    func derive(from secret: SecretBytes, byteCount: Int) throws -> SymmetricKey
}

extension KeyDerivationCommand {
    static var secretName: String { "Secret" }

    func run() throws {
        let secret = try derivation.key.secret(Self.secretName)
        do {
            try derivation.write(try derive(from: secret, byteCount: derivation.length), by: Self.name)
        } catch let error as CryptoError {
            throw ToolError.badInput("\(error)")
        }
    }
}

/// What all derivations take.
struct DerivationOptions: ParsableArguments {
    @OptionGroup var key: SecretKeyOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The size of the derived key.", valueName: "bytes"))
    var length = 32

    @Option(help: "How to write the derived key.")
    var format: BytesFormat = .hex

    @Flag(help: "Print a line of JSON.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(1...(1 << 24)).contains(length) { throw ValidationError("--length is 1 to \(1 << 24).") }
        if json && format == .raw { throw ValidationError("JSON has no --format raw.") }
    }

    /// Writes a derived key, which is a secret too.
    func write(_ derived: SymmetricKey, by name: String) throws {
        let result = try output.open(isSecret: true)
        try result.requireDistinct(fromKeysIn: key.file.map { [$0] } ?? [])
        try derived.withBytes { bytes in
            guard let text = format.text(bytes) else { return try result.sink.write(bytes) }
            let line = json ? JSONOutput.object(["derivation": .string(name), "key": .string(text)]).text : text
            try result.write(Array("\(line)\n".utf8))
        }
        try result.finish()
    }
}

/// The hash function of a derivation.
struct DerivationHash: ParsableArguments {
    @Option(
        help: ArgumentHelp("The hash function: sha256 unless told; 'mima hash --list' shows all.", valueName: "name"),
        completion: .list(Checksums.Function.all.map(\.name))
    )
    var hash = "sha256"

    func algorithm() throws -> HashAlgorithm { try Self.algorithm(named: hash) }

    static func algorithm(named name: String) throws -> HashAlgorithm {
        guard let function = Checksums.Function(named: name) else {
            let near = NearestName.of(name, among: Checksums.Function.all.map(\.name))
            throw ValidationError(
                "There is no hash function '\(name)'; \(near.map { "did you mean \($0)?" } ?? "see 'mima hash --list'.")"
            )
        }
        return function.algorithm
    }

    func validate() throws { _ = try algorithm() }
}

/// The salt of a derivation.
struct DerivationSalt: ParsableArguments {
    @Option(help: ArgumentHelp("The salt: \(BytesArgument.help).", valueName: "bytes"))
    var salt: BytesArgument?

    func bytes() throws -> [UInt8] { try salt.bytes("--salt") }
}
