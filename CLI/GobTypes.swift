import ArgumentParser
import Mima

struct GobTypes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "types",
        abstract: "Print the types of a gob stream as Go source.",
        discussion: "Gob has one signed and one unsigned integer and one float: they are shown as 64 bits wide."
    )

    @OptionGroup var stream: GobStreamOptions

    func run() throws {
        let reader = try stream.read { _, _ in }
        for declaration in GobTypeNames(reader.types).declarations {
            try StandardOutput.write(line: declaration.visible(keeping: ["\n", "\t"]))
        }
    }
}
