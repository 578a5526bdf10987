import ArgumentParser

struct Gob: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gob",
        abstract: "Look at, check and convert streams of Go's encoding/gob.",
        subcommands: [GobDump.self, GobTypes.self, GobToJSON.self, GobFromJSON.self, GobValidate.self]
    )
}
