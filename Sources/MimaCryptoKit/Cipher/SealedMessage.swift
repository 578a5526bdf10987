internal import FoundationEssentials
internal import MimaCrypto

/// What the ciphers with authentication have in common: a nonce, the ciphertext and a tag of 16 bytes in one piece.
extension AEAD {
    /// Nonce, ciphertext and tag.
    func sealed<Plaintext: DataProtocol>(
        _ message: Plaintext,
        using key: SymmetricKey,
        nonce: Data,
        authenticating additionalData: Span<UInt8>
    ) throws(CryptoKitError) -> Data {
        let result = message.withContiguousSpan { message in
            nonce.withContiguousSpan { nonce in
                Result { () throws(MimaCrypto.CryptoError) in
                    try Data.written(capacity: nonce.count + message.count + AEAD.tagByteCount) {
                        (output) throws(MimaCrypto.CryptoError) in
                        for index in nonce.indices { output.append(nonce[index]) }
                        try seal(
                            message,
                            using: key.base,
                            nonce: nonce,
                            authenticating: additionalData,
                            into: &output
                        )
                    }
                }
            }
        }
        return try throwingCryptoKitError(result.get)
    }

    /// The message in `combined`, whose nonce has `nonceByteCount` bytes.
    func opened(
        _ combined: Data,
        nonceByteCount: Int,
        using key: SymmetricKey,
        authenticating additionalData: Span<UInt8>
    ) throws(CryptoKitError) -> Data {
        let result = combined.withContiguousSpan { combined in
            Result { () throws(MimaCrypto.CryptoError) in
                let end = combined.count - AEAD.tagByteCount
                return try Data.written(capacity: end - nonceByteCount) { (output) throws(MimaCrypto.CryptoError) in
                    try open(
                        combined.extracting(nonceByteCount..<end),
                        tag: combined.extracting(end...),
                        using: key.base,
                        nonce: combined.extracting(0..<nonceByteCount),
                        authenticating: additionalData,
                        into: &output
                    )
                }
            }
        }
        return try throwingCryptoKitError(result.get)
    }
}
