import ArgumentParser
import Mima

struct GobDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Print every value of a gob stream with its type, a field a line."
    )

    @OptionGroup var stream: GobStreamOptions

    func run() throws {
        _ = try stream.read { reader, item in
            let types = reader.types
            let heading = "\(GobTypeNames(types).name(of: item.type)) (type \(item.type))"
            try StandardOutput.write(line: heading.visible())
            for line in item.value.outline(indentedBy: 1) {
                try StandardOutput.write(line: line.visible())
            }
        }
    }
}
