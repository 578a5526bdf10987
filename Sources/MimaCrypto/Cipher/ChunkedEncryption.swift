internal import MimaBytes
internal import OpenSSLBridge

/// C2SP's chunked encryption (c2sp.org/chunked-encryption): a message of any size under a key, in authenticated chunks,
/// so that it can be opened as it comes in without anything unverified being given out.
///
/// The sealed message is a salt of 24 bytes, a commitment to the key of 32, and the message in chunks of 16 KiB, each
/// with a tag of 16 bytes; the last chunk is shorter, and may be empty, so that none can be cut off.
public enum ChunkedEncryption: Hashable, Sendable, CaseIterable {
    /// HKDF-Expand with SHA-512, and AES-GCM with a key of 16 bytes.
    case cobblestone128
    /// HKDF-Expand with SHA-512, and AES-GCM with a key of 32 bytes.
    case cobblestone256

    /// The size of a chunk of the message in bytes.
    public static var chunkByteCount: Int { 1 << 14 }
    /// The size of the salt in bytes.
    public static var saltByteCount: Int { 24 }
    /// The size of what comes before the first chunk: salt and commitment.
    public static var headerByteCount: Int { saltByteCount + commitmentByteCount }

    static var commitmentByteCount: Int { 32 }
    static var sealedChunkByteCount: Int { chunkByteCount + AEAD.tagByteCount }
    /// A message has at most so many chunks.
    static var maximumChunkCount: Int { 1 << 38 }

    /// The size of the key in bytes. It must be random, or come from a key derivation.
    public var keyByteCount: Int { aead.keyByteCount }

    /// How many bytes a sealed message has.
    public static func sealedByteCount(ofMessage byteCount: Int) -> Int {
        headerByteCount + byteCount + (byteCount / chunkByteCount + 1) * AEAD.tagByteCount
    }

    var aead: AEAD {
        switch self {
        case .cobblestone128: .aes128GCM
        case .cobblestone256: .aes256GCM
        }
    }

    /// The name of the AEAD in IANA's registry, which the keys depend on.
    private var registeredName: String {
        switch self {
        case .cobblestone128: "AEAD_AES_128_GCM"
        case .cobblestone256: "AEAD_AES_256_GCM"
        }
    }

    /// What is derived for one message.
    struct MessageKeys {
        let key: SymmetricKey
        let baseNonce: [UInt8]
        let commitment: [UInt8]
    }

    func keys(key: SymmetricKey, salt: [UInt8], context: [UInt8]) throws(CryptoError) -> MessageKeys {
        try requireByteCount(key.byteCount, of: "\(self) key", in: keyByteCount...keyByteCount)
        try requireByteCount(salt.count, of: "salt", in: Self.saltByteCount...Self.saltByteCount)
        let info = Array("c2sp.org/chunked-encryption@v1+\(registeredName)\0".utf8) + salt + context
        let nonceByteCount = AEAD.nonceByteCount
        let byteCount = keyByteCount + nonceByteCount + Self.commitmentByteCount
        // HKDF-Expand (RFC 5869 §2.3), though the key is shorter than that asks for: it is random by itself.
        var block: [UInt8] = []
        var output: [UInt8] = []
        defer {
            wipe(&block)
            wipe(&output)
        }
        output.reserveCapacity(2 * HashAlgorithm.sha512.byteCount)
        for number: UInt8 in 1...2 where output.count < byteCount {
            block = try MACAlgorithm.hmac(.sha512).authenticationCode(for: block + info + [number], using: key)
            output += block
        }
        return MessageKeys(
            key: SymmetricKey(data: output.span.extracting(first: keyByteCount)),
            baseNonce: Array(output[keyByteCount..<keyByteCount + nonceByteCount]),
            commitment: Array(output[keyByteCount + nonceByteCount..<byteCount])
        )
    }

    /// The nonce of a chunk: the number of the chunk XORed into the end of the base nonce.
    static func nonce(_ baseNonce: [UInt8], chunk: Int) -> [UInt8] {
        var nonce = baseNonce
        for byte in 0..<8 { nonce[nonce.count - 1 - byte] ^= UInt8(truncatingIfNeeded: chunk >> (8 * byte)) }
        return nonce
    }

    /// Seals a whole message.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key of another size.
    ///
    /// - Parameter context: What the message belongs to, such as a file's name; to open it takes the same.
    public func seal(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        context: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        var sealed: [UInt8] = []
        sealed.reserveCapacity(Self.sealedByteCount(ofMessage: message.count))
        var sealer = try Sealer(self, key: key, context: context)
        try sealer.update(message, into: &sealed)
        try sealer.finish(into: &sealed)
        return sealed
    }

    /// Seals a whole message.
    public func seal(
        _ message: [UInt8],
        using key: SymmetricKey,
        context: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try seal(message.span, using: key, context: context)
    }

    /// Opens a whole message, or throws ``CryptoError/authenticationFailed``.
    public func open(
        _ sealed: Span<UInt8>,
        using key: SymmetricKey,
        context: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(sealed.count)
        var opener = try Opener(self, key: key, context: context)
        try opener.update(sealed, into: &message)
        try opener.finish(into: &message)
        return message
    }

    /// Opens a whole message, or throws ``CryptoError/authenticationFailed``.
    public func open(
        _ sealed: [UInt8],
        using key: SymmetricKey,
        context: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try open(sealed.span, using: key, context: context)
    }
}

extension ChunkedEncryption: CustomStringConvertible {
    /// The specification's name: "Cobblestone-128" or "Cobblestone-256".
    public var description: String {
        switch self {
        case .cobblestone128: "Cobblestone-128"
        case .cobblestone256: "Cobblestone-256"
        }
    }
}
