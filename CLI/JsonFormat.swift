import ArgumentParser
import Mima

struct JsonFormat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Lay JSON out for people, or without white space.",
        discussion: "Numbers and strings stay as they are written. In colour on a terminal, unless NO_COLOR is set."
    )

    @OptionGroup var input: InputOptions
    @OptionGroup var destination: JsonOutputOptions

    @Flag(help: "Take all white space away.")
    var minify = false

    @Option(help: "How many spaces a level is moved in.")
    var indent = 2

    @Flag(help: "Move in by tabs.")
    var tabs = false

    @Option(help: "Arrays without objects that fit into so many columns stay on one line; 0: none does.")
    var width = 80

    @Flag(help: "Put members in the order of their keys.")
    var sortKeys = false

    func validate() throws {
        if !(0...64 ~= indent) { throw ValidationError("'--indent' is from 0 to 64.") }
        if minify, sortKeys { throw ValidationError("'--minify' keeps the members' order.") }
    }

    func run() throws {
        let json = try input.readJSON()
        do throws(JSONSyntaxError) {
            try json.validate(depthLimit: 1000)
        } catch {
            throw ToolError.badInput("\(error)", at: input.name)
        }
        let style = PrettyStyle(
            width: width,
            indent: tabs ? "\t" : String(repeating: " ", count: indent),
            sortsKeys: sortKeys
        )
        var result = minify ? json.minified : json.pretty(style)
        if destination.output.isTerminalByDefault, !destination.inPlace, !Environment.refusesColor {
            result = ColoredJSON.colored(result)
        }
        try destination.write(JSON(result), from: input)
    }
}
