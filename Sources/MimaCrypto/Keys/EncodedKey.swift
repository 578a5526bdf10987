public import MimaBytes

/// A key in a file, of any type and in any of the formats that are known here, recognised from its bytes.
public struct EncodedKey: Sendable {
    /// The formats of keys.
    @nonexhaustive
    public enum Format: String, Sendable, CaseIterable {
        /// PKCS#8, for private keys of every type (RFC 5958).
        case pkcs8
        /// PKCS#1, for RSA keys, private and public (RFC 8017 appendix A.1).
        case pkcs1
        /// SEC 1, for private keys on a curve (RFC 5915).
        case sec1
        /// OpenSSL's older form of private DSA keys.
        case dsa
        /// SubjectPublicKeyInfo, for public keys of every type (RFC 5280 §4.1).
        case spki
        /// OpenSSH's own: of private keys, and of public ones a line.
        case openssh
        /// Public keys as other programs of SSH write them (RFC 4716).
        case ssh2
        /// JSON Web Key (RFC 7517).
        case jwk
        /// PKCS#12 (RFC 7292), which is read and not written: a file with one private key.
        case pkcs12
    }

    /// The format.
    public let format: Format
    /// Whether it is binary, DER, and not text.
    public let isBinary: Bool
    /// Whether there is a private key in it.
    public let isPrivate: Bool
    /// Whether it takes a passphrase to read the private key.
    public let isEncrypted: Bool
    /// The public key, if it can be read without a passphrase.
    public let publicKey: PublicKey?
    /// The comment beside the key, if the format has one and it can be read without a passphrase; else empty.
    public let comment: String

    private let content: Content

    enum Content: Sendable {
        case privateKey(PrivateKey, comment: String)
        case publicKey(PublicKey, comment: String)
        case pem(PEMPrivateKey)
        case openSSH(OpenSSHPrivateKey, KeyLimits)
        case pkcs12(PKCS12, KeyLimits)
    }

    init(
        _ content: Content,
        format: Format,
        isBinary: Bool = false,
        publicKey: PublicKey? = nil
    ) {
        self.content = content
        self.format = format
        self.isBinary = isBinary
        switch content {
        case .privateKey(let key, let comment):
            (isPrivate, isEncrypted, self.publicKey, self.comment) = (true, false, key.publicKey, comment)
        case .publicKey(let key, let comment):
            (isPrivate, isEncrypted, self.publicKey, self.comment) = (false, false, key, comment)
        case .pem(let file):
            (isPrivate, isEncrypted, self.publicKey, self.comment) = (true, file.isEncrypted, file.publicKey, "")
        case .openSSH(let file, _):
            (isPrivate, isEncrypted, self.publicKey, self.comment) = (true, file.isEncrypted, publicKey, "")
        case .pkcs12:
            (isPrivate, isEncrypted, self.publicKey, self.comment) = (true, true, nil, "")
        }
    }

    /// The private key, and the comment that the format has beside it, or an empty one; the limits on the work are those
    /// of ``PEMPrivateKey/unlock(passphrase:maximumIterations:)`` and
    /// ``OpenSSHPrivateKey/unlock(passphrase:maximumRounds:)``, and so are the errors. Throws
    /// ``CryptoError/invalidKey(_:)`` when the file has a public key alone.
    public func unlock(passphrase: SecretBytes? = nil) throws(CryptoError) -> (key: PrivateKey, comment: String) {
        switch content {
        case .privateKey(let key, let comment): return (key, comment)
        case .publicKey: throw .invalidKey("the file has a public key, where a private one is needed")
        case .pem(let file): return (try file.unlock(passphrase: passphrase), "")
        case .pkcs12(let file, let limits):
            guard let passphrase else { throw .passphraseNeeded }
            let contents = try file.open(passphrase: passphrase, limits: limits)
            guard let entry = contents.keys.first, contents.keys.count == 1 else {
                throw .unsupported("the PKCS#12 file has \(contents.keys.count) private keys, and one is needed")
            }
            return (entry.key, entry.friendlyName ?? "")
        case .openSSH(let file, let limits):
            let key = try file.unlock(passphrase: passphrase)
            // It was read without a limit, which SSH's own files do not have.
            _ = try PublicKey(key.privateKey.publicKey.material, limits: limits)
            return (key.privateKey, key.publicKey.comment)
        }
    }

    /// The PKCS#12 file, when it is one.
    public var pkcs12: PKCS12? {
        if case .pkcs12(let file, _) = content { file } else { nil }
    }

    /// The public key, from the private one when there is no other way to it.
    public func publicKey(passphrase: SecretBytes? = nil) throws(CryptoError) -> PublicKey {
        if let publicKey { return publicKey }
        return try unlock(passphrase: passphrase).key.publicKey
    }
}

extension PrivateKey {
    /// The private key out of a file of any format, as ``EncodedKey`` recognises it.
    ///
    /// Throws as ``EncodedKey/init(_:limits:)-(Span<UInt8>,_)`` and ``EncodedKey/unlock(passphrase:)`` do.
    public init(
        anyOf bytes: Span<UInt8>,
        passphrase: SecretBytes? = nil,
        limits: KeyLimits = .standard
    ) throws(CryptoError) {
        self = try EncodedKey(bytes, limits: limits).unlock(passphrase: passphrase).key
    }

    /// The private key out of a file of any format, as ``EncodedKey`` recognises it.
    ///
    /// Throws as ``EncodedKey/init(_:limits:)-(Span<UInt8>,_)`` and ``EncodedKey/unlock(passphrase:)`` do.
    public init(
        anyOf bytes: [UInt8],
        passphrase: SecretBytes? = nil,
        limits: KeyLimits = .standard
    ) throws(CryptoError) {
        try self.init(anyOf: bytes.span, passphrase: passphrase, limits: limits)
    }
}

extension PublicKey {
    /// The public key out of a file of any format that shows it without a passphrase, as ``EncodedKey`` recognises it.
    ///
    /// Throws as ``EncodedKey/init(_:limits:)-(Span<UInt8>,_)`` does, and ``CryptoError/passphraseNeeded``.
    public init(anyOf bytes: [UInt8], limits: KeyLimits = .standard) throws(CryptoError) {
        self = try EncodedKey(bytes, limits: limits).publicKey()
    }
}
