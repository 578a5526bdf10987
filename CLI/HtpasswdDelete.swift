import ArgumentParser
import Mima

struct HtpasswdDelete: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Remove a user."
    )

    @OptionGroup var options: HtpasswdOptions

    func run() throws {
        var file = try options.load()
        if !file.remove(options.user) {
            throw ToolError.no("there is no user \"\(options.user)\"", at: options.file)
        }
        try options.save(file)
    }
}
