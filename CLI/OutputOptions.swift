import ArgumentParser
import Mima

/// Where a command's result goes.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write the result to this file, whole or not at all; - is standard output.",
            valueName: "file"
        )
    )
    var output: String?

    /// Opens the output. A file appears under its name with ``Output/finish()`` alone.
    func open(isSecret: Bool = false, policy: AtomicFile.Policy = .replace) throws(IOError) -> Output {
        guard let output, output != "-" else { return .stream(.standardOutput) }
        return .file(try AtomicFile(path: output, policy: policy, isSecret: isSecret))
    }

    /// Whether the result would go to the terminal without anybody having asked for that.
    var isTerminalByDefault: Bool { output == nil && Terminal.isStandardOutputTerminal }
}

/// An opened output: a file that is yet to appear, or standard output.
enum Output {
    case file(AtomicFile)
    case stream(OutputFile)

    var sink: any ByteSink {
        switch self {
        case .file(let file): file
        case .stream(let stream): stream
        }
    }

    /// Which regular file this writes to directly, if it does.
    var identity: FileIdentity? {
        switch self {
        case .file: nil
        case .stream(let stream): stream.identity
        }
    }

    /// Whether what is written is seen before ``finish()``.
    var appearsAtOnce: Bool {
        switch self {
        case .file(let file): file.isStream
        case .stream: true
        }
    }

    /// Throws `IOError.sameFile` when `input` is the file that this is about to replace.
    func requireDistinct(from input: InputFile) throws(IOError) {
        switch self {
        case .file(let file): try file.requireDistinct(from: input)
        case .stream(let stream): try stream.requireDistinct(from: input)
        }
    }

    /// Throws `IOError.sameFile` when a file that the command reads keys or a signature from is about to be
    /// replaced: a key that is lost cannot be made again.
    func requireDistinct(fromKeysIn paths: [String]) throws(IOError) {
        for path in paths {
            switch self {
            case _ where path == "-": try requireDistinct(from: .standardInput)
            case .file(let file): try file.requireDistinct(fromFileAt: path)
            case .stream(let stream): try stream.requireDistinct(fromFileAt: path)
            }
        }
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(IOError) {
        try sink.write(bytes.span)
    }

    /// Makes the result appear.
    func finish() throws(IOError) {
        switch self {
        case .file(let file): try file.commit()
        case .stream(let stream): try stream.close()
        }
    }
}
