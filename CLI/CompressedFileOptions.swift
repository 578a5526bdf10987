import ArgumentParser
import Mima

/// Which files `gzip` and `gunzip` read, and where the results go: beside the files, unless told otherwise.
struct CompressedFileOptions: ParsableArguments {
    @Flag(name: [.customShort("c"), .customLong("stdout")], help: "Write to standard output.")
    var toStandardOutput = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write the result to this file, whole or not at all; - is standard output.",
            valueName: "file"
        )
    )
    var output: String?

    @Flag(name: .shortAndLong, help: "Replace files that exist already.")
    var force = false

    @Flag(name: .long, help: "Remove each file when its result is complete.")
    var remove = false

    @Argument(
        help: "The files; - or none is standard input, whose result goes to standard output.",
        completion: .file()
    )
    var files: [String] = []

    func validate() throws {
        if output != nil && (toStandardOutput || files.count > 1) {
            throw ValidationError("One result (-o) is made of one file.")
        }
        if remove && (toStandardOutput || output != nil) {
            throw ValidationError("Files are removed (--remove) only when their results take their places.")
        }
    }

    /// The names of the files, those that are not UTF-8 with replacements.
    var names: [String] {
        let names = FileArguments.names(files).map { String(decoding: $0, as: UTF8.self) }
        return names.isEmpty ? ["-"] : names
    }

    /// Whether a result would go to the terminal without anybody having asked for that.
    var isTerminalByDefault: Bool {
        output == nil && !toStandardOutput && names.contains("-") && Terminal.isStandardOutputTerminal
    }

    /// Runs `convert` for each file, from the first to the last; a file that fails is told, and the others are done
    /// all the same.
    ///
    /// - Parameter resultName: The name of the result that is to stand beside the file of a name.
    func forEach(
        resultName: (String) throws -> String,
        convert: (InputFile, any ByteSink) throws -> Void
    ) throws {
        var hasFailure = false
        for name in names {
            do {
                try explaining(Self.place(name)) { try run(name, resultName: resultName, convert: convert) }
            } catch IOError.closedPipe(let path) {
                throw IOError.closedPipe(path: path)
            } catch let error as ToolError {
                if names.count == 1 { throw error }
                error.print()
                hasFailure = true
            }
        }
        if hasFailure { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }

    /// What to call the file of a name in a message.
    static func place(_ name: String) -> String { name == "-" ? "standard input" : name }

    private func run(
        _ name: String,
        resultName: (String) throws -> String,
        convert: (InputFile, any ByteSink) throws -> Void
    ) throws {
        let source = name == "-" ? .standardInput : try InputFile(path: name)
        let path = try output ?? (toStandardOutput || name == "-" ? "-" : resultName(name))
        // What is named with -o is replaced as everywhere; a name that nobody typed is not.
        let policy: AtomicFile.Policy = force || output != nil ? .replace : .mustNotExist
        let result: Output = path == "-" ? .stream(.standardOutput) : .file(try AtomicFile(path: path, policy: policy))
        try result.requireDistinct(from: source)
        try convert(source, result.sink)
        try result.finish()
        if remove && name != "-" { try FileRemoval.remove(path: name) }
    }
}
