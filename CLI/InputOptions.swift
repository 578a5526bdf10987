import ArgumentParser
import Mima

/// The one file that a command reads.
struct InputOptions: ParsableArguments {
    @Argument(help: "The file to read; - or none is standard input.", completion: .file())
    var file: String = "-"

    /// Opens the input.
    func open() throws(IOError) -> InputFile {
        file == "-" ? .standardInput : try InputFile(path: file)
    }

    /// Throws when standard input is wanted for two files: whatever came second would find it empty.
    func requireOneStandardInput(besides others: [String]) throws {
        if ([file] + others).count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Only one file can be standard input, which the input is unless it is named.")
        }
    }

    /// What to call the input in a message.
    var name: String { file == "-" ? "standard input" : file }
}
