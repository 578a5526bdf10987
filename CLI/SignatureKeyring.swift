import Mima

/// The public keys, other than minisign's, that a signature may be by, and where they came from.
struct SignatureKeyring {
    struct Entry {
        let key: PublicKey
        let origin: String?
    }

    private(set) var entries: [Entry] = []

    /// Takes the keys that `names` are or name: a key of SSH's as its line, or a file with a key in any format, of a
    /// private one its public part.
    init(_ names: [String], _ passphrases: PassphraseReader) throws {
        for name in names {
            if let line = try? OpenSSHPublicKey(line: name) {
                let key = try KeyFile.naming("the text after -p") { () throws(CryptoError) in try line.publicKey() }
                entries.append(Entry(key: key, origin: nil))
                continue
            }
            let contents = try KeyFile.read(name)
            let encoded = try KeyFile.naming(name) { () throws(CryptoError) in
                try contents.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes) }
            }
            let needsPassphrase = encoded.publicKey == nil && encoded.isEncrypted
            let passphrase = needsPassphrase ? try passphrases.existing(for: name) : nil
            let key = try KeyFile.naming(name) { () throws(CryptoError) in
                try encoded.publicKey(passphrase: passphrase)
            }
            entries.append(Entry(key: key, origin: name))
        }
    }

    /// The files that keys came from.
    var files: [String] { entries.compactMap(\.origin) }
}
