import ArgumentParser
import Mima

struct HexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hex",
        abstract: "Encode and decode hexadecimal digits.",
        discussion: "Digits of either case are decoded."
    )

    @Flag(name: .shortAndLong, help: "Encode with A to F.")
    var uppercase = false

    @OptionGroup var options: TextEncodingOptions

    func run() throws {
        try options.run(.hex(uppercase: uppercase))
    }
}
