internal import OpenSSLBridge

/// A sealed message with its nonce and tag: `AES.GCM.SealedBox`, `ChaChaPoly.SealedBox`. The tag is last.
public struct SealedBox<Cipher: AuthenticatedCipher>: Equatable, Sendable {
    /// Nonce, ciphertext and tag in one, the form to store or send.
    public let combined: [UInt8]
    @usableFromInline
    let nonceByteCount: Int

    /// Takes over a box in its combined form with a nonce of the cipher's usual size. Throws
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when it has not even room for nonce and tag.
    public init(combined: [UInt8]) throws(CryptoError) {
        let least = Cipher.nonceByteCount + Cipher.tagByteCount
        try requireByteCount(combined.count, of: "sealed box", in: least...Int.max)
        self.combined = combined
        nonceByteCount = Cipher.nonceByteCount
    }

    /// Puts a box together from its parts. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the tag has
    /// not the cipher's size.
    public init(nonce: Nonce<Cipher>, ciphertext: [UInt8], tag: [UInt8]) throws(CryptoError) {
        try requireByteCount(tag.count, of: "tag", in: Cipher.tagByteCount...Cipher.tagByteCount)
        combined = nonce.bytes + ciphertext + tag
        nonceByteCount = nonce.bytes.count
    }

    @inlinable
    init(combined: [UInt8], nonceByteCount: Int) {
        self.combined = combined
        self.nonceByteCount = nonceByteCount
    }

    /// The nonce.
    public var nonce: Nonce<Cipher> { Nonce(unchecked: Array(combined[..<nonceByteCount])) }
    /// The ciphertext, as long as the plaintext.
    public var ciphertext: ArraySlice<UInt8> { combined[nonceByteCount..<(combined.count - Cipher.tagByteCount)] }
    /// The tag, 16 bytes with most ciphers.
    public var tag: ArraySlice<UInt8> { combined[(combined.count - Cipher.tagByteCount)...] }
}

/// The number used once with a message: `AES.GCM.Nonce`, `ChaChaPoly.Nonce`.
///
/// A second message under the same key and nonce gives both messages away, and for GCM the key of the tags too. One
/// made by ``init()`` is random: with 12 bytes, at most 2^32 messages under one key (SP 800-38D §8.3).
public struct Nonce<Cipher: AuthenticatedCipher>: Equatable, Sendable {
    /// The bytes of the nonce.
    public let bytes: [UInt8]

    /// A random nonce of the cipher's usual size, 12 bytes with most.
    public init() {
        bytes = randomNonce(byteCount: Cipher.nonceByteCount)
    }

    /// A nonce of the caller's. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the cipher takes none
    /// of this size.
    public init(data: [UInt8]) throws(CryptoError) {
        try requireByteCount(data.count, of: "nonce", in: Cipher.nonceByteCounts)
        bytes = data
    }

    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }
}

private func randomNonce(byteCount: Int) -> [UInt8] {
    [UInt8](capacity: byteCount) { output in
        neverFailing { () throws(OpenSSLFailure) in try RandomSource.fillPublic(&output) }
    }
}
