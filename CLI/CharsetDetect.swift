import ArgumentParser
import Mima

struct CharsetDetect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detect",
        abstract: "Tell which character set files are in.",
        discussion: "Prints each file's name, the most likely character set and how sure that is."
    )

    @Flag(help: "Print all that the file may be, the most likely first.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "A hint: the language, or the country's top-level domain, as in ja or jp.",
            valueName: "code"
        )
    )
    var hint: String?

    @Flag(help: "Print a line of JSON for each file.")
    var json = false

    @Argument(help: "The files to read; - or none is standard input.", completion: .file())
    var files: [String] = []

    /// What is read of each file.
    private static let sampleByteCount = 1 << 20

    func run() throws {
        for file in files.isEmpty ? ["-"] : files {
            let input = file == "-" ? InputFile.standardInput : try InputFile(path: file)
            let sample = try [UInt8](capacity: Self.sampleByteCount) { (output) throws(IOError) in
                try input.fill(&output)
            }
            let isWhole = sample.count < Self.sampleByteCount
            let guesses = CharsetDetector.candidates(sample.span, isWhole: isWhole, hint: hint)
            try print(all ? guesses : Array(guesses.prefix(1)), for: input.path)
        }
    }

    private func print(_ guesses: [CharsetGuess], for path: String) throws {
        if json {
            let list = guesses.map { guess in
                JSONOutput.object([
                    "charset": .string(guess.charset.name),
                    "language": guess.language.map { .string($0) } ?? .null,
                    "confidence": .number(Int((guess.confidence * 100).rounded())),
                ])
            }
            let object = JSONOutput.object(["file": .string(path), "candidates": .array(list)])
            return try StandardOutput.write(line: object.text)
        }
        for guess in guesses {
            let percent = Int((guess.confidence * 100).rounded())
            let language = guess.language.map { ", \($0)" } ?? ""
            try StandardOutput.write(line: "\(path.visible()): \(guess.charset.name) (\(percent) %\(language))")
        }
    }
}
