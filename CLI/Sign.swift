import ArgumentParser
import Mima

struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign files, with a key of minisign's or any other.",
        discussion: """
            With a key of minisign's each file's signature is written beside it, as FILE.minisig. What it writes, \
            minisign and its kin verify.

              mima sign -k secret.key release.tar
              tar c photos | mima sign -k secret.key -o photos.minisig -

            With another private key it is FILE.sig: for a key in OpenSSH's format a signature that `ssh-keygen -Y \
            verify` takes, for other keys the bare one that `openssl dgst -verify` and `openssl pkeyutl -verify` take, \
            of two numbers in DER.

              mima sign -k ~/.ssh/id_ed25519 -n file release.tar
              mima sign -k key.pem --hash sha512 --pss release.tar
            """
    )

    @Option(
        name: [.customShort("k"), .customLong("key")],
        help: ArgumentHelp("Sign with the secret key in this file; - is standard input.", valueName: "file"),
        completion: .file()
    )
    var key: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write the signature of the one file to this file; - is standard output.",
            valueName: "file"
        ),
        completion: .file()
    )
    var output: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A comment that is signed too; without it the time and the file's name are.",
            valueName: "text"
        )
    )
    var trustedComment: String?

    @Option(
        name: [.customShort("c"), .customLong("untrusted-comment")],
        help: ArgumentHelp("The first line's comment, which anybody can change.", valueName: "text")
    )
    var untrustedComment: String?

    @Flag(
        name: .shortAndLong,
        help: "Sign the file itself and not its hash, for minisign before 0.10; the file must fit into memory."
    )
    var legacy = false

    @Option(
        help: ArgumentHelp(
            """
            The signature's format: ssh, raw (two numbers in DER) or p1363 (two numbers as they are); minisign is that \
            of its own keys.
            """,
            valueName: "name"
        )
    )
    var format: SignatureFormat?

    @Flag(help: "With an RSA key, sign by PSS and not by PKCS#1 v1.5.")
    var pss = false

    @OptionGroup var signature: SignatureOptions
    @OptionGroup var passphrase: PassphraseOptions

    @Argument(
        help: "The files to sign; - is standard input, whose signature goes to standard output.",
        completion: .file()
    )
    var files: [String]

    func validate() throws {
        if files.count > 1 && output != nil {
            throw ValidationError("An output (-o) is for one file; several files get FILE.minisig each.")
        }
        if files.count > 1 && files.contains("-") {
            throw ValidationError("Standard input (-) cannot be signed together with other files.")
        }
        if key == "-" && files.contains("-") {
            throw ValidationError("The key and the file to sign cannot both be standard input (-).")
        }
    }

    func run() throws {
        let keyFile = key == "-" ? InputFile.standardInput : try InputFile(path: key)
        let contents = try KeyFile.read(keyFile, limit: Minisign.maximumFileByteCount)
        let signer = try signer(contents, named: keyFile.path)
        for file in files {
            let source = file == "-" ? InputFile.standardInput : try InputFile(path: file)
            let destination = destination(of: file, signer)
            // A signature may be signed too, but not be replaced by that of another file on the same command line.
            if destination != "-" && files.contains(destination) { throw IOError.sameFile(path: destination) }
            let result = try open(destination)
            try result.requireDistinct(from: source)
            try result.requireDistinct(from: keyFile)
            let signature = try naming(source.path) { try sign(source, of: file, with: signer) }
            try result.write(signature)
            try result.finish()
        }
    }

    /// What signs: a key of minisign's, or another.
    private enum Signer {
        case minisign(Minisign.SecretKey)
        case other(FileSigner)
    }

    private func signer(_ contents: SecretBytes, named name: String) throws -> Signer {
        if Minisign.SecretKey.isFile(contents) || format == .minisign || !EncodedKey.mayBeOne(contents) {
            if let format, format != .minisign {
                throw ToolError.usage("a key of minisign's signs in minisign's format alone", at: name)
            }
            return .minisign(try Minisign.SecretKey(file: contents, named: name, passphrase.source()))
        }
        if trustedComment != nil || untrustedComment != nil || legacy {
            throw ToolError.usage("comments and the legacy form are for keys of minisign's alone", at: name)
        }
        return .other(
            try FileSigner(
                file: contents,
                named: name,
                format: format,
                usesPSS: pss,
                signature,
                passphrase.source()
            )
        )
    }

    private func sign(_ source: InputFile, of file: String, with signer: Signer) throws -> [UInt8] {
        switch signer {
        case .other(let signer): try signer.signature(of: MeasuredSource(source), named: source.path)
        case .minisign(let key): try sign(source, of: file, with: key).fileBytes
        }
    }

    private func sign(
        _ source: InputFile,
        of file: String,
        with secretKey: Minisign.SecretKey
    ) throws -> Minisign.Signature {
        let form = legacy ? Minisign.Form.legacy : .prehashed
        return try secretKey.sign(
            MeasuredSource(source),
            form: form,
            trustedComment: trustedComment.map { text in try Minisign.Comment(text) }
                ?? .describing(
                    fileName: file == "-" ? nil : file.split(separator: "/").last.map(String.init),
                    timestamp: CalendarTime.now.secondsSinceEpoch,
                    form: form
                ),
            untrustedComment: untrustedComment.map { text in try Minisign.Comment(text) }
        )
    }

    private func destination(of file: String, _ signer: Signer) -> String {
        if let output { return output }
        if file == "-" { return "-" }
        return switch signer {
        case .minisign: "\(file).minisig"
        case .other: FileSigner.path(for: file)
        }
    }

    private func open(_ destination: String) throws(IOError) -> Output {
        destination == "-" ? .stream(.standardOutput) : .file(try AtomicFile(path: destination))
    }
}
