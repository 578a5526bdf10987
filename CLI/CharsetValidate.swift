import ArgumentParser
import Mima

struct CharsetValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Tell whether files are well formed in a character set.",
        discussion: "Prints the first place that is not, for each file. Exit status 1 if there is one."
    )

    @Option(name: [.short, .long], help: ArgumentHelp("The character set.", valueName: "name"))
    var from = "utf-8"

    @Argument(help: "The files to read; - or none is standard input.", completion: .file())
    var files: [String] = []

    func run() throws {
        let charset = try CharsetName.find(from)
        var isMalformed = false
        for file in files.isEmpty ? ["-"] : files {
            let input = file == "-" ? InputFile.standardInput : try InputFile(path: file)
            if let error = try firstError(in: input, charset) {
                isMalformed = true
                try StandardOutput.write(line: "\(input.path.visible()): \(error)")
            }
        }
        if isMalformed { throw ExitCode(ToolError.Status.no.rawValue) }
    }

    private func firstError(in input: InputFile, _ charset: Charset) throws(IOError) -> CharsetError? {
        let source = MeasuredSource(input)
        var decoder = Charset.Decoder(charset, malformed: .fail)
        var isLast = false
        while !isLast {
            let piece = try [UInt8](capacity: 1 << 17) { (output) throws(IOError) in try source.fill(&output) }
            isLast = piece.isEmpty
            if let error = Self.decode(piece, isLast: isLast, &decoder) { return error }
        }
        return nil
    }

    private static func decode(_ piece: [UInt8], isLast: Bool, _ decoder: inout Charset.Decoder) -> CharsetError? {
        var position = 0
        do throws(CharsetError) {
            repeat {
                _ = try [UInt8](capacity: 1 << 18) { (output) throws(CharsetError) in
                    position += try decoder.decode(
                        piece.span.extracting(position..<piece.count),
                        into: &output,
                        isLast: isLast
                    )
                }
            } while position < piece.count
            return nil
        } catch {
            return error
        }
    }
}
