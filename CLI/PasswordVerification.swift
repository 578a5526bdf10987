import ArgumentParser
import Mima

struct PasswordVerification: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Tell whether a password is the one that a hash was made from.",
        discussion: """
            The exit status is 0 when it is, and 1 when it is not. A hash that would take more than 512 MiB or many \
            seconds is refused.

              mima password verify '$argon2id$v=19$m=19456,t=2,p=1$…'
              mima password verify --hash-file stored.txt
            """
    )

    @Flag(help: "Write JSON.")
    var json = false

    @Option(help: "The form of Unicode that the password was brought into.")
    var normalization: PasswordNormalization = .none

    @OptionGroup var password: PasswordOptions
    @OptionGroup var stored: StoredPasswordOptions

    func run() throws {
        let hash = try stored.load()
        let secret = try password.existing()
        let policy = PasswordHash.Policy(normalization: normalization.library)
        let matches = try namingPassword { try hash.verify(secret, policy: policy) }
        let isWeak = hash.needsRehash(policy)
        if json {
            let answer = JSONOutput.object([
                "matches": .bool(matches), "scheme": .string("\(hash.scheme)"), "needsRehash": .bool(isWeak),
            ])
            try StandardOutput.write(line: answer.text)
            if !matches { throw ExitCode(ToolError.Status.no.rawValue) }
        } else if matches {
            let advice = isWeak ? "; hash it anew: \(hash.scheme) with these costs is below today's advice" : ""
            try StandardOutput.write(line: "the password matches\(advice)")
        } else {
            throw ToolError.no("the password does not match")
        }
    }
}
