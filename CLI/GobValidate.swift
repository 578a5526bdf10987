import ArgumentParser
import Mima

struct GobValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check that a file is a whole, well-formed gob stream.",
        discussion: "Exit status: 0 when it is, 3 when it is not, with the offset of the fault."
    )

    @OptionGroup var stream: GobStreamOptions

    @Flag(help: "Write JSON.")
    var json = false

    func run() throws {
        var count = 0
        let reader = try stream.read { _, _ in count += 1 }
        let typeCount = reader.types.count
        if json {
            let summary: JSONOutput = .object([
                "file": .string(stream.input.name), "values": .number(count), "types": .number(typeCount),
                "bytes": .number(reader.offset),
            ])
            return try StandardOutput.write(line: summary.text)
        }
        let name = stream.input.name.visible()
        try StandardOutput.write(line: "\(name): values: \(count), types: \(typeCount), bytes: \(reader.offset)")
    }
}
