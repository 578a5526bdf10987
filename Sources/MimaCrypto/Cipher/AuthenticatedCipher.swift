/// A cipher with authentication known at compile time: ``AES/GCM``, ``ChaChaPoly``.
public protocol AuthenticatedCipher: SendableMetatype {
    /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
    static func algorithm(keyByteCount: Int) -> AEAD?
    /// The sizes of its keys in bytes.
    static var keyByteCounts: [Int] { get }
    /// The sizes of its nonces in bytes.
    static var nonceByteCounts: ClosedRange<Int> { get }
    /// The size in bytes of the nonces that are made for it.
    static var nonceByteCount: Int { get }
    /// The size of its tag in bytes.
    static var tagByteCount: Int { get }
}

extension AuthenticatedCipher {
    /// The size in bytes of the nonces that are made for it: 12.
    public static var nonceByteCount: Int { AEAD.nonceByteCount }
    /// The size of its tag in bytes: 16.
    public static var tagByteCount: Int { AEAD.tagByteCount }

    /// Encrypts `message` and authenticates it, along with `additionalData`, which stays outside of the box.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the key has a size that the cipher does not take. Without `nonce` a
    /// random one is made: give one only where it is certain never to come twice.
    @inlinable
    public static func seal(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Nonce<Self> = Nonce(),
        authenticating additionalData: Span<UInt8> = Span()
    ) throws(CryptoError) -> SealedBox<Self> {
        let algorithm = try algorithm(for: key)
        let combined = try algorithm.sealBox(message, using: key, nonce: nonce.bytes, authenticating: additionalData)
        return SealedBox(combined: combined, nonceByteCount: nonce.bytes.count)
    }

    /// Encrypts `message` and authenticates it, along with `additionalData`, which stays outside of the box.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the key has a size that the cipher does not take. Without `nonce` a
    /// random one is made: give one only where it is certain never to come twice.
    @inlinable
    public static func seal(
        _ message: [UInt8],
        using key: SymmetricKey,
        nonce: Nonce<Self> = Nonce(),
        authenticating additionalData: [UInt8] = []
    ) throws(CryptoError) -> SealedBox<Self> {
        try seal(message.span, using: key, nonce: nonce, authenticating: additionalData.span)
    }

    /// The message in the box, or ``CryptoError/authenticationFailed`` when the box or the additional data was
    /// altered or the key is another. Throws ``CryptoError/invalidKey(_:)`` when the key has a size that the cipher
    /// does not take.
    @inlinable
    public static func open(
        _ box: SealedBox<Self>,
        using key: SymmetricKey,
        authenticating additionalData: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try algorithm(for: key).openBox(
            box.combined,
            nonceByteCount: box.nonceByteCount,
            using: key,
            authenticating: additionalData.span
        )
    }

    @inlinable
    static func algorithm(for key: SymmetricKey) throws(CryptoError) -> AEAD {
        guard let algorithm = algorithm(keyByteCount: key.byteCount) else {
            throw wrongKey(byteCount: key.byteCount)
        }
        return algorithm
    }

    @usableFromInline
    static func wrongKey(byteCount: Int) -> CryptoError {
        let sizes = keyByteCounts.map(String.init).joined(separator: " or ")
        return .invalidKey("the key has \(byteCount) bytes, and should have \(sizes)")
    }
}

// What is not generic about a box, so that it is compiled once and the rest inlined into the caller.
extension AEAD {
    /// Nonce, ciphertext and tag in one.
    @usableFromInline
    func sealBox(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        nonce: [UInt8],
        authenticating additionalData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        let byteCount = nonce.count + ciphertextByteCount(ofMessage: message.count) + tagByteCount
        return try [UInt8](capacity: byteCount) { (output) throws(CryptoError) in
            for byte in nonce { output.append(byte) }
            try seal(message, using: key, nonce: nonce.span, authenticating: additionalData, into: &output)
        }
    }

    /// The message in a box whose nonce has `nonceByteCount` bytes.
    @usableFromInline
    func openBox(
        _ combined: [UInt8],
        nonceByteCount: Int,
        using key: SymmetricKey,
        authenticating additionalData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        let end = combined.count - tagByteCount
        return try [UInt8](capacity: end - nonceByteCount) { (output) throws(CryptoError) in
            try open(
                combined.span.extracting(nonceByteCount..<end),
                tag: combined.span.extracting(end...),
                using: key,
                nonce: combined.span.extracting(0..<nonceByteCount),
                authenticating: additionalData,
                into: &output
            )
        }
    }
}
