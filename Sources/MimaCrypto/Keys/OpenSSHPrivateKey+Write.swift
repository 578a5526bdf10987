public import MimaBytes
internal import OpenSSLBridge

extension SSHPrivateKey {
    /// How often bcrypt_pbkdf is applied to a passphrase unless told: as ssh-keygen does since OpenSSH 9.4.
    public static var defaultRounds: Int { 24 }

    /// The file that ssh-keygen would write ("BEGIN OPENSSH PRIVATE KEY", PROTOCOL.key): encrypted with aes256-ctr
    /// when there is a passphrase, in UTF-8.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the passphrase is empty, or OpenSSH has no private keys of the type
    /// (Ed448), and ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when the rounds are not 1 to 4096.
    public func openSSHRepresentation(
        passphrase: SecretBytes? = nil,
        rounds: Int = Self.defaultRounds
    ) throws(CryptoError) -> SecretBytes {
        let cipher: OpenSSHPrivateKeyCipher = passphrase == nil ? .none : .aes256CTR
        let plaintext = try section(blockByteCount: cipher.blockByteCount)
        var options = SSHWireWriter()
        var section = plaintext
        if let passphrase {
            if passphrase.count == 0 { throw .unsupported("an empty passphrase does not protect a key") }
            let salt = SecureRandom.bytes(16)
            let secret = try BcryptPBKDF.deriveKey(
                passphrase: passphrase,
                salt: salt.span,
                rounds: rounds,
                maximumRounds: 4096,
                byteCount: cipher.keyByteCount + cipher.ivByteCount
            )
            section = try plaintext.withBytes { (bytes) throws(CryptoError) in
                try secret.withBytes { (secret) throws(CryptoError) in try cipher.encrypt(bytes, secret: secret) }
            }
            options.append(string: salt)
            options.append(UInt32(clamping: rounds))
        }
        var head = SSHWireWriter()
        head.append(raw: OpenSSHPrivateKey.magic)
        head.append(string: cipher.rawValue)
        head.append(string: passphrase == nil ? "none" : "bcrypt")
        head.append(string: options.bytes)
        head.append(1)
        head.append(string: publicKey.wireEncoding)
        let contents = SecretBytes(joining: [SecretBytes(copying: head.bytes), SSHSecret.string(section)])
        return PEMDocument.secretText(label: OpenSSHPrivateKey.label, contents, columns: 70)
    }

    /// The private section: a check number twice, the key, the comment, and padding.
    private func section(blockByteCount: Int) throws(CryptoError) -> SecretBytes {
        let check = SecretBytes(copying: SecureRandom.bytes(4))
        var parts = [check, check]
        switch (privateKey.material, privateKey.publicKey.material) {
        case (.raw(let seed), .raw(.ed25519, let raw)):
            parts += [SSHSecret.string(publicKey.type), SSHSecret.string(raw)]
            parts.append(SSHSecret.string(SecretBytes(joining: [seed, SecretBytes(copying: raw)])))
        case (.rsa(let numbers), .rsa(let n, let e)) where numbers.otherPrimes.isEmpty:
            parts += [SSHSecret.string(publicKey.type), SSHSecret.number(n), SSHSecret.number(e)]
            let secrets = [numbers.privateExponent, numbers.coefficient, numbers.prime1, numbers.prime2]
            parts += secrets.map { SSHSecret.number($0) }
        case (.scalar(let x), .dsa):
            // The public key's encoding is the type and the public numbers.
            parts += [SecretBytes(copying: publicKey.wireEncoding), SSHSecret.number(x)]
        case (.scalar(let scalar), .ec):
            parts += [SecretBytes(copying: publicKey.wireEncoding), SSHSecret.number(scalar)]
        default:
            if case .rsa = privateKey.algorithm {
                throw .unsupported("OpenSSH has no RSA keys with more than two primes")
            }
            throw .unsupported("OpenSSH has no private keys of type \(privateKey.algorithm)")
        }
        parts.append(SSHSecret.string(publicKey.comment))
        let count = parts.reduce(0) { $0 + $1.count }
        let padding = (blockByteCount - count % blockByteCount) % blockByteCount
        parts.append(SecretBytes(copying: (0..<padding).map { UInt8($0 + 1) }))
        return SecretBytes(joining: parts)
    }
}

/// SSH's wire encoding (RFC 4251 §5) of what is secret.
private enum SSHSecret {
    static func string(_ text: String) -> SecretBytes { string(Array(text.utf8)) }
    static func string(_ bytes: [UInt8]) -> SecretBytes { string(SecretBytes(copying: bytes)) }

    /// A size and the bytes.
    static func string(_ bytes: SecretBytes) -> SecretBytes {
        var size = SSHWireWriter()
        size.append(UInt32(clamping: bytes.count))
        return SecretBytes(joining: [SecretBytes(copying: size.bytes), bytes])
    }

    static func number(_ bytes: [UInt8]) -> SecretBytes { number(SecretBytes(copying: bytes)) }

    /// An mpint: the number without zeros in front, but for one where it would be negative.
    static func number(_ bytes: SecretBytes) -> SecretBytes {
        let shortest = bytes.withoutLeadingZeros
        let isNegative = shortest.withBytes { !$0.isEmpty && $0[0] >= 0x80 }
        return string(isNegative ? SecretBytes(joining: [SecretBytes(copying: [0]), shortest]) : shortest)
    }
}
