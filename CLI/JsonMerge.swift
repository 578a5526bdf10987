import ArgumentParser
import Mima

struct JsonMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Apply a JSON Merge Patch (RFC 7396)."
    )

    @Argument(help: "The file that holds the merge patch.", completion: .file())
    var patch: String

    @OptionGroup var input: InputOptions
    @OptionGroup var destination: JsonOutputOptions

    func run() throws {
        try input.requireOneStandardInput(besides: [patch])
        let text = JSON(try (patch == "-" ? .standardInput : InputFile(path: patch)).readAll())
        do throws(JSONSyntaxError) {
            try text.validate(depthLimit: 10_000)
        } catch {
            throw ToolError.badInput("\(error)", at: patch)
        }
        var json = try input.readJSON()
        json.merge(text)
        try destination.write(json, from: input)
    }
}
