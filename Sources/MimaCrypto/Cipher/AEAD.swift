package import OpenSSLBridge

/// A cipher with authentication, chosen at run time.
///
/// The tag is always the full 16 bytes: a shorter one is refused.
public enum AEAD: Hashable, Sendable, CaseIterable {
    /// AES with a key of 16 bytes in Galois/Counter Mode (NIST SP 800-38D).
    case aes128GCM
    /// AES with a key of 24 bytes in Galois/Counter Mode.
    case aes192GCM
    /// AES with a key of 32 bytes in Galois/Counter Mode.
    case aes256GCM
    /// ChaCha20 and Poly1305 (RFC 8439), with a key of 32 bytes.
    case chaCha20Poly1305

    /// The size of the key in bytes.
    public var keyByteCount: Int {
        switch self {
        case .aes128GCM: 16
        case .aes192GCM: 24
        case .aes256GCM, .chaCha20Poly1305: 32
        }
    }

    /// The sizes in bytes that a nonce may have. 12 is the one to use; others are there for GCM's peers.
    public var nonceByteCounts: ClosedRange<Int> {
        switch self {
        case .aes128GCM, .aes192GCM, .aes256GCM: 1...128
        case .chaCha20Poly1305: 12...12
        }
    }

    /// The size of a nonce in bytes where none is given.
    public static var nonceByteCount: Int { 12 }
    /// The size of the tag in bytes.
    public static var tagByteCount: Int { AEADContext.tagByteCount }

    /// The largest message in bytes: for GCM 2^36 - 32 (SP 800-38D §5.2.1.1), for ChaCha20 2^38 - 64
    /// (RFC 8439 §2.8).
    public var maximumPlaintextByteCount: Int {
        switch self {
        case .aes128GCM, .aes192GCM, .aes256GCM: 1 << 36 - 32
        case .chaCha20Poly1305: 1 << 38 - 64
        }
    }

    /// Whether the running libcrypto offers the cipher.
    public var isAvailable: Bool { fetched != nil }

    package func cipher() throws(CryptoError) -> CipherAlgorithm {
        guard let cipher = fetched else { throw .unavailable(algorithm: description) }
        return cipher
    }

    private var fetched: CipherAlgorithm? {
        switch self {
        case .aes128GCM: .aes128GCM
        case .aes192GCM: .aes192GCM
        case .aes256GCM: .aes256GCM
        case .chaCha20Poly1305: .chaCha20Poly1305
        }
    }

    package func start(
        _ direction: AEADContext.Direction,
        key: SymmetricKey,
        nonceByteCount: Int
    ) throws(CryptoError) -> AEADContext {
        try requireByteCount(key.byteCount, of: "\(self) key", in: keyByteCount...keyByteCount)
        try requireByteCount(nonceByteCount, of: "\(self) nonce", in: nonceByteCounts)
        let cipher = try cipher()
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.withBytes { (key) throws(OpenSSLFailure) in
                try AEADContext.start(cipher, direction, key: key, nonceByteCount: nonceByteCount)
            }
        }
    }

    /// Appends the ciphertext and the tag to `output`, which must have room for 16 bytes more than the plaintext.
    ///
    /// A nonce must never serve twice under one key: whoever gives their own answers for that.
    public func seal(
        _ plaintext: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8> = Span(),
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoError) {
        try requireByteCount(plaintext.count, of: "message", in: 0...maximumPlaintextByteCount)
        var context = try start(.seal, key: key, nonceByteCount: nonce.count)
        do {
            try context.seal(plaintext, nonce: nonce, authenticating: additionalData, into: &output)
        } catch {
            throw CryptoError(error)
        }
    }

    /// Appends the plaintext to `output`, which must have room for it, or throws
    /// ``CryptoError/authenticationFailed`` and leaves `output` as it was.
    public func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8> = Span(),
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoError) {
        try requireByteCount(tag.count, of: "tag", in: Self.tagByteCount...Self.tagByteCount)
        try requireByteCount(ciphertext.count, of: "message", in: 0...maximumPlaintextByteCount)
        var context = try start(.open, key: key, nonceByteCount: nonce.count)
        let isAuthentic: Bool
        do {
            isAuthentic = try context.open(
                ciphertext,
                tag: tag,
                nonce: nonce,
                authenticating: additionalData,
                into: &output
            )
        } catch {
            throw CryptoError(error)
        }
        if !isAuthentic { throw .authenticationFailed }
    }
}

extension AEAD: CustomStringConvertible {
    /// The standard's name of the cipher, such as "AES-256-GCM".
    public var description: String {
        switch self {
        case .aes128GCM: "AES-128-GCM"
        case .aes192GCM: "AES-192-GCM"
        case .aes256GCM: "AES-256-GCM"
        case .chaCha20Poly1305: "ChaCha20-Poly1305"
        }
    }
}
