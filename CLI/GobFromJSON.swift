import ArgumentParser
import Mima

struct GobFromJSON: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fromjson",
        abstract: "Convert JSON, a value a line, to a gob stream.",
        discussion: """
            Objects become map[string]interface{} and arrays []interface{}, which the reading Go program must register. \
            With --typed the input is what tojson --typed wrote.
            """
    )

    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Read the document of tojson --typed.")
    var typed = false

    func validate() throws {
        if output.isTerminalByDefault { throw ValidationError("a gob stream is binary: give a file with -o") }
    }

    func run() throws {
        let file = try input.open()
        let output = try output.open()
        try output.requireDistinct(from: file)
        let text = MemorySink()
        try file.copy(to: text)
        do {
            try output.write(try stream(of: text.bytes))
        } catch let error as GobError {
            throw ToolError.badInput("\(error)", at: input.name)
        }
        try output.finish()
    }

    private func stream(of text: [UInt8]) throws -> [UInt8] {
        if typed { return try GobDocument(json: GobJSON(parsing: text)).stream() }
        let lines = text.split(separator: UInt8(ascii: "\n"))
        return try GobDocument(untyped: lines.map { try GobJSON(parsing: Array($0)) }).stream()
    }
}
