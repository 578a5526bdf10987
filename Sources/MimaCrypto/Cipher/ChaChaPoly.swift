/// ChaCha20 and Poly1305 (RFC 8439), with a key of 32 bytes.
public enum ChaChaPoly: AuthenticatedCipher {
    /// A sealed message with its nonce and tag.
    public typealias SealedBox = MimaCrypto.SealedBox<ChaChaPoly>
    /// The number used once with a message, 12 bytes.
    public typealias Nonce = MimaCrypto.Nonce<ChaChaPoly>

    public static func algorithm(keyByteCount: Int) -> AEAD? {
        keyByteCount == 32 ? .chaCha20Poly1305 : nil
    }

    public static var keyByteCounts: ClosedRange<Int> { 32...32 }
    public static var nonceByteCounts: ClosedRange<Int> { AEAD.chaCha20Poly1305.nonceByteCounts }
}
