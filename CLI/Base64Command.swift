import ArgumentParser
import Mima

struct Base64Command: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "base64",
        abstract: "Encode and decode base64.",
        discussion: """
            Decoding is strict: one text for each content, but for white space.

              mima base64 photo.jpg
              mima base64 -d < photo.txt > photo.jpg
            """
    )

    @Flag(help: "The alphabet for URLs and file names, with - and _.")
    var url = false

    @Flag(help: "Encode without = at the end; decode with or without.")
    var noPadding = false

    @OptionGroup var options: TextEncodingOptions

    func run() throws {
        try options.run(.base64(url ? .urlSafe : .standard), isPadded: !noPadding)
    }
}
