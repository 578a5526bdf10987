import ArgumentParser
import Mima

struct HtpasswdVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Tell whether a password is the user's."
    )

    @OptionGroup var password: PasswordOptions
    @OptionGroup var options: HtpasswdOptions

    func run() throws {
        let file = try options.load()
        let stored = try namingPassword(options.file) { try file.hash(of: options.user) }
        guard let stored else { throw ToolError.no("there is no user \"\(options.user)\"", at: options.file) }
        let secret = try password.existing()
        guard try namingPassword(options.file, { try stored.verify(secret) }) else {
            throw ToolError.no("the password does not match", at: options.file)
        }
        try StandardOutput.write(line: "the password matches")
    }
}
