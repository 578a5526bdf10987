/// ChaCha20 by itself, without authentication (RFC 8439 §2.4).
public enum ChaCha20 {
    /// The size of the key in bytes.
    public static var keyByteCount: Int { 32 }
    /// The size of the nonce in bytes.
    public static var nonceByteCount: Int { 12 }

    /// The message XORed with the keystream from block `counter` on: to encrypt, and to decrypt again.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key or nonce of another size, and for a message
    /// with which the counter of 32 bits would come to its end and the keystream begin anew.
    public static func encrypt(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        nonce: Span<UInt8>,
        counter: UInt32 = 0
    ) throws(CryptoError) -> [UInt8] {
        try requireByteCount(nonce.count, of: "nonce", in: nonceByteCount...nonceByteCount)
        let blocks = 1 << 32 - Int(counter)
        try requireByteCount(message.count, of: "message", in: 0...blocks * 64)
        let iv = InlineArray<16, UInt8> { (output: inout OutputSpan<UInt8>) in
            for byte in 0..<4 { output.append(UInt8(truncatingIfNeeded: counter >> UInt32(8 * byte))) }
            for index in nonce.indices { output.append(nonce[index]) }
        }
        let vector = iv.span
        return try UnauthenticatedCipher.chaCha20.encrypt(message, using: key, iv: vector)
    }

    /// The message XORed with the keystream from block `counter` on: to encrypt, and to decrypt again.
    public static func encrypt(
        _ message: [UInt8],
        using key: SymmetricKey,
        nonce: [UInt8],
        counter: UInt32 = 0
    ) throws(CryptoError) -> [UInt8] {
        try encrypt(message.span, using: key, nonce: nonce.span, counter: counter)
    }
}
