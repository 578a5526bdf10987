/// A cipher with authentication known at compile time: ``AES/GCM``, ``ChaChaPoly``.
public protocol AuthenticatedCipher: SendableMetatype {
    /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
    static func algorithm(keyByteCount: Int) -> AEAD?
    /// The sizes of its keys in bytes.
    static var keyByteCounts: ClosedRange<Int> { get }
    /// The sizes of its nonces in bytes.
    static var nonceByteCounts: ClosedRange<Int> { get }
}

extension AuthenticatedCipher {
    /// Encrypts `message` and authenticates it, along with `additionalData`, which stays outside of the box.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the key has a size that the cipher does not
    /// take. Without `nonce` a random one is made: give one only where it is certain never to come twice.
    public static func seal(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Nonce<Self> = Nonce(),
        authenticating additionalData: Span<UInt8> = Span()
    ) throws(CryptoError) -> SealedBox<Self> {
        let algorithm = try algorithm(for: key)
        let nonceByteCount = nonce.bytes.count
        let byteCount = nonceByteCount + message.count + AEAD.tagByteCount
        let combined = try [UInt8](capacity: byteCount) { (output) throws(CryptoError) in
            for byte in nonce.bytes { output.append(byte) }
            try algorithm.seal(
                message,
                using: key,
                nonce: nonce.bytes.span,
                authenticating: additionalData,
                into: &output
            )
        }
        return SealedBox(combined: combined, nonceByteCount: nonceByteCount)
    }

    /// Encrypts `message` and authenticates it, along with `additionalData`, which stays outside of the box.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the key has a size that the cipher does not
    /// take. Without `nonce` a random one is made: give one only where it is certain never to come twice.
    public static func seal(
        _ message: [UInt8],
        using key: SymmetricKey,
        nonce: Nonce<Self> = Nonce(),
        authenticating additionalData: [UInt8] = []
    ) throws(CryptoError) -> SealedBox<Self> {
        try seal(message.span, using: key, nonce: nonce, authenticating: additionalData.span)
    }

    /// The message in the box, or ``CryptoError/authenticationFailed`` when the box or the additional data was
    /// altered or the key is another.
    public static func open(
        _ box: SealedBox<Self>,
        using key: SymmetricKey,
        authenticating additionalData: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        let algorithm = try algorithm(for: key)
        let ciphertext = box.ciphertext
        return try [UInt8](capacity: ciphertext.count) { (output) throws(CryptoError) in
            try algorithm.open(
                ciphertext.span,
                tag: box.tag.span,
                using: key,
                nonce: box.combined.span.extracting(0..<ciphertext.startIndex),
                authenticating: additionalData.span,
                into: &output
            )
        }
    }

    private static func algorithm(for key: SymmetricKey) throws(CryptoError) -> AEAD {
        guard let algorithm = algorithm(keyByteCount: key.byteCount) else {
            throw .wrongByteCount(of: "key", found: key.byteCount, expected: keyByteCounts)
        }
        return algorithm
    }
}
