import ArgumentParser
import Mima

struct JsonSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change the value that a path names, or make one there.",
        discussion: """
            A value that is no JSON is taken as a string. Missing objects and arrays are made; -1 appends to an \
            array. Nothing else in the text changes.
            """
    )

    @Argument(help: "The path; -1 appends to an array, :1 is a key.")
    var path: String

    @Argument(help: "The new value: JSON, or else a string.")
    var value: String

    @OptionGroup var input: InputOptions
    @OptionGroup var destination: JsonOutputOptions

    @Flag(help: "The value is a string, whatever it looks like.")
    var string = false

    @Flag(help: "The path is a JSON Pointer (RFC 6901).")
    var pointer = false

    @Flag(help: "Refuse to replace a string, number, truth value or null on the way by an object or array.")
    var strict = false

    func run() throws {
        var json = try input.readJSON()
        let given = JSON(value)
        let isJSON = !string && given.isValid
        try naming(input) { () throws(JSONError) in
            if pointer {
                let value = isJSON ? given.bytes : JSON.quoted(value)
                try json.apply(JSONPatch(operations: [.add(try JSONPointer(path), value: value)]))
            } else if isJSON {
                try json.set(path, raw: given.bytes, isStrict: strict, escaping: .minimal)
            } else {
                try json.set(path, raw: JSON.quoted(value), isStrict: strict, escaping: .minimal)
            }
        }
        try destination.write(json, from: input)
    }
}

/// Runs `body`, adding to an error which file it is about.
func naming(_ input: InputOptions, _ body: () throws(JSONError) -> Void) throws {
    do throws(JSONError) {
        try body()
    } catch {
        throw ToolError.badInput("\(error)", at: input.name)
    }
}
