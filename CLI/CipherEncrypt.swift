import ArgumentParser
import Mima

struct CipherEncrypt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encrypt",
        abstract: "Encrypt with a cipher and a key.",
        discussion: """
            With a cipher that authenticates, the result is nonce, ciphertext and tag, or ciphertext and tag alone when \
            the nonce is given. The cobblestone ciphers, ChaCha20-Poly1305, GCM of AES and ARIA, and those without \
            authentication take a message of any size in constant memory; the rest hold it in memory, up to 1 GiB.

              mima cipher encrypt -a aes-256-gcm -k secret.key -o note.sealed note.txt
              mima cipher encrypt -a aes-128-cbc --key-fd 3 --iv 000102030405060708090a0b0c0d0e0f 3< key.hex < note.txt
              mima cipher encrypt --openssl -a aes-256-cbc --iter 600000 -o backup.enc backup.tar
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
        if output.isTerminalByDefault {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -o FILE")
        }
        let run = try CipherRun(cipher, openssl, output, passphrase, input, isDecrypting: false)
        try run.encrypt()
    }
}
