import ArgumentParser
import Mima

struct Base32Command: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "base32",
        abstract: "Encode and decode base32.",
        discussion: "Decoding is strict: one text for each content, but for white space."
    )

    @Flag(help: "The alphabet that sorts as the bytes do: 0 to 9, A to V.")
    var extendedHex = false

    @Flag(help: "Encode without = at the end; decode with or without.")
    var noPadding = false

    @OptionGroup var options: TextEncodingOptions

    func run() throws {
        try options.run(.base32(extendedHex ? .extendedHex : .standard), isPadded: !noPadding)
    }
}
