internal import OpenSSLBridge

/// XChaCha20 by itself, without authentication (draft-irtf-cfrg-xchacha-03 §2.3): ChaCha20 with a nonce of 24 bytes, long
/// enough to be random, and a counter of 64 bits.
public enum XChaCha20 {
    /// The size of the key in bytes.
    public static var keyByteCount: Int { 32 }
    /// The size of the nonce in bytes.
    public static var nonceByteCount: Int { 24 }

    /// The message XORed with the keystream from block `counter` on: to encrypt, and to decrypt again.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key or nonce of another size, and for a message
    /// with which the counter would come to its end and the keystream begin anew.
    public static func encrypt(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Span<UInt8>,
        counter: UInt64 = 0
    ) throws(CryptoError) -> [UInt8] {
        try requireByteCount(key.byteCount, of: "XChaCha20 key", in: keyByteCount...keyByteCount)
        try requireByteCount(nonce.count, of: "nonce", in: nonceByteCount...nonceByteCount)
        let blocksAfterThis = UInt64.max - counter
        if UInt64(message.count) > 64, UInt64(message.count - 1) / 64 > blocksAfterThis {
            let largest = 64 * (Int(clamping: blocksAfterThis) + 1)
            throw .wrongByteCount(of: "message", found: message.count, expected: 0...largest)
        }
        guard let chaCha = CipherAlgorithm.chaCha20 else { throw .unavailable(algorithm: "ChaCha20") }
        let subkey = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.withBytes { (key) throws(OpenSSLFailure) in
                try hChaCha20(chaCha, key: key, nonce: nonce.extracting(first: 16))
            }
        }
        let iv = InlineArray<16, UInt8> { (output: inout OutputSpan<UInt8>) in
            for byte in 0..<8 { output.append(UInt8(truncatingIfNeeded: counter >> UInt64(8 * byte))) }
            for index in 16..<24 { output.append(nonce[index]) }
        }
        let vector = iv.span
        return try UnauthenticatedCipher.chaCha20.encrypt(message, using: SymmetricKey(subkey), iv: vector)
    }

    /// The message XORed with the keystream from block `counter` on: to encrypt, and to decrypt again.
    public static func encrypt(
        _ message: [UInt8],
        using key: SymmetricKey,
        nonce: [UInt8],
        counter: UInt64 = 0
    ) throws(CryptoError) -> [UInt8] {
        try encrypt(message.span, using: key, nonce: nonce.span, counter: counter)
    }
}
