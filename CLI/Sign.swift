import ArgumentParser
import Mima

struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign files, in the format of minisign.",
        discussion: """
            Each file's signature is written beside it, as FILE.minisig. What it writes, minisign and its kin verify.

              mima sign -k secret.key release.tar
              tar c photos | mima sign -k secret.key -o photos.minisig -
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
        let secretKey = try Minisign.SecretKey(file: contents, named: keyFile.path, passphrase.source())
        for file in files {
            let source = file == "-" ? InputFile.standardInput : try InputFile(path: file)
            let destination = destination(of: file)
            // A signature may be signed too, but not be replaced by that of another file on the same command line.
            if destination != "-" && files.contains(destination) { throw IOError.sameFile(path: destination) }
            let result = try open(destination)
            try result.requireDistinct(from: source)
            try result.requireDistinct(from: keyFile)
            let signature = try naming(source.path) { try sign(source, of: file, with: secretKey) }
            try result.write(signature.fileBytes)
            try result.finish()
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

    private func destination(of file: String) -> String {
        output ?? (file == "-" ? "-" : "\(file).minisig")
    }

    private func open(_ destination: String) throws(IOError) -> Output {
        destination == "-" ? .stream(.standardOutput) : .file(try AtomicFile(path: destination))
    }
}
