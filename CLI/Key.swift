import ArgumentParser

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make keys and show their public side.",
        subcommands: [KeyGenerate.self, KeyPublic.self]
    )
}
