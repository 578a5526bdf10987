import Mima

extension EncodedKey {
    /// The weakest keys that are read: to look at and to convert them is no danger.
    static var weakest: KeyLimits { KeyLimits(minimumModulusBitCount: 512) }

    /// Reads a key of any format; `name` is the file's, for messages.
    static func read(_ contents: SecretBytes, named name: String) throws -> EncodedKey {
        try namingKey(name) {
            try contents.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes, limits: weakest) }
        }
    }

    /// The private key, asking for the passphrase when it takes one.
    func unlock(named name: String, _ passphrases: PassphraseReader) throws -> (key: PrivateKey, comment: String) {
        let passphrase = isEncrypted ? try passphrases.existing(for: name) : nil
        return try namingKey(name) { try unlock(passphrase: passphrase) }
    }
}

extension PKCS12 {
    /// The contents, asking for the passphrase.
    func open(named name: String, _ passphrases: PassphraseReader) throws -> Contents {
        let passphrase = try passphrases.existing(for: name)
        return try namingKey(name) { try open(passphrase: passphrase, limits: EncodedKey.weakest) }
    }
}

/// Runs `body`, adding to an error of MimaCrypto which key it is about.
func namingKey<R>(_ place: String, _ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch CryptoError.wrongPassphrase {
        throw ToolError.no("\(CryptoError.wrongPassphrase)", at: place)
    } catch let error as CryptoError {
        throw ToolError.badInput("\(error)", at: place)
    }
}
