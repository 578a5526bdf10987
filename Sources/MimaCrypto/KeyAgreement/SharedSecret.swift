public import MimaBytes

/// What two parties agreed on. It is not evenly distributed: derive keys from it.
public struct SharedSecret: Sendable, Equatable, CustomStringConvertible {
    /// The bytes of the secret.
    public let secretBytes: SecretBytes

    /// A key of `byteCount` bytes by HKDF (RFC 5869) over `hash`.
    public func hkdfDerivedSymmetricKey(
        using hash: HashAlgorithm,
        salt: [UInt8],
        sharedInfo: [UInt8],
        outputByteCount byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try HKDF(hash).deriveKey(from: SymmetricKey(secretBytes), salt: salt, info: sharedInfo, byteCount: byteCount)
    }

    /// Lends the bytes to `body`.
    public func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try secretBytes.withBytes(body)
    }

    /// The size, never the bytes.
    public var description: String { "SharedSecret(\(secretBytes.count) bytes)" }
}
