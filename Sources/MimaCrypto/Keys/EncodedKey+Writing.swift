public import MimaBytes

extension PrivateKey {
    /// The key in PKCS#8 under a passphrase: an EncryptedPrivateKeyInfo in DER (RFC 5958 §3) with PBES2 and
    /// AES-256-CBC (RFC 8018 §6.2).
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the passphrase is empty or the derivation cannot be, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when its numbers are out of range.
    public func encryptedPKCS8DERRepresentation(
        passphrase: SecretBytes,
        derivation: PassphraseDerivation = .pbkdf2
    ) throws(CryptoError) -> SecretBytes {
        try PBES2.encrypt(pkcs8DERRepresentation, passphrase: passphrase, derivation: derivation)
    }

    /// The key in PEM: PKCS#8, "BEGIN PRIVATE KEY".
    public var pemRepresentation: SecretBytes {
        PEMDocument.secretText(label: "PRIVATE KEY", pkcs8DERRepresentation)
    }

    /// The key in PEM under a passphrase: PKCS#8, "BEGIN ENCRYPTED PRIVATE KEY".
    ///
    /// Throws as ``encryptedPKCS8DERRepresentation(passphrase:derivation:)`` does.
    public func encryptedPEMRepresentation(
        passphrase: SecretBytes,
        derivation: PassphraseDerivation = .pbkdf2
    ) throws(CryptoError) -> SecretBytes {
        PEMDocument.secretText(
            label: "ENCRYPTED PRIVATE KEY",
            try encryptedPKCS8DERRepresentation(passphrase: passphrase, derivation: derivation)
        )
    }

    /// The key as a file of a format.
    ///
    /// - Parameters:
    ///   - format: The format.
    ///   - isBinary: DER instead of PEM, for the formats that have it: PKCS#8, PKCS#1, SEC 1 and DSA's.
    ///   - passphrase: The passphrase in UTF-8, or nil for a file that is not encrypted.
    ///   - derivation: How PKCS#8 makes a key of the passphrase; the other formats leave no choice. PKCS#1, SEC 1 and
    ///     DSA's do it with one pass of MD5, which slows down nobody who tries passphrases.
    ///   - comment: What stands beside the key in OpenSSH's format, and as "kid" in JSON.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the format has no keys of the type, or no encryption.
    public func file(
        _ format: EncodedKey.Format,
        isBinary: Bool = false,
        passphrase: SecretBytes? = nil,
        derivation: PassphraseDerivation = .pbkdf2,
        comment: String = ""
    ) throws(CryptoError) -> SecretBytes {
        switch format {
        case .pkcs8:
            if let passphrase, isBinary {
                return try encryptedPKCS8DERRepresentation(passphrase: passphrase, derivation: derivation)
            }
            if let passphrase {
                return try encryptedPEMRepresentation(passphrase: passphrase, derivation: derivation)
            }
            return isBinary ? pkcs8DERRepresentation : pemRepresentation
        case .pkcs1: return try traditional("RSA", pkcs1DERRepresentation, isBinary, passphrase)
        case .sec1: return try traditional("EC", sec1DERRepresentation, isBinary, passphrase)
        case .dsa: return try traditional("DSA", traditionalDSA, isBinary, passphrase)
        case .openssh:
            if isBinary { throw .unsupported("OpenSSH has no binary files of keys") }
            return try SSHPrivateKey(self, comment: comment).openSSHRepresentation(passphrase: passphrase)
        case .jwk:
            if isBinary { throw .unsupported("JSON Web Keys are not binary") }
            if passphrase != nil { throw .unsupported("JSON Web Keys cannot be encrypted here") }
            var key = try JSONWebKey(self)
            if !comment.isEmpty { key.keyID = comment }
            guard let text = key.privateJSON else { throw .unsupported("the key has no private part") }
            return SecretBytes(joining: [text, SecretBytes(copying: [0x0a])])
        case .spki, .ssh2: throw .unsupported("the format \(format.rawValue) is for public keys")
        case .pkcs12: throw .unsupported("PKCS#12 files are read here and not written")
        }
    }

    private func traditional(
        _ type: String,
        _ der: SecretBytes?,
        _ isBinary: Bool,
        _ passphrase: SecretBytes?
    ) throws(CryptoError) -> SecretBytes {
        guard let der, algorithm != .rsaPSS else {
            throw .unsupported("keys of type \(algorithm) do not have this format, and always have pkcs8")
        }
        let label = "\(type) PRIVATE KEY"
        guard let passphrase else { return isBinary ? der : PEMDocument.secretText(label: label, der) }
        if isBinary { throw .unsupported("only PKCS#8 has an encrypted binary form") }
        let encryption = PEMEncryption()
        let ciphertext = try encryption.encrypt(der, passphrase: passphrase)
        return PEMDocument.secretText(
            label: label,
            headers: encryption.headers,
            SecretBytes(copying: ciphertext)
        )
    }
}

extension PublicKey {
    /// The key as a file of a format.
    ///
    /// - Parameters:
    ///   - format: The format.
    ///   - isBinary: DER instead of PEM, for SubjectPublicKeyInfo and PKCS#1.
    ///   - comment: What stands beside the key in SSH's formats, and as "kid" in JSON.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the format has no public keys of the type.
    public func file(
        _ format: EncodedKey.Format,
        isBinary: Bool = false,
        comment: String = ""
    ) throws(CryptoError) -> [UInt8] {
        if isBinary && format != .spki && format != .pkcs1 {
            throw .unsupported("public keys in the format \(format.rawValue) are not binary")
        }
        switch format {
        case .spki: return isBinary ? derRepresentation : Array(pemRepresentation.utf8)
        case .pkcs1:
            guard let der = pkcs1DERRepresentation, algorithm == .rsa else {
                throw .unsupported("keys of type \(algorithm) do not have this format, and always have spki")
            }
            return isBinary ? der : Array(PEMDocument.text(label: "RSA PUBLIC KEY", der).utf8)
        case .openssh: return Array((try OpenSSHPublicKey(self, comment: comment).line + "\n").utf8)
        case .ssh2: return Array(SSH2PublicKey.text(try OpenSSHPublicKey(self, comment: comment)).utf8)
        case .jwk:
            var key = try JSONWebKey(self)
            if !comment.isEmpty { key.keyID = comment }
            return Array((key.publicJSON + "\n").utf8)
        case .pkcs8, .sec1, .dsa, .pkcs12: throw .unsupported("the format \(format.rawValue) is for private keys")
        }
    }
}
