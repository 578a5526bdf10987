import ArgumentParser
import Mima

struct TarCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Put files and folders into an archive.",
        discussion: """
            The same files give the same archive, but for their times and owners; with --mtime, --owner and \
            --numeric-owner for everybody. A file that cannot be read is told and left out, and the exit status is 3.

              mima tar create -z -o photos.tar.gz photos
              mima tar create -C /srv www | ssh backup 'cat > www.tar'
            """
    )

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("Take the files from this folder.", valueName: "folder"),
        completion: .directory
    )
    var folder = "."

    @OptionGroup var creation: TarCreationOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The files and folders.", completion: .file())
    var files: [String]

    func run() throws {
        if output.isTerminalByDefault {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -o FILE")
        }
        let result = try output.open()
        let failures = try explaining("archive") {
            try creation.write(FileArguments.names(files), in: folder, to: result.sink, excluding: result.identity)
        }
        try result.finish()
        if failures > 0 { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }
}
