import ArgumentParser
import Mima

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify the signatures of files, by keys of minisign's, SSH's or any other.",
        discussion: """
            A file's signature is in FILE.minisig, unless -x says otherwise. With several public keys, the one that \
            the signature names is taken, and is told.

              mima verify -p release.pub release.tar
              mima verify -p RWQ… release.tar
              mima verify -p trusted-keys/ -o release.tar -x release.tar.minisig - < download

            With -o the content comes out only after all of it has been verified, and it is the content that was \
            verified, whatever happens to the file meanwhile.

            A signature by an SSH key, or a bare one as `openssl dgst -sign` and `openssl pkeyutl -sign` make it, is \
            recognised too, in FILE.sig. For SSH's a list of allowed signers (-f, -I) can say whom to trust.

              mima verify -p public.pem -x release.sig release.tar
              mima verify -f allowed_signers -I ada@example.org -n file release.tar

            Exit status 1: a file is not what one of the public keys signed.
            """
    )

    @Option(
        name: [.customShort("p"), .customLong("public-key")],
        help: ArgumentHelp(
            "Trust this public key: its text, its file, or a folder of files that end in .pub; repeatable.",
            valueName: "key"
        ),
        completion: .file()
    )
    var publicKeys: [String] = []

    @Option(
        name: [.customShort("x"), .customLong("signature")],
        help: ArgumentHelp("Read the signature of the one file from this file.", valueName: "file"),
        completion: .file()
    )
    var signature: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write the content of the one file to this file, if it is verified; - is standard output.",
            valueName: "file"
        ),
        completion: .file()
    )
    var output: String?

    @Option(
        name: [.customShort("f"), .long],
        help: ArgumentHelp("Trust those whom this list for SSH's signatures allows.", valueName: "file"),
        completion: .file()
    )
    var allowedSigners: String?

    @Option(
        name: [.customShort("I"), .long],
        help: ArgumentHelp("Who of the list must have signed; without it anybody of the list.", valueName: "name")
    )
    var identity: String?

    @OptionGroup var signatureOptions: SignatureOptions
    @OptionGroup var passphrase: PassphraseOptions

    @Flag(name: [.customShort("H"), .customLong("require-prehashed")], help: "Refuse signatures of the legacy form.")
    var requirePrehashed = false

    @Flag(name: .shortAndLong, help: "Print nothing about files that are verified.")
    var quiet = false

    @Flag(help: "Print a line of JSON for each file.")
    var json = false

    @Argument(help: "The files to verify; - is standard input, and needs -x.", completion: .file())
    var files: [String]

    func validate() throws {
        if publicKeys.isEmpty && allowedSigners == nil {
            throw ValidationError("Whom to trust? Give a public key with -p.")
        }
        if files.count > 1 && (signature != nil || output != nil) {
            throw ValidationError("A signature (-x) and an output (-o) are for one file.")
        }
        if files.contains("-") && signature == nil {
            throw ValidationError("Standard input (-) needs the file of its signature, with -x.")
        }
        if files.contains("-") && signature == "-" {
            throw ValidationError("The file and its signature cannot both be standard input (-).")
        }
        if json && output == "-" {
            throw ValidationError("--json and -o - cannot both have standard output.")
        }
    }

    func run() throws {
        var verifier = FileVerifier(
            publicKeys: publicKeys,
            allowedSigners: allowedSigners,
            identity: identity,
            options: signatureOptions,
            hash: try signatureOptions.algorithm(),
            passphrases: try passphrase.source(),
            requirePrehashed: requirePrehashed
        )
        if allowedSigners == nil { try verifier.loadMinisignKeysEarly() }
        var report = VerificationReport(isQuiet: quiet, isJSON: json, usesStandardError: output == "-")
        for file in files {
            do {
                let name = file == "-" ? "standard input" : file
                let (signature, path) = try verifier.readSignature(of: file, at: self.signature)
                let result = try naming(name) { try verify(file, signature, at: path, &verifier) }
                try report.add(name, result)
            } catch IOError.closedPipe {
                // The content was verified, and whoever wanted it has seen enough.
                throw IOError.closedPipe(path: "standard output")
            } catch {
                try report.add(file, error)
            }
        }
        try report.finish()
    }

    /// Verifies the file, and releases its content if that is wanted.
    private func verify(
        _ file: String,
        _ signature: FileSignature,
        at signaturePath: String,
        _ verifier: inout FileVerifier
    ) throws -> VerifiedFile {
        let source = file == "-" ? InputFile.standardInput : try InputFile(path: file)
        let result: Output? = try output.map { path in
            path == "-" ? .stream(.standardOutput) : .file(try AtomicFile(path: path))
        }
        try verifier.load(for: signature)
        try result?.requireDistinct(from: source)
        try result?.requireDistinct(fromKeysIn: publicKeys + verifier.keyFiles + [signaturePath])
        // Where the content would be seen at once, it first waits in a file that nobody sees.
        let spool = result?.appearsAtOnce == true ? try SpoolFile() : nil
        let verified = try verifier.verify(
            MeasuredSource(source),
            named: source.path,
            signature,
            copyingTo: spool ?? result?.sink
        )
        if let spool, let result {
            try spool.rewind()
            try spool.copy(to: result.sink)
        }
        try result?.finish()
        return verified
    }
}
