import ArgumentParser
import Mima

struct TarExtract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Take everything out of an archive, compressed with gzip or not.",
        discussion: """
            Safe for an archive from anybody: nothing outside of the folder is touched, devices and names with .. or a \
            / at the start are refused, nothing that is there is replaced, set-user-ID bits are dropped, and each file \
            appears when it is whole. What is refused is told by name, the rest is extracted, and the exit status is 3.

              mima tar extract -C photos photos.tar.gz
            """
    )

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("Extract into this folder, which is made if it is missing.", valueName: "folder"),
        completion: .directory
    )
    var folder = "."

    @OptionGroup var extraction: TarExtractionOptions
    @OptionGroup var input: InputOptions

    func run() throws {
        let file = try input.open()
        let failures = try explaining(input.name) { try extraction.extract(MeasuredSource(file), into: folder) }
        if failures > 0 { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }
}
