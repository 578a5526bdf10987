public import MimaBytes

/// A file with a private key in any of the formats that `ssh-keygen` writes.
@nonexhaustive
public enum SSHPrivateKeyFile: Sendable {
    /// OpenSSH's own format, the usual one.
    case openSSH(OpenSSHPrivateKey)
    /// PKCS#1 or PKCS#8.
    case pem(PEMPrivateKey)

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when the key's encryption or, where it shows, its type is not supported here.
    public init(_ text: Span<UInt8>) throws(CryptoError) {
        let document = try PEMDocument(text)
        if document.label == OpenSSHPrivateKey.label {
            self = .openSSH(try OpenSSHPrivateKey(document))
        } else {
            self = .pem(try PEMPrivateKey(document, limits: SSHPrivateKey.limits))
        }
    }

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when the key's encryption or, where it shows, its type is not supported here.
    public init(_ text: [UInt8]) throws(CryptoError) {
        try self.init(text.span)
    }

    /// Whether it takes a passphrase to unlock the key.
    public var isEncrypted: Bool {
        switch self {
        case .openSSH(let key): key.isEncrypted
        case .pem(let key): key.isEncrypted
        }
    }

    /// The public key, without a comment; nil when the file shows it to nobody without the passphrase, as encrypted
    /// PKCS#1 and PKCS#8 do, or SSH has no keys of the type.
    public var publicKey: OpenSSHPublicKey? {
        switch self {
        case .openSSH(let key): key.publicKey
        case .pem(let key): key.publicKey.flatMap { OpenSSHPublicKey(ifPossible: $0) }
        }
    }

    /// The private key, with the limits on the work that ``OpenSSHPrivateKey/unlock(passphrase:maximumRounds:)`` and
    /// ``PEMPrivateKey/unlock(passphrase:maximumIterations:)`` have, and their errors.
    public func unlock(passphrase: SecretBytes? = nil) throws(CryptoError) -> SSHPrivateKey {
        switch self {
        case .openSSH(let key): try key.unlock(passphrase: passphrase)
        case .pem(let key): try SSHPrivateKey(key.unlock(passphrase: passphrase))
        }
    }
}
