import ArgumentParser
import Mima

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what a file is, without any key.",
        discussion: """
            For a file encrypted with age: the kinds of its recipients, its sizes, the work that its passphrase takes. \
            For a minisign key or signature: the key's id. Nothing of that is authenticated; verify and decrypt do that.
            """
    )

    @Flag(help: "Write JSON, a line for each file.")
    var json = false

    @Argument(help: "The files to look at; - or none is standard input.", completion: .file())
    var files: [String] = ["-"]

    func run() throws {
        for path in files {
            let name = path == "-" ? "standard input" : path
            let inspection = try naming(name) {
                try FileInspection(path == "-" ? InputFile.standardInput : InputFile(path: path))
            }
            if json {
                try StandardOutput.write(line: inspection.json(named: name).text)
            } else {
                for line in inspection.lines(named: name) {
                    try StandardOutput.write(line: line.visible(keeping: ["\t"]))
                }
            }
        }
    }
}
