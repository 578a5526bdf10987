internal import MimaCrypto

/// How a key of SSH signs files.
struct SSHSignatureAlgorithm {
    /// SSH's name, such as "rsa-sha2-512".
    let name: String
    let scheme: SignatureScheme
    /// Whether the signature is written as two numbers.
    let isPair: Bool

    private init(_ name: String, _ scheme: SignatureScheme, isPair: Bool = false) {
        self.name = name
        self.scheme = scheme
        self.isPair = isPair
    }

    /// What signs with a key: for RSA over SHA-512, as OpenSSH does.
    init(signingWith key: PublicKey, type: String) throws(FilesError) {
        try self.init(name: key.algorithm == .rsa ? "rsa-sha2-512" : type, of: key)
    }

    /// The algorithm of that name, which must be one for the key. RSA over SHA-1 and DSA are not allowed for files.
    init(name: String, of key: PublicKey) throws(FilesError) {
        switch (key.algorithm, name) {
        case (.ed25519, "ssh-ed25519"): self.init(name, .ed25519())
        case (.ed448, "ssh-ed448"): self.init(name, .ed448())
        case (.rsa, "rsa-sha2-256"): self.init(name, .rsaPKCS1(.sha256))
        case (.rsa, "rsa-sha2-512"): self.init(name, .rsaPKCS1(.sha512))
        case (.ec(.p256), "ecdsa-sha2-nistp256"): self.init(name, .ecdsa(.sha256, .ieeeP1363), isPair: true)
        case (.ec(.p384), "ecdsa-sha2-nistp384"): self.init(name, .ecdsa(.sha384, .ieeeP1363), isPair: true)
        case (.ec(.p521), "ecdsa-sha2-nistp521"): self.init(name, .ecdsa(.sha512, .ieeeP1363), isPair: true)
        default:
            throw .sshSignature(.unsupported("signatures by \(name) with keys of type \(key.algorithm)"))
        }
    }
}
