import ArgumentParser
import Mima

struct JsonValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check strictly that the input is JSON (RFC 8259).",
        discussion: "Exit status: 1 when it is not; the first fault is named with its line and byte."
    )

    @OptionGroup var input: InputOptions

    @Flag(help: "The input is JSON lines, each a document; read line by line.")
    var lines = false

    @Option(help: "How many arrays and objects may be open within one another.")
    var depth = 10_000

    func validate() throws {
        if depth < 1 { throw ValidationError("'--depth' is 1 at least.") }
    }

    func run() throws {
        if lines {
            return try input.forEachJSONLine { number, line in try check(line) { "line \(number): \($0)" } }
        }
        let json = try input.readJSON()
        try check(json) { error in
            let line = 1 + json.bytes.prefix(error.offset).count { $0 == 0x0A }
            return "line \(line): \(error)"
        }
    }

    private func check(_ json: JSON, _ describe: (JSONSyntaxError) -> String) throws {
        do throws(JSONSyntaxError) {
            try json.validate(depthLimit: depth)
        } catch {
            throw ToolError.no(describe(error), at: input.name)
        }
    }
}
