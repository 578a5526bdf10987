import MimaBytes
import MimaFiles

/// Takes secret key files apart and puts them together again, changed.
enum SecretKeyText {
    static func parse(_ text: String) throws -> Minisign.SecretKey.File {
        try Minisign.SecretKey.File(parsing: [UInt8](text.utf8).span)
    }

    /// The bytes of the second line; none when it is no base64.
    static func raw(_ text: String) -> [UInt8] {
        (try? Base64.decode(String(text.split(separator: "\n")[1]))) ?? []
    }

    static func text(_ raw: [UInt8]) -> String {
        "untrusted comment: x\n\(Base64.encode(raw))\n"
    }
}

func passphrase(_ text: String) -> SecretBytes {
    SecretBytes(copying: [UInt8](text.utf8))
}
