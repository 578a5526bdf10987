import ArgumentParser
import Mima

struct HtpasswdSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Give a user a password, or add the user."
    )

    @Flag(help: "Make the file when there is none.")
    var create = false

    @Option(help: ArgumentHelp("The power of two of the cost of bcrypt.", valueName: "number"))
    var cost = 12

    @OptionGroup var password: PasswordOptions
    @OptionGroup var options: HtpasswdOptions

    func validate() throws {
        // Apache's own program writes no more than 17, and a server verifies at every request.
        if !(4...17).contains(cost) { throw ValidationError("--cost is 4 to 17.") }
    }

    func run() throws {
        var file = try options.load(creating: create)
        let secret = try password.new()
        try namingPassword(options.file) {
            try file.set(PasswordHash.make(secret, policy: .init(.bcrypt(cost: cost, prefix: .y))), for: options.user)
        }
        try options.save(file)
    }
}
