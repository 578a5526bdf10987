import ArgumentParser

struct TarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tar",
        abstract: "Put files and folders into an archive, and take them out safely.",
        subcommands: [TarCreate.self, TarList.self, TarExtract.self]
    )
}
