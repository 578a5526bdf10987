import ArgumentParser

struct CharsetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charset",
        abstract: "Convert text between character sets, and tell which one a file is in.",
        subcommands: [
            CharsetConvert.self,
            CharsetDetect.self,
            CharsetList.self,
            CharsetValidate.self,
        ]
    )
}
