/// The key schedule's functions of TLS 1.3 (RFC 8446 §7.1): HKDF-Expand-Label and Derive-Secret.
///
/// HKDF-Extract is ``HKDF/extract(from:salt:)``.
public struct TLS13KDF: Sendable {
    /// The hash function of the cipher suite.
    public let hash: HashAlgorithm
    /// What stands before each label: "tls13 " in TLS and QUIC, "dtls13" in DTLS (RFC 9147 §5.9).
    public let labelPrefix: String

    /// The functions over HKDF with `hash`.
    public init(_ hash: HashAlgorithm, labelPrefix: String = "tls13 ") {
        self.hash = hash
        self.labelPrefix = labelPrefix
    }

    /// HKDF-Expand-Label: a key of `byteCount` bytes, 1 to 255 times the digest's size.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` unless the label with its prefix has 7 to 255 bytes
    /// and the context up to 255, and as ``HKDF/expand(_:info:byteCount:)`` does.
    public func expandLabel(
        _ secret: SymmetricKey,
        label: String,
        context: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let label = Array((labelPrefix + label).utf8)
        try requireByteCount(label.count, of: "label with its prefix", in: 7...255)
        try requireByteCount(context.count, of: "context", in: 0...255)
        // HKDF allows no larger size than the two bytes here can hold.
        let size = [UInt8(truncatingIfNeeded: byteCount >> 8), UInt8(truncatingIfNeeded: byteCount)]
        let info = size + [UInt8(label.count)] + label + [UInt8(context.count)] + context
        return try HKDF(hash).expand(secret, info: info, byteCount: byteCount)
    }

    /// Derive-Secret: a secret as long as the digest, for the messages of the handshake whose hash is
    /// `transcriptHash`.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` unless that is as long as the digest, and as
    /// ``expandLabel(_:label:context:byteCount:)`` does.
    public func deriveSecret(
        _ secret: SymmetricKey,
        label: String,
        transcriptHash: [UInt8]
    ) throws(CryptoError) -> SymmetricKey {
        try requireByteCount(transcriptHash.count, of: "transcript's hash", in: hash.byteCount...hash.byteCount)
        return try expandLabel(secret, label: label, context: transcriptHash, byteCount: hash.byteCount)
    }
}
