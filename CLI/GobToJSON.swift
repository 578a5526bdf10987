import ArgumentParser
import Mima

struct GobToJSON: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tojson",
        abstract: "Convert a gob stream to JSON, a value a line.",
        discussion: """
            With --typed the stream becomes one JSON document with all types, from which fromjson --typed makes the \
            same bytes again.
            """
    )

    @OptionGroup var stream: GobStreamOptions

    @Flag(help: "Keep types, ids and order: lossless.")
    var typed = false

    func run() throws {
        if typed {
            var items: [GobItem] = []
            let reader = try stream.read { _, item in items.append(item) }
            return try StandardOutput.write(line: GobDocument(types: reader.types, items: items).json.text)
        }
        _ = try stream.read { reader, item in
            try StandardOutput.write(line: item.value.json(type: item.type, types: reader.types).text)
        }
    }
}
