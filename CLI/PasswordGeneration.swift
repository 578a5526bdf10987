import ArgumentParser
import Mima

struct PasswordGeneration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a password from random numbers.",
        discussion: """
            Without options it has 20 letters and digits, 119 bits of entropy. The entropy is told on standard error.

              mima password generate
              mima password generate --words 6
              mima password generate --characters 24 --alphabet readable
            """
    )

    @Option(help: ArgumentHelp("Make a passphrase of so many words.", valueName: "number"))
    var words: Int?

    @Option(help: ArgumentHelp("What stands between the words; a hyphen unless told.", valueName: "text"))
    var separator: String?

    @Option(help: ArgumentHelp("Make a password of so many characters.", valueName: "number"))
    var characters: Int?

    @Option(help: "The characters to choose from; alphanumeric unless told.")
    var alphabet: PasswordAlphabet?

    @Option(name: [.customShort("n"), .customLong("count")], help: "How many to make, each on a line.")
    var count = 1

    func validate() throws {
        if words != nil && (characters != nil || alphabet != nil) {
            throw ValidationError("Give either --words or --characters and --alphabet.")
        }
        if separator != nil && words == nil { throw ValidationError("--separator goes with --words.") }
        for number in [words, characters].compactMap({ $0 }) where !PasswordGenerator.counts.contains(number) {
            throw ValidationError("A password has 1 to 1000 words or characters.")
        }
        if !(1...10000).contains(count) { throw ValidationError("--count is 1 to 10000.") }
    }

    func run() throws {
        var entropy = 0.0
        for _ in 0..<count {
            let password = try namingPassword {
                if let words { return try PasswordGenerator.words(words, separator: separator ?? "-") }
                return try PasswordGenerator.characters(characters ?? 20, from: (alphabet ?? .alphanumeric).library)
            }
            entropy = password.entropy
            try password.secret.withBytes { (bytes) throws(IOError) in
                try OutputFile.standardOutput.write(bytes)
            }
            try StandardOutput.write(line: "")
        }
        StandardError.write(line: "entropy: \(Int(entropy)) bits\(count > 1 ? " each" : "")")
    }
}
