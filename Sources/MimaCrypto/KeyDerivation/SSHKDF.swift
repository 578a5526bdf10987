internal import OpenSSLBridge

/// The key derivation of the SSH transport (RFC 4253 §7.2).
public struct SSHKDF: Sendable {
    /// The hash function of the key exchange.
    public let hash: HashAlgorithm

    /// What a derived key is for; the raw value is the letter that is hashed.
    public enum Purpose: Character, Sendable, CaseIterable {
        /// The initial vector from the client to the server.
        case initialVectorToServer = "A"
        /// The initial vector from the server to the client.
        case initialVectorToClient = "B"
        /// The encryption key from the client to the server.
        case encryptionKeyToServer = "C"
        /// The encryption key from the server to the client.
        case encryptionKeyToClient = "D"
        /// The integrity key from the client to the server.
        case integrityKeyToServer = "E"
        /// The integrity key from the server to the client.
        case integrityKeyToClient = "F"
    }

    /// The derivation with `hash`.
    public init(_ hash: HashAlgorithm) {
        self.hash = hash
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24.
    ///
    /// - Parameters:
    ///   - secret: The shared secret K as it is hashed: encoded as an SSH mpint with its four bytes of length
    ///     (RFC 4251 §5), or as an SSH string where the key exchange says so.
    ///   - exchangeHash: H, of this key exchange.
    ///   - sessionID: The H of the connection's first key exchange.
    ///   - purpose: What the key is for.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size,
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when an input is empty, and ``CryptoError/unsupported(_:)``
    /// or ``CryptoError/unavailable(algorithm:)`` for the hash function.
    public func deriveKey(
        from secret: SymmetricKey,
        exchangeHash: [UInt8],
        sessionID: [UInt8],
        purpose: Purpose,
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try hash.fixedDigest(under: "the SSH derivation")
        try requireByteCount(secret.byteCount, of: "shared secret", in: 1...(1 << 30))
        try requireByteCount(exchangeHash.count, of: "exchange hash", in: 1...(1 << 30))
        try requireByteCount(sessionID.count, of: "session identifier", in: 1...(1 << 30))
        try requireDerivedKeyByteCount(byteCount)
        return try derive(
            .ssh,
            called: "SSHKDF",
            from: secret.secretBytes,
            named: "key",
            settings: [
                .digest(digest), .bytes("xcghash", exchangeHash), .bytes("session_id", sessionID),
                .text("type", purpose.text),
            ],
            byteCount: byteCount
        )
    }
}

extension SSHKDF.Purpose {
    fileprivate var text: StaticString {
        switch self {
        case .initialVectorToServer: "A"
        case .initialVectorToClient: "B"
        case .encryptionKeyToServer: "C"
        case .encryptionKeyToClient: "D"
        case .integrityKeyToServer: "E"
        case .integrityKeyToClient: "F"
        }
    }
}
