import ArgumentParser

struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Store passwords, verify them, and make new ones.",
        discussion: """
            Reads and writes what databases and password files hold: Argon2, scrypt, bcrypt, PBKDF2 and the schemes \
            of crypt(3).

              mima password hash
              mima password verify --hash-file stored.txt
              mima password generate --words 6
              mima password htpasswd set users.htpasswd alice
            """,
        subcommands: [
            PasswordHashing.self, PasswordVerification.self, PasswordInspection.self, PasswordGeneration.self,
            Htpasswd.self,
        ]
    )
}
