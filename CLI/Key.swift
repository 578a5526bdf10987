import ArgumentParser

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make keys of every type, show their public side, and convert them.",
        subcommands: [
            KeyGenerate.self,
            KeyPublic.self,
            KeyInspect.self,
            KeyConvert.self,
        ]
    )
}
