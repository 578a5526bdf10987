import ArgumentParser
import Mima

struct CipherDecrypt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrypt",
        abstract: "Decrypt with a cipher and a key.",
        discussion: """
            Takes what `mima cipher encrypt` wrote with the same options. Exit status 1 when the message was altered or \
            the key is another; ciphers without authentication do not tell. Nothing is given out before it has been \
            verified: with -o the file appears at the end, and what goes to a pipe is held in memory, up to 1 GiB; the \
            cobblestone ciphers alone verify chunk by chunk.

              mima cipher decrypt -a aes-256-gcm -k secret.key note.sealed
              mima cipher decrypt --openssl -a aes-256-cbc backup.enc -o backup.tar
            """
    )

    @OptionGroup var cipher: CipherOptions
    @OptionGroup var openssl: OpenSSLEncOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        try openssl.check()
        try cipher.check(isOpenSSL: openssl.isOpenSSL)
        try input.requireOneStandardInput(besides: cipher.files)
    }

    func run() throws {
        let run = try CipherRun(cipher, openssl, output, passphrase, input, isDecrypting: true)
        do {
            try run.decrypt()
        } catch FilesError.crypto(.authenticationFailed), CryptoError.authenticationFailed {
            throw ToolError.no("\(CryptoError.authenticationFailed)", at: input.name)
        }
    }
}
