internal import OpenSSLBridge

extension PrivateKey {
    /// Signs `message`.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the key is of another type than the scheme,
    /// ``CryptoError/unsupported(_:)`` when the parts of the scheme do not go together or the key is too small for it,
    /// and ``CryptoError/unavailable(algorithm:)`` when the running libcrypto lacks it.
    public func signature(
        for message: Span<UInt8>,
        using scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        let operation = try scheme.operation(for: publicKey)
        if case .message(let instance, _) = operation {
            do throws(OpenSSLFailure) {
                if let instance { return try key.signature(for: message, instance) }
                return try key.signature(for: message)
            } catch {
                throw CryptoError(error)
            }
        }
        let digest = try scheme.digest(of: message, for: publicKey) ?? []
        return try signature(digest.span, scheme, operation)
    }

    /// Signs `message`, and throws as ``signature(for:using:)-swift.method`` does.
    public func signature(
        for message: [UInt8],
        using scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        try signature(for: message.span, using: scheme)
    }

    /// Signs the message whose digest this is, by the scheme's hash function; for SM2 that of the user's hash and the
    /// message.
    ///
    /// Throws as ``signature(for:using:)-swift.method`` does, ``CryptoError/wrongByteCount(of:found:expected:)`` when
    /// the digest has another size than the function's, and ``CryptoError/unsupported(_:)`` for the schemes that sign
    /// the message itself.
    public func signature(
        forDigest digest: [UInt8],
        using scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        let operation = try scheme.operation(for: publicKey)
        try scheme.requireDigest(digest)
        return try signature(digest.span, scheme, operation)
    }

    func signature(
        _ digest: Span<UInt8>,
        _ scheme: SignatureScheme,
        _ operation: SignatureOperation
    ) throws(CryptoError) -> [UInt8] {
        switch operation {
        case .digest(let padding, let form, let size):
            let der: [UInt8]
            do throws(OpenSSLFailure) {
                der = try key.signature(forDigest: digest, padding)
            } catch {
                throw CryptoError(error)
            }
            if form == .der { return der }
            return try SignatureNumbers(reading: der.span, .der, orderByteCount: size).ieeeP1363
        case .rsa(let padding):
            try scheme.requireRoom(in: publicKey)
            do throws(OpenSSLFailure) {
                return try key.signature(forDigest: digest, padding)
            } catch {
                throw CryptoError(error)
            }
        case .encodedPSS(let encoding):
            let message = try encoding.encode(digest: digest, modulusBitCount: bitCount)
            do throws(OpenSSLFailure) {
                return try key.signature(forDigest: message.span, .raw)
            } catch {
                throw CryptoError(error)
            }
        case .message:
            throw .unsupported("\(scheme) signs the message itself, not its digest")
        }
    }
}

extension SignatureScheme {
    func requireDigest(_ digest: [UInt8]) throws(CryptoError) {
        guard let hash else { throw .unsupported("\(self) signs the message itself, not its digest") }
        try requireByteCount(digest.count, of: "\(hash) digest", in: hash.byteCount...hash.byteCount)
    }

    /// Throws unless an RSA key is large enough for what the scheme puts into a signature.
    fileprivate func requireRoom(in key: PublicKey) throws(CryptoError) {
        let (needed, room): (Int, Int)
        switch self {
        case .rsaPKCS1(let hash):
            // The padding, and the longest name of a hash function in DER (RFC 8017 §9.2).
            (needed, room) = (hash.byteCount + 11 + 19, (key.bitCount + 7) / 8)
        case .rsaPSS(let hash, _, let salt):
            let saltSize =
                switch salt {
                case .digest: hash.byteCount
                case .byteCount(let count): count
                case .any: 0
                }
            (needed, room) = (hash.byteCount + saltSize + 2, (key.bitCount + 6) / 8)
        case .insecure(.rsaX931(let hash)): (needed, room) = (hash.byteCount + 4, key.bitCount / 8)
        default: return
        }
        if needed > room { throw .unsupported("\(self) needs a larger key than one of \(key.bitCount) bits") }
    }
}
