import ArgumentParser
import Mima

struct PasswordInspection: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell how a hash was made, without any password.",
        discussion: "  mima password inspect '$2y$10$…'"
    )

    @Flag(help: "Write JSON.")
    var json = false

    @OptionGroup var stored: StoredPasswordOptions

    func run() throws {
        let hash = try stored.load()
        let needsRehash = hash.needsRehash()
        if json {
            let numbers = hash.parameters.map { parameter in
                JSONOutput.object(["name": .string(parameter.name), "value": .number(parameter.value)])
            }
            let answer = JSONOutput.object([
                "scheme": .string("\(hash.scheme)"), "pepper": hash.pepperID.map { .string($0) } ?? .null,
                "parameters": .array(numbers), "obsolete": .bool(hash.scheme.isObsolete),
                "needsRehash": .bool(needsRehash),
            ])
            return try StandardOutput.write(line: answer.text)
        }
        try StandardOutput.write(line: "scheme: \(hash.scheme)")
        if let pepper = hash.pepperID { try StandardOutput.write(line: "pepper: \(pepper)") }
        for parameter in hash.parameters {
            try StandardOutput.write(line: "\(parameter.name): \(parameter.value)")
        }
        if needsRehash {
            let why =
                hash.scheme.isObsolete ? "the scheme is obsolete" : "it is below today's advice, or another scheme"
            try StandardOutput.write(line: "hash anew: yes, \(why)")
        } else {
            try StandardOutput.write(line: "hash anew: no")
        }
    }
}
