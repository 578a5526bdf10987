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

    /// What to call the input in a message.
    var name: String { file == "-" ? "standard input" : file }
}
