import ArgumentParser

@main
struct MimaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mima",
        abstract: "Encrypt, sign, hash and verify files.",
        version: "0.1.0"
    )
}
