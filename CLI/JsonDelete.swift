import ArgumentParser
import Mima

struct JsonDelete: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Take away what paths name.",
        discussion: "Exit status: 1 when a path names nothing; the others are taken away even so."
    )

    @Argument(help: "The path; -1 is an array's last element.")
    var path: String

    @OptionGroup var input: InputOptions
    @OptionGroup var destination: JsonOutputOptions

    @Option(name: [.short, .customLong("path")], help: ArgumentHelp("One more path.", valueName: "path"))
    var p: [String] = []

    @Flag(help: "The paths are JSON Pointers (RFC 6901).")
    var pointer = false

    func run() throws {
        var json = try input.readJSON()
        var isAbsent = false
        try naming(input) { () throws(JSONError) in
            for path in [path] + p {
                if pointer {
                    let pointer = try JSONPointer(path)
                    if json.get(pointer).exists {
                        try json.apply(JSONPatch(operations: [.remove(pointer)]))
                    } else {
                        isAbsent = true
                    }
                } else if try !json.delete(path) {
                    isAbsent = true
                }
            }
        }
        try destination.write(json, from: input)
        if isAbsent { throw ExitCode(ToolError.Status.no.rawValue) }
    }
}
