import ArgumentParser
import Mima

/// Where a password comes from: a descriptor, the variable MIMA_PASSWORD, or the terminal, in this order.
struct PasswordOptions: ParsableArguments {
    @Option(
        name: .customLong("password-fd"),
        help: ArgumentHelp(
            "Read the password from this descriptor, up to the end of its first line.",
            discussion: "Without it the variable MIMA_PASSWORD is taken, and else the terminal is asked.",
            valueName: "number"
        )
    )
    var descriptor: Int32?

    /// A password to be checked.
    func existing() throws -> SecretBytes {
        if let secret = try given() { return secret }
        return try asking { () throws(IOError) in try Terminal.readSecret(prompt: "Password: ") }
    }

    /// A new password, asked for twice at the terminal; it is not empty.
    func new() throws -> SecretBytes {
        let secret: SecretBytes
        if let given = try given() {
            secret = given
        } else {
            secret = try asking { () throws(IOError) in try Terminal.readSecret(prompt: "New password: ") }
            if try Terminal.readSecret(prompt: "The same again: ") != secret {
                throw ToolError.badInput("the two passwords differ", advice: "try again")
            }
        }
        if secret.count == 0 {
            throw ToolError.badInput("the password is empty", advice: "choose one that is not easily guessed")
        }
        return secret
    }

    private func given() throws(IOError) -> SecretBytes? {
        if let descriptor { return try Terminal.readSecret(descriptor: descriptor) }
        return Environment.secret(named: "MIMA_PASSWORD")
    }

    private func asking(_ body: () throws(IOError) -> SecretBytes) throws -> SecretBytes {
        do {
            return try body()
        } catch .notATerminal {
            let advice = "give the password with --password-fd or in MIMA_PASSWORD"
            throw ToolError.badInput("\(IOError.notATerminal)", advice: advice)
        }
    }
}

/// Runs `body`, making an error of MimaPassword one that says where it is.
func namingPassword<R>(_ place: String? = nil, _ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch let error as PasswordError {
        throw ToolError.badInput("\(error)", at: place)
    }
}
