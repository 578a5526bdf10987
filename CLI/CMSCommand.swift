import ArgumentParser
import Mima

struct CMSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cms",
        abstract: "Verify and decrypt CMS, PKCS#7 and S/MIME messages.",
        discussion: """
            The messages (RFC 5652, RFC 8551) that `openssl cms` and mail programs write, in DER, BER or PEM, or a mail \
            as it was sent. A message is held in memory, up to 256 MiB.
            """,
        subcommands: [CMSVerify.self, CMSDecrypt.self, CMSInspect.self]
    )
}

extension CMSMessage {
    /// Reads the message that `input` names.
    static func read(_ input: InputOptions) throws -> CMSMessage {
        try read(input.open(), named: input.name)
    }

    private static func read(_ source: InputFile, named name: String) throws -> CMSMessage {
        let bytes = try WholeFile.read(source, named: name, limit: maximumByteCount)
        return try KeyFile.naming(name) { () throws(CryptoError) in try CMSMessage(bytes) }
    }
}

extension Certificate {
    /// The certificates in the files at `paths`, one after the other.
    static func read(_ paths: [String]) throws -> [Certificate] {
        try paths.flatMap { path in
            let source: InputFile = path == "-" ? .standardInput : try InputFile(path: path)
            let bytes = try WholeFile.read(source, named: path, limit: 1 << 24)
            return try KeyFile.naming(path) { () throws(CryptoError) in try Certificate.readAll(bytes) }
        }
    }

    /// Whom the certificate is for, and its digest, by which it is told from others of the same name.
    func line() throws(CryptoError) -> String {
        "\(try subject()) (SHA-256 \(Base64.encode(digest)))"
    }
}
