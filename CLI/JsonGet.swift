import ArgumentParser
import Mima

struct JsonGet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Print what paths name, a value a line.",
        discussion: """
            Strings are printed without quotes and escapes, unless --raw asks for them as written.

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

    @Flag(help: "Print where each value is before it: with --jsonpath its normalised path, else its path.")
    var showPaths = false

    @Flag(help: "The input is JSON lines, each a document; read line by line.")
    var lines = false

    func validate() throws {
        if pointer && jsonpath { throw ValidationError("'--pointer' and '--jsonpath' exclude one another.") }
    }

    func run() throws {
        let queries = try ([path] + p).map { try JsonQuery($0, isPointer: pointer, isJSONPath: jsonpath) }
        var isAbsent = false
        func answer(_ json: JSON) throws {
            for query in queries {
                let nodes = query.nodes(in: json, wantsPaths: showPaths)
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

/// One of the three kinds of path.
private enum JsonQuery {
    case dots(DotPath)
    case pointer(JSONPointer)
    case query(JSONPath)

    init(_ text: String, isPointer: Bool, isJSONPath: Bool) throws {
        do throws(JSONError) {
            if isPointer {
                self = .pointer(try JSONPointer(text))
            } else if isJSONPath {
                self = .query(try JSONPath(text))
            } else {
                self = .dots(DotPath(text))
            }
        } catch {
            throw ToolError.usage("\(error)")
        }
    }

    func nodes(in json: JSON, wantsPaths: Bool) -> [JSONPath.Node] {
        switch self {
        case .query(let query): return query.nodes(in: json)
        case .dots(let path): return Self.node(json.get(path), in: json, wantsPaths: wantsPaths)
        case .pointer(let pointer): return Self.node(json.get(pointer), in: json, wantsPaths: wantsPaths)
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
