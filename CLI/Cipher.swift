import ArgumentParser

struct Cipher: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cipher",
        abstract: "Encrypt and decrypt with a cipher and a key of one's own choice.",
        discussion: """
            For protocols and formats that name a cipher; to keep a file secret, `mima encrypt` asks for less. \
            `mima cipher list` shows the ciphers.
            """,
        subcommands: [CipherEncrypt.self, CipherDecrypt.self, CipherList.self]
    )
}
