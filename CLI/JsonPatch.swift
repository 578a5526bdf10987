import ArgumentParser
import Mima

struct JsonPatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patch",
        abstract: "Apply a JSON Patch (RFC 6902): all of its operations, or none.",
        discussion: "Exit status: 1 when an operation cannot be done or a test does not hold."
    )

    @Argument(help: "The file that holds the patch.", completion: .file())
    var patch: String

    @OptionGroup var input: InputOptions
    @OptionGroup var destination: JsonOutputOptions

    func run() throws {
        try input.requireOneStandardInput(besides: [patch])
        let text = JSON(try (patch == "-" ? .standardInput : InputFile(path: patch)).readAll())
        var json = try input.readJSON()
        do throws(JSONError) {
            try json.apply(try JSONPatch(text))
        } catch {
            if case .patchFailed = error { throw ToolError.no("\(error)", at: input.name) }
            throw ToolError.badInput("\(error)", at: patch)
        }
        try destination.write(json, from: input)
    }
}
