internal import OpenSSLBridge

/// Signs a message that comes in pieces, by a scheme that hashes it first.
///
///     var signer = try MessageSigner(key, using: .ecdsa(.sha256))
///     signer.update(first)
///     signer.update(second)
///     let signature = try signer.finalize()
public struct MessageSigner: ~Copyable, Sendable {
    private let key: PrivateKey
    private let scheme: SignatureScheme
    private var hash: HashContext

    /// Starts a message.
    ///
    /// Throws as ``PrivateKey/signature(for:using:)-swift.method`` does, and ``CryptoError/unsupported(_:)`` for the
    /// schemes that need the whole message, Ed25519 and Ed448.
    public init(_ key: PrivateKey, using scheme: SignatureScheme) throws(CryptoError) {
        let hash = try scheme.startStream(for: key.publicKey)
        self.init(key, scheme, hash)
    }

    private init(_ key: PrivateKey, _ scheme: SignatureScheme, _ hash: consuming HashContext) {
        self.key = key
        self.scheme = scheme
        self.hash = hash
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) { hash.update(bytes) }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) { hash.update(bytes) }

    /// Ends the message and gives its signature.
    public consuming func finalize() throws(CryptoError) -> [UInt8] {
        let (key, scheme) = (key, scheme)
        let digest = hash.finalize()
        return try key.signature(forDigest: digest, using: scheme)
    }
}

/// Verifies the signature of a message that comes in pieces, by a scheme that hashes it first.
public struct MessageVerifier: ~Copyable, Sendable {
    private let key: PublicKey
    private let scheme: SignatureScheme
    private var hash: HashContext

    /// Starts a message.
    ///
    /// Throws as ``PublicKey/isValidSignature(_:for:using:)-swift.method`` does, and ``CryptoError/unsupported(_:)`` for
    /// the schemes that need the whole message, Ed25519 and Ed448.
    public init(_ key: PublicKey, using scheme: SignatureScheme) throws(CryptoError) {
        let hash = try scheme.startStream(for: key)
        self.init(key, scheme, hash)
    }

    private init(_ key: PublicKey, _ scheme: SignatureScheme, _ hash: consuming HashContext) {
        self.key = key
        self.scheme = scheme
        self.hash = hash
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) { hash.update(bytes) }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) { hash.update(bytes) }

    /// Ends the message and tells whether `signature` is the key's over it. Throws
    /// ``CryptoError/malformedSignature(_:)`` when the bytes are not in the form that the scheme has.
    public consuming func isValidSignature(_ signature: [UInt8]) throws(CryptoError) -> Bool {
        let (key, scheme) = (key, scheme)
        let digest = hash.finalize()
        return try key.isValidSignature(signature, forDigest: digest, using: scheme)
    }
}

extension SignatureScheme {
    fileprivate func startStream(for key: PublicKey) throws(CryptoError) -> HashContext {
        _ = try operation(for: key)
        guard let hash = try startHash(for: key) else {
            throw .unsupported("\(self) needs the whole message at once, and cannot take it in pieces")
        }
        return hash
    }
}
