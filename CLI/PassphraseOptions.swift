import ArgumentParser
import Mima
import Synchronization

/// Where passphrases come from: a descriptor, the variable MIMA_PASSPHRASE, or the terminal, in this order.
struct PassphraseOptions: ParsableArguments {
    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp(
            """
            Read the passphrase from this descriptor, up to the end of its first line. Without it the variable \
            MIMA_PASSPHRASE is taken, and else the terminal is asked.
            """,
            valueName: "number"
        )
    )
    var descriptor: Int32?

    /// A way to get passphrases; one from a descriptor or the variable serves each time.
    ///
    /// To be called before standard input is read: its first line may be the passphrase, and the file the rest.
    func source() throws(IOError) -> PassphraseReader {
        let reader = PassphraseReader(descriptor: descriptor)
        if descriptor == 0 { _ = try reader.isGiven() }
        return reader
    }
}

/// Gets passphrases as ``PassphraseOptions`` says.
final class PassphraseReader: Sendable {
    private let descriptor: Int32?
    /// What came from the descriptor or the variable, which can be read once.
    private let given = Mutex<SecretBytes?>(nil)

    init(descriptor: Int32?) {
        self.descriptor = descriptor
    }

    /// A passphrase that exists; `name` says of what.
    func existing(for name: String) throws(IOError) -> SecretBytes {
        if let secret = try givenSecret() { return secret }
        return try Terminal.readSecret(prompt: "Passphrase for \(name): ")
    }

    /// A new passphrase, asked for twice at the terminal; it is not empty.
    func new(for name: String) throws -> SecretBytes {
        let secret: SecretBytes
        if let given = try givenSecret() {
            secret = given
        } else {
            secret = try Terminal.readSecret(prompt: "New passphrase for \(name): ")
            if try Terminal.readSecret(prompt: "The same again: ") != secret {
                throw ToolError.badInput("the two passphrases differ", advice: "try again")
            }
        }
        if secret.count == 0 {
            throw ToolError.badInput("the passphrase is empty", advice: "choose one that is not easily guessed")
        }
        return secret
    }

    /// Whether the passphrase comes from a descriptor or the variable, and so is always the same.
    func isGiven() throws(IOError) -> Bool {
        try givenSecret() != nil
    }

    private func givenSecret() throws(IOError) -> SecretBytes? {
        try given.withLock { (given) throws(IOError) in
            if given == nil {
                if let descriptor {
                    given = try Terminal.readSecret(descriptor: descriptor)
                } else {
                    given = Environment.secret(named: "MIMA_PASSPHRASE")
                }
            }
            return given
        }
    }
}
