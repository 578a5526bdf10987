public import MimaBytes
internal import OpenSSLBridge

extension OpenSSHPrivateKey {
    /// The private key.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase in UTF-8, as it was typed. Not looked at when the key is not encrypted.
    ///   - maximumRounds: The most ``rounds`` that are obeyed, since the number comes from the file.
    ///
    /// Throws ``CryptoError/passphraseNeeded``, ``CryptoError/wrongPassphrase``,
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when there are more rounds,
    /// ``CryptoError/unsupported(_:)`` when the key is of a type that is not supported here, and
    /// ``CryptoError/invalidKey(_:)`` when the file is damaged.
    public func unlock(
        passphrase: SecretBytes? = nil,
        maximumRounds: Int = 4096
    ) throws(CryptoError) -> SSHPrivateKey {
        // A key of a type that cannot be used is refused before anyone is asked for its passphrase.
        if case .unsupported = publicKey.material { _ = try publicKey.publicKey(limits: SSHPrivateKey.limits) }
        guard let rounds else {
            return try privateSection.withBytes { (bytes) throws(CryptoError) in try read(bytes) }
        }
        guard let passphrase else { throw .passphraseNeeded }
        // No key is encrypted with an empty passphrase, and bcrypt_pbkdf takes none.
        if passphrase.count == 0 { throw .wrongPassphrase }
        let secret = try BcryptPBKDF.deriveKey(
            passphrase: passphrase,
            salt: salt.span,
            rounds: rounds,
            maximumRounds: maximumRounds,
            byteCount: cipher.keyByteCount + cipher.ivByteCount
        )
        let decrypted = try privateSection.withBytes { (section) throws(CryptoError) in
            try secret.withBytes { (secret) throws(CryptoError) in
                try cipher.decrypt(section, tag: tag, secret: secret)
            }
        }
        guard let decrypted else { throw .wrongPassphrase }
        return try decrypted.withBytes { (bytes) throws(CryptoError) in try read(bytes) }
    }

    /// Reads the private section, decrypted.
    private func read(_ bytes: Span<UInt8>) throws(CryptoError) -> SSHPrivateKey {
        var reader = SSHWireReader()
        let (type, doChecksMatch) = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
            // A random number twice: without a tag, the one sign of a wrong passphrase.
            let doChecksMatch = try reader.readUInt32(in: bytes) == reader.readUInt32(in: bytes)
            return (doChecksMatch ? try reader.readString(in: bytes) : 0..<0, doChecksMatch)
        }
        guard doChecksMatch else {
            if isEncrypted { throw .wrongPassphrase }
            throw .invalidKey("the two check numbers of the OpenSSH private key differ")
        }
        guard bytes.array(type) == Array(publicKey.type.utf8) else { throw Self.mismatch }
        let key = try readKey(bytes, &reader)
        let comment = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
            bytes.array(try reader.readString(in: bytes))
        }
        try requirePadding(bytes, from: reader.offset)
        return try SSHPrivateKey(key, comment: String(decoding: comment, as: UTF8.self))
    }

    private static var mismatch: CryptoError {
        .invalidKey("the two parts of the OpenSSH private key do not belong together")
    }

    private func readKey(
        _ bytes: Span<UInt8>,
        _ reader: inout SSHWireReader
    ) throws(CryptoError) -> PrivateKey {
        switch publicKey.material {
        case .ed25519(let publicKey):
            let (publicPart, pair) = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
                (try reader.readString(in: bytes), try reader.readString(in: bytes))
            }
            // The second string is seed and public key once more.
            guard pair.count == 64, bytes.array(publicPart) == publicKey.rawRepresentation else { throw Self.mismatch }
            let seed = SecretBytes(copying: bytes.extracting(pair.prefix(32)))
            let key = try PrivateKey(.ed25519, rawRepresentation: seed)
            guard
                bytes.array(pair.dropFirst(32)) == publicKey.rawRepresentation,
                key.publicKey == PublicKey(publicKey)
            else { throw Self.mismatch }
            return key
        case .rsa(let n, let e):
            let numbers = try readRSANumbers(bytes, &reader)
            guard numbers.modulus == n, numbers.publicExponent == e else { throw Self.mismatch }
            return try PrivateKey(rsa: numbers, limits: SSHPrivateKey.limits)
        case .unsupported:
            return try readOther(bytes, &reader)
        }
    }

    /// Reads a key of DSA or of a curve.
    private func readOther(
        _ bytes: Span<UInt8>,
        _ reader: inout SSHWireReader
    ) throws(CryptoError) -> PrivateKey {
        let key = try publicKey.publicKey(limits: SSHPrivateKey.limits)
        switch key.material {
        case .ec(let curve, let point):
            let (name, statedPoint, scalar) = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
                (
                    try reader.readString(in: bytes), try reader.readString(in: bytes),
                    try reader.readNumber(in: bytes)
                )
            }
            guard bytes.array(name) == Array((curve.sshName ?? "").utf8), bytes.array(statedPoint) == point else {
                throw Self.mismatch
            }
            return try PrivateKey(
                curve,
                scalar: SecretBytes(copying: bytes.extracting(scalar)),
                statedPoint: point
            )
        case .dsa(let parameters, let y):
            let (p, q, g, statedY, x) = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
                (
                    try reader.readNumber(in: bytes), try reader.readNumber(in: bytes),
                    try reader.readNumber(in: bytes), try reader.readNumber(in: bytes),
                    try reader.readNumber(in: bytes)
                )
            }
            guard bytes.array(p) == parameters.p, bytes.array(q) == parameters.q, bytes.array(g) == parameters.g,
                bytes.array(statedY) == y
            else { throw Self.mismatch }
            return try PrivateKey(
                finiteField: parameters,
                isDSA: true,
                secret: SecretBytes(copying: bytes.extracting(x)),
                statedPublicNumber: y,
                limits: SSHPrivateKey.limits
            )
        default:
            throw .unsupported("private keys of type \(publicKey.type) are not supported here")
        }
    }

    private func readRSANumbers(
        _ bytes: Span<UInt8>,
        _ reader: inout SSHWireReader
    ) throws(CryptoError) -> RSAPrivateNumbers {
        let (n, e, d, inverse, p, q) = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
            (
                try reader.readNumber(in: bytes), try reader.readNumber(in: bytes), try reader.readNumber(in: bytes),
                try reader.readNumber(in: bytes), try reader.readNumber(in: bytes), try reader.readNumber(in: bytes)
            )
        }
        // Nothing is computed with numbers of any other size than the modulus allows, which has been limited.
        guard n.count <= RSA.modulusBitCounts.upperBound / 8 else { throw Self.mismatch }
        guard [e, d, inverse, p, q].allSatisfy({ $0.count <= n.count }) else { throw Self.mismatch }
        let numbers = try throwingCryptoError { () throws(OpenSSLFailure) in
            try RSAPrivateNumbers(
                modulus: bytes.array(n),
                publicExponent: bytes.array(e),
                privateExponent: SecretBytes(copying: bytes.extracting(d)),
                prime1: SecretBytes(copying: bytes.extracting(p)),
                prime2: SecretBytes(copying: bytes.extracting(q)),
                coefficient: SecretBytes(copying: bytes.extracting(inverse))
            )
        }
        try RSA.requireConsistent(numbers)
        return numbers
    }

    /// Throws unless the bytes 1, 2, 3 and so on fill the section, a block at the most.
    private func requirePadding(_ bytes: Span<UInt8>, from start: Int) throws(CryptoError) {
        let padding = start..<bytes.count
        guard padding.count <= cipher.blockByteCount, padding.allSatisfy({ bytes[$0] == UInt8($0 - start + 1) }) else {
            throw .invalidKey("the OpenSSH private key is not padded as it should be")
        }
    }
}
