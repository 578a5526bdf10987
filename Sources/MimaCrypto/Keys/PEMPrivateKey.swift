public import MimaBytes

/// A private key of any type in a file as OpenSSL writes it, and `ssh-keygen` with `-m PEM` or `-m PKCS8`: PKCS#8
/// ("BEGIN PRIVATE KEY" and "BEGIN ENCRYPTED PRIVATE KEY", RFC 5958), and the older forms of RSA ("BEGIN RSA PRIVATE
/// KEY", RFC 8017 appendix A.1.2), of curves ("BEGIN EC PRIVATE KEY", RFC 5915) and of DSA ("BEGIN DSA PRIVATE KEY"),
/// encrypted or not (RFC 1421).
public struct PEMPrivateKey: Sendable {
    private let content: Content
    private let limits: KeyLimits

    private enum Content: Sendable {
        case plain(PrivateKey)
        case traditional(Form, PEMEncryption, ciphertext: SecretBytes)
        case pkcs8(PBES2)
    }

    /// What stands in the block.
    private enum Form: String, Sendable {
        case pkcs8 = "PRIVATE KEY"
        case pkcs1 = "RSA PRIVATE KEY"
        case sec1 = "EC PRIVATE KEY"
        case dsa = "DSA PRIVATE KEY"

        func read(_ bytes: Span<UInt8>, limits: KeyLimits) throws(CryptoError) -> PrivateKey {
            switch self {
            case .pkcs8: try PrivateKey(pkcs8: bytes, limits: limits)
            case .pkcs1: try PrivateKey(rsa: .reading(pkcs1: bytes), limits: limits)
            case .sec1: try PrivateKey(sec1: bytes, curve: nil)
            case .dsa: try PrivateKey(traditionalDSA: bytes, limits: limits)
            }
        }
    }

    /// Whether it takes a passphrase to unlock the key.
    public var isEncrypted: Bool {
        if case .plain = content { false } else { true }
    }

    /// The public key; nil when the key is encrypted, since these formats then hide that too.
    public var publicKey: PublicKey? {
        if case .plain(let key) = content { key.publicKey } else { nil }
    }

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else,
    /// ``CryptoError/unsupported(_:)`` when the key's type or encryption is not supported here, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is weaker than `limits`.
    public init(pem text: Span<UInt8>, limits: KeyLimits = .standard) throws(CryptoError) {
        try self.init(try PEMDocument(text), limits: limits)
    }

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else,
    /// ``CryptoError/unsupported(_:)`` when the key's type or encryption is not supported here, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is weaker than `limits`.
    public init(pem text: [UInt8], limits: KeyLimits = .standard) throws(CryptoError) {
        try self.init(pem: text.span, limits: limits)
    }

    init(_ document: PEMDocument, limits: KeyLimits) throws(CryptoError) {
        self.limits = limits
        if document.label == "ENCRYPTED PRIVATE KEY", document.headers.isEmpty {
            content = .pkcs8(
                try document.contents.withBytes { (bytes) throws(CryptoError) in
                    try PBES2(encryptedPrivateKeyInfo: bytes)
                }
            )
            return
        }
        guard let form = Form(rawValue: document.label), form != .pkcs8 || document.headers.isEmpty else {
            throw .invalidKey("the file is a PEM block of another kind than a private key: \(document.label)")
        }
        if let encryption = try PEMEncryption(headersOf: document) {
            content = .traditional(form, encryption, ciphertext: document.contents)
        } else {
            content = .plain(
                try document.contents.withBytes { (bytes) throws(CryptoError) in
                    try form.read(bytes, limits: limits)
                }
            )
        }
    }

    /// An encrypted key in DER: an EncryptedPrivateKeyInfo.
    init(encryptedPrivateKeyInfo der: Span<UInt8>, limits: KeyLimits) throws(CryptoError) {
        content = .pkcs8(try PBES2(encryptedPrivateKeyInfo: der))
        self.limits = limits
    }

    /// The private key.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase in UTF-8, as it was typed. Not looked at when the key is not encrypted.
    ///   - maximumIterations: The most iterations of PBKDF2 that are obeyed, since their number comes from the file. One
    ///     million takes about half a second. Of scrypt at most 1 GiB of memory is allowed, and N·r·p of 2^24.
    ///
    /// Throws ``CryptoError/passphraseNeeded``, ``CryptoError/wrongPassphrase``,
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when more work is asked for or the key is too weak,
    /// ``CryptoError/unsupported(_:)`` when the key is of a type that is not supported here, and
    /// ``CryptoError/invalidKey(_:)`` when the passphrase is right and the key is not.
    public func unlock(
        passphrase: SecretBytes? = nil,
        maximumIterations: Int = 10_000_000
    ) throws(CryptoError) -> PrivateKey {
        let decrypted: SecretBytes?
        let form: Form
        switch content {
        case .plain(let key):
            return key
        case .traditional(let found, let encryption, let ciphertext):
            guard let passphrase else { throw .passphraseNeeded }
            decrypted = try encryption.decrypt(ciphertext, passphrase: passphrase)
            form = found
        case .pkcs8(let encryption):
            guard let passphrase else { throw .passphraseNeeded }
            decrypted = try encryption.decrypt(passphrase: passphrase, maximumIterations: maximumIterations)
            form = .pkcs8
        }
        guard let decrypted, decrypted.withBytes({ DERReader.isSequence($0) }) else { throw .wrongPassphrase }
        return try decrypted.withBytes { (bytes) throws(CryptoError) in try form.read(bytes, limits: limits) }
    }
}
