import ArgumentParser
import Mima

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell what a file is, without any key.",
        discussion: """
            For a file encrypted with age: the kinds of its recipients, its sizes, the work that its passphrase takes. \
            For a key or a signature of minisign: the key's id. For an SSH key: its fingerprint. Nothing of that is \
            authenticated; verify and decrypt do that.
            """
    )

    @Flag(help: "Write JSON, a line for each file.")
    var json = false

    @Argument(help: "The files to look at; - or none is standard input.", completion: .file())
    var files: [String] = ["-"]

    func run() throws {
        var failed = false
        for path in files {
            let name = path == "-" ? "standard input" : path
            do {
                let inspection = try naming(name) {
                    try FileInspection(path == "-" ? InputFile.standardInput : InputFile(path: path))
                }
                try write(inspection, named: name)
            } catch IOError.closedPipe(let path) {
                throw IOError.closedPipe(path: path)
            } catch {
                // The other files can be told about all the same.
                let error = ToolError(error)
                error.print()
                if json {
                    let facts = JSONOutput.object(["file": .string(name), "error": .string(error.message)])
                    try StandardOutput.write(line: facts.text)
                }
                failed = true
            }
        }
        if failed { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }

    private func write(_ inspection: FileInspection, named name: String) throws {
        if json { return try StandardOutput.write(line: inspection.json(named: name).text) }
        for line in inspection.lines(named: name) {
            try StandardOutput.write(line: line.visible(keeping: ["\t"]))
        }
    }
}
