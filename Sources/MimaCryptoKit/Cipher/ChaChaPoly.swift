public import FoundationEssentials
internal import MimaCrypto

/// ChaCha20 and Poly1305 (RFC 8439), with a key of 256 bits.
public enum ChaChaPoly: Sendable {
    static let tagByteCount = 16
    static let keyByteCount = 32
    static let nonceByteCount = 12

    /// Encrypts `message` and authenticates it along with `authenticatedData`, which stays outside of the box.
    ///
    /// Without `nonce` a random one is made: give one only where it is certain never to come twice. Throws
    /// ``CryptoKitError/incorrectKeySize`` for a key of another size.
    public static func seal<Plaintext: DataProtocol, AuthenticatedData: DataProtocol>(
        _ message: Plaintext,
        using key: SymmetricKey,
        nonce: Nonce? = nil,
        authenticating authenticatedData: AuthenticatedData
    ) throws -> SealedBox {
        try requireSize(of: key)
        return try authenticatedData.withContiguousSpan { data in
            SealedBox(
                bytes: try AEAD.chaCha20Poly1305.sealed(
                    message,
                    using: key,
                    nonce: (nonce ?? Nonce()).bytes,
                    authenticating: data
                )
            )
        }
    }

    /// As ``seal(_:using:nonce:authenticating:)``, with nothing but the message to authenticate.
    public static func seal<Plaintext: DataProtocol>(
        _ message: Plaintext,
        using key: SymmetricKey,
        nonce: Nonce? = nil
    ) throws -> SealedBox {
        try requireSize(of: key)
        return SealedBox(
            bytes: try AEAD.chaCha20Poly1305.sealed(
                message,
                using: key,
                nonce: (nonce ?? Nonce()).bytes,
                authenticating: Span()
            )
        )
    }

    /// The message in the box.
    ///
    /// Throws ``CryptoKitError/authenticationFailure`` when the box or `authenticatedData` was altered or the key is
    /// another, and ``CryptoKitError/incorrectKeySize`` for a key of another size.
    public static func open<AuthenticatedData: DataProtocol>(
        _ sealedBox: SealedBox,
        using key: SymmetricKey,
        authenticating authenticatedData: AuthenticatedData
    ) throws -> Data {
        try requireSize(of: key)
        return try authenticatedData.withContiguousSpan { data in
            try AEAD.chaCha20Poly1305.opened(
                sealedBox.combined,
                nonceByteCount: nonceByteCount,
                using: key,
                authenticating: data
            )
        }
    }

    /// As ``open(_:using:authenticating:)``, where nothing but the message was authenticated.
    public static func open(_ sealedBox: SealedBox, using key: SymmetricKey) throws -> Data {
        try requireSize(of: key)
        return try AEAD.chaCha20Poly1305.opened(
            sealedBox.combined,
            nonceByteCount: nonceByteCount,
            using: key,
            authenticating: Span()
        )
    }

    private static func requireSize(of key: SymmetricKey) throws(CryptoKitError) {
        if key.byteCount != keyByteCount { throw .incorrectKeySize }
    }
}

extension ChaChaPoly {
    /// A sealed message with its nonce and tag.
    public struct SealedBox: Sendable {
        /// Nonce, ciphertext and tag in one.
        public let combined: Data

        fileprivate init(bytes: Data) {
            combined = bytes
        }

        /// The authentication tag, 16 bytes.
        public var tag: Data { combined.suffix(ChaChaPoly.tagByteCount) }
        /// The ciphertext, as long as the message.
        public var ciphertext: Data { combined.dropFirst(ChaChaPoly.nonceByteCount).dropLast(ChaChaPoly.tagByteCount) }
        /// The nonce.
        public var nonce: ChaChaPoly.Nonce { Nonce(bytes: Data(combined.prefix(ChaChaPoly.nonceByteCount))) }

        /// Takes nonce, ciphertext and tag in one. Throws ``CryptoKitError/incorrectParameterSize`` when there is no
        /// room for nonce and tag.
        public init<D: DataProtocol>(combined: D) throws {
            guard combined.count >= ChaChaPoly.nonceByteCount + ChaChaPoly.tagByteCount else {
                throw CryptoKitError.incorrectParameterSize
            }
            self.combined = Data(combined)
        }

        /// Takes the parts. Throws ``CryptoKitError/incorrectParameterSize`` when the tag has another size than 16
        /// bytes.
        public init<C: DataProtocol, T: DataProtocol>(nonce: ChaChaPoly.Nonce, ciphertext: C, tag: T) throws {
            guard tag.count == ChaChaPoly.tagByteCount else { throw CryptoKitError.incorrectParameterSize }
            var combined = Data(capacity: nonce.bytes.count + ciphertext.count + tag.count)
            combined.append(nonce.bytes)
            combined.append(contentsOf: ciphertext)
            combined.append(contentsOf: tag)
            self.combined = combined
        }
    }
}
