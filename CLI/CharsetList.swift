import ArgumentParser
import Mima

struct CharsetList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the character sets and their names."
    )

    @Flag(help: "Print one JSON array.")
    var json = false

    func run() throws {
        if json {
            let list = Charset.allCases.map { charset in
                JSONOutput.object([
                    "name": .string(charset.name),
                    "labels": .array(charset.labels.sorted().map { .string($0) }),
                    "standard": .bool(charset.isStandard),
                ])
            }
            return try StandardOutput.write(line: JSONOutput.array(list).text)
        }
        for charset in Charset.allCases {
            let labels = charset.labels.filter { $0 != charset.name.lowercased() }.sorted()
            try StandardOutput.write(line: ([charset.name] + labels).joined(separator: " "))
        }
    }
}
