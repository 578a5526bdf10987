internal import OpenSSLBridge

extension AEAD {
    /// Appends the ciphertext and the tag to `output`, which must have room for both:
    /// ``ciphertextByteCount(ofMessage:)`` and ``tagByteCount-swift.property``. In SIV the tag comes first.
    ///
    /// A nonce must never serve twice under one key: whoever gives their own answers for that.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key, nonce or message of a size that the cipher
    /// does not take, and ``CryptoError/unavailable(algorithm:)``.
    ///
    /// - Parameter truncatedTagByteCount: The size of a shorter tag, one of ``truncatedTagByteCounts``, that a peer
    ///   insists on.
    public func seal(
        _ plaintext: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8> = Span(),
        truncatedTagByteCount: Int? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoError) {
        try requireSizes(message: plaintext.count, nonce: nonce.count)
        let tagByteCount = try requireTag(byteCount: truncatedTagByteCount)
        precondition(
            output.freeCapacity >= ciphertextByteCount(ofMessage: plaintext.count) + tagByteCount,
            "no room for the sealed message"
        )
        let request = KeyedAEADRequest(
            cipher: self,
            direction: .seal,
            nonceByteCount: nonce.count,
            tagByteCount: tagByteCount
        )
        let keyed = try key.keyed(request)
        do {
            try keyed.seal(plaintext, nonce: nonce, authenticating: additionalData, into: &output)
        } catch {
            throw CryptoError(error)
        }
        key.keep(keyed, request)
    }

    /// Appends the plaintext to `output`, which must have room for as many bytes as the ciphertext has, or throws
    /// ``CryptoError/authenticationFailed`` and leaves `output` as it was.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key, nonce, tag or message of a size that the
    /// cipher does not take, and ``CryptoError/unavailable(algorithm:)``.
    ///
    /// - Parameter truncatedTagByteCount: The size of a shorter tag, one of ``truncatedTagByteCounts``, that a peer
    ///   insists on. Without it a shorter tag is refused.
    public func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8> = Span(),
        truncatedTagByteCount: Int? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoError) {
        let tagByteCount = try requireTag(byteCount: truncatedTagByteCount)
        try requireByteCount(tag.count, of: "tag", in: tagByteCount...tagByteCount)
        try requireSizes(message: ciphertext.count, nonce: nonce.count)
        precondition(output.freeCapacity >= ciphertext.count, "no room for the plaintext")
        let request = KeyedAEADRequest(
            cipher: self,
            direction: .open,
            nonceByteCount: nonce.count,
            tagByteCount: tagByteCount
        )
        let keyed = try key.keyed(request)
        let isAuthentic: Bool
        do {
            isAuthentic = try keyed.open(
                ciphertext,
                tag: tag,
                nonce: nonce,
                authenticating: additionalData,
                into: &output
            )
        } catch {
            throw CryptoError(error)
        }
        key.keep(keyed, request)
        if !isAuthentic { throw .authenticationFailed }
    }
}
