import ArgumentParser
import Mima

struct PasswordHashing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hash",
        abstract: "Make the hash that is stored in place of a password.",
        discussion: """
            The password is asked for at the terminal, twice. Without options the hash is an Argon2id of 19 MiB and \
            2 passes, as OWASP recommends.

              mima password hash
              mima password hash -a bcrypt --target-time 250ms
              mima password hash --password-fd 3 3< password.txt
            """
    )

    @OptionGroup var methodOptions: PasswordMethodOptions

    @Option(help: "Bring the password into one form of Unicode first; verify it in the same way.")
    var normalization: PasswordNormalization = .none

    @OptionGroup var password: PasswordOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let secret = try password.new()
        try namingPassword {
            let policy = PasswordHash.Policy(try methodOptions.method(), normalization: normalization.library)
            let hash = try PasswordHash.make(secret, policy: policy)
            let result = try output.open(isSecret: true)
            try result.write(Array("\(hash.text)\n".utf8))
            try result.finish()
        }
    }
}
