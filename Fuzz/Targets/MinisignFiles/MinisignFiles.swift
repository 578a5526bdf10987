import FuzzSupport
import MimaBytes
import MimaFiles

/// Public keys, signatures and secret keys of minisign. What is read and written is read again as the same.
@main
enum MinisignFiles: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        if let key = try? Minisign.PublicKey(parsing: bytes) {
            require((try? Minisign.PublicKey(parsing: key.fileBytes)) == key, "a public key")
            require((try? Minisign.PublicKey(parsing: key.base64)) == key, "a public key in one line")
        }
        if let signature = try? Minisign.Signature(parsing: bytes) {
            let written = signature.fileBytes
            require((try? Minisign.Signature(parsing: written))?.fileBytes == written, "a signature")
        }
        if let file = try? Minisign.SecretKey.File(parsing: SecretBytes(copying: bytes)), !file.isEncrypted {
            _ = try? file.unlock(passphrase: nil)
        }
    }
}
