public import MimaBytes

/// An RSA or Ed25519 private key in a file as OpenSSL writes it, and `ssh-keygen` with `-m PEM` or `-m PKCS8`: PKCS#1
/// ("BEGIN RSA PRIVATE KEY", RFC 8017 appendix A.1.2) and PKCS#8 ("BEGIN PRIVATE KEY" and "BEGIN ENCRYPTED PRIVATE KEY",
/// RFC 5958).
public struct PEMPrivateKey: Sendable {
    private let content: Content

    private enum Content: Sendable {
        case plain(SSHPrivateKey)
        case pkcs1(PEMEncryption, ciphertext: SecretBytes)
        case pkcs8(PBES2)
    }

    /// Whether it takes a passphrase to unlock the key.
    public var isEncrypted: Bool {
        if case .plain = content { false } else { true }
    }

    /// The public key, without a comment; nil when the key is encrypted, since these formats then hide that too.
    public var publicKey: OpenSSHPublicKey? {
        if case .plain(let key) = content { key.publicKey } else { nil }
    }

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when the key's type or encryption is not supported here.
    public init(pem text: Span<UInt8>) throws(CryptoError) {
        try self.init(try PEMDocument(text))
    }

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when the key's type or encryption is not supported here.
    public init(pem text: [UInt8]) throws(CryptoError) {
        try self.init(pem: text.span)
    }

    init(_ document: PEMDocument) throws(CryptoError) {
        switch document.label {
        case "RSA PRIVATE KEY":
            if let encryption = try PEMEncryption(headersOf: document) {
                content = .pkcs1(encryption, ciphertext: document.contents)
            } else {
                content = .plain(
                    try document.contents.withBytes { (bytes) throws(CryptoError) in
                        try SSHPrivateKey(pkcs1: bytes)
                    }
                )
            }
        case "PRIVATE KEY" where document.headers.isEmpty:
            content = .plain(
                try document.contents.withBytes { (bytes) throws(CryptoError) in
                    try SSHPrivateKey(pkcs8: bytes)
                }
            )
        case "ENCRYPTED PRIVATE KEY" where document.headers.isEmpty:
            content = .pkcs8(
                try document.contents.withBytes { (bytes) throws(CryptoError) in
                    try PBES2(encryptedPrivateKeyInfo: bytes)
                }
            )
        case "EC PRIVATE KEY", "DSA PRIVATE KEY":
            throw .unsupported("private keys of type \(document.label.prefix { $0 != " " }) are not supported here")
        default:
            throw .invalidKey("the file is a PEM block of another kind than a private key: \(document.label)")
        }
    }

    /// The private key.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase in UTF-8, as it was typed. Not looked at when the key is not encrypted.
    ///   - maximumIterations: The most iterations of PBKDF2 that are obeyed, since their number comes from the file. One
    ///     million takes about half a second. Of scrypt at most 1 GiB of memory is allowed, and N·r·p of 2^24.
    ///
    /// Throws ``CryptoError/passphraseNeeded``, ``CryptoError/wrongPassphrase``,
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when more work is asked for,
    /// ``CryptoError/unsupported(_:)`` when the key is of a type that is not supported here, and
    /// ``CryptoError/invalidKey(_:)`` when the passphrase is right and the key is not.
    public func unlock(
        passphrase: SecretBytes? = nil,
        maximumIterations: Int = 10_000_000
    ) throws(CryptoError) -> SSHPrivateKey {
        let decrypted: SecretBytes?
        switch content {
        case .plain(let key):
            return key
        case .pkcs1(let encryption, let ciphertext):
            guard let passphrase else { throw .passphraseNeeded }
            decrypted = try encryption.decrypt(ciphertext, passphrase: passphrase)
        case .pkcs8(let encryption):
            guard let passphrase else { throw .passphraseNeeded }
            decrypted = try encryption.decrypt(passphrase: passphrase, maximumIterations: maximumIterations)
        }
        guard let decrypted, decrypted.withBytes({ isSequence($0) }) else { throw .wrongPassphrase }
        return try decrypted.withBytes { (bytes) throws(CryptoError) in
            if case .pkcs1 = content { try SSHPrivateKey(pkcs1: bytes) } else { try SSHPrivateKey(pkcs8: bytes) }
        }
    }

    /// Whether the bytes are one sequence, down to the byte: what a wrong passphrase hardly ever gives, even when the
    /// padding comes out right by chance.
    private func isSequence(_ bytes: Span<UInt8>) -> Bool {
        var reader = DERReader(0..<bytes.count)
        do {
            _ = try reader.read(.sequence, in: bytes)
            try reader.requireEnd()
            return true
        } catch {
            return false
        }
    }
}
