import Mima

extension Minisign.SecretKey {
    /// The key in a secret key's file, for whose passphrase the person is asked if it has one.
    init(file contents: SecretBytes, named name: String, _ passphrases: PassphraseReader) throws {
        self = try naming(name) {
            let file = try File(parsing: contents)
            return try file.unlock(passphrase: file.isEncrypted ? passphrases.existing(for: name) : nil)
        }
    }

    /// Whether a key file is one of minisign's.
    static func isFile(_ contents: SecretBytes) -> Bool {
        let start = [UInt8]("untrusted comment:".utf8)
        return contents.withBytes { bytes in
            bytes.count >= start.count && start.indices.allSatisfy { bytes[$0] == start[$0] }
        }
    }
}
