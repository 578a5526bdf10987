import ArgumentParser
import Mima

struct JsonGet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Print what paths name, a value a line.",
        discussion: """
            Strings are printed without quotes and escapes, unless --raw asks for them as written. Several paths are \
            looked for in one pass. An index of -1 is the last element. Conditions of a query are joined in parentheses: \
            friends.#((age>45)&&(last=="Craig")).first.

            Exit status: 1 when a path names nothing.
            """
    )

    @Argument(help: "The path: gjson's language, or what --pointer or --jsonpath says.")
    var path: String

    @OptionGroup var input: InputOptions

    @Option(name: [.short, .customLong("path")], help: ArgumentHelp("One more path.", valueName: "path"))
    var p: [String] = []

    @Flag(help: "Print values as they are written.")
    var raw = false

    @Flag(help: "The paths are JSON Pointers (RFC 6901).")
    var pointer = false

    @Flag(help: "The paths are JSONPath queries (RFC 9535).")
    var jsonpath = false

    @Flag(help: "Print every value that a wildcard matches, and each element of a # by itself.")
    var all = false

    @Flag(help: "Print where each value is before it: with --jsonpath its normalised path, else its path.")
    var showPaths = false

    @Flag(help: "The input is JSON lines, each a document; read line by line.")
    var lines = false

    func validate() throws {
        if pointer && jsonpath { throw ValidationError("'--pointer' and '--jsonpath' exclude one another.") }
        if all, pointer || jsonpath { throw ValidationError("'--all' is for gjson's paths.") }
    }

    func run() throws {
        let query = try JsonQuery([path] + p, isPointer: pointer, isJSONPath: jsonpath, takesAll: all)
        var isAbsent = false
        func answer(_ json: JSON) throws {
            for nodes in query.nodes(in: json, wantsPaths: showPaths) {
                if nodes.isEmpty { isAbsent = true }
                for node in nodes {
                    if showPaths { try StandardOutput.write(text: [UInt8]("\(node.path)\t".utf8)) }
                    let text = raw ? Array(node.value.raw) : node.value.printedBytes
                    try StandardOutput.write(text: text + [0x0A])
                }
            }
        }
        if lines {
            try input.forEachJSONLine { _, line in try answer(line) }
        } else {
            try answer(try input.readJSON())
        }
        if isAbsent { throw ExitCode(ToolError.Status.no.rawValue) }
    }
}

/// Paths of one of the three kinds.
private enum JsonQuery {
    case dots(DotPaths)
    case everyMatch([DotPath])
    case pointers([JSONPointer])
    case queries([JSONPath])

    init(_ texts: [String], isPointer: Bool, isJSONPath: Bool, takesAll: Bool) throws {
        do throws(JSONError) {
            if isPointer {
                self = .pointers(try texts.map { text throws(JSONError) in try JSONPointer(text) })
            } else if isJSONPath {
                self = .queries(try texts.map { text throws(JSONError) in try JSONPath(text) })
            } else {
                let paths = texts.map { DotPath($0, countsFromEnd: true) }
                self = takesAll ? .everyMatch(paths) : .dots(DotPaths(paths))
            }
        } catch {
            throw ToolError.usage("\(error)")
        }
    }

    /// What each path finds.
    func nodes(in json: JSON, wantsPaths: Bool) -> [[JSONPath.Node]] {
        switch self {
        case .queries(let queries): queries.map { $0.nodes(in: json) }
        case .dots(let paths): json.get(paths).map { Self.node($0, in: json, wantsPaths: wantsPaths) }
        case .everyMatch(let paths):
            paths.map { path in json.all(path).flatMap { Self.node($0, in: json, wantsPaths: wantsPaths) } }
        case .pointers(let pointers):
            pointers.map { Self.node(json.get($0), in: json, wantsPaths: wantsPaths) }
        }
    }

    private static func node(_ value: JSONValue, in json: JSON, wantsPaths: Bool) -> [JSONPath.Node] {
        guard value.exists else { return [] }
        return [JSONPath.Node(value: value, path: wantsPaths ? value.path(in: json) ?? "" : "")]
    }
}

extension JSONValue {
    /// A string's text; all else as it is written.
    fileprivate var printedBytes: [UInt8] { kind == .string ? stringBytes : Array(raw) }
}
