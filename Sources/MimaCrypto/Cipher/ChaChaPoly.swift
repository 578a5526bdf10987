/// ChaCha20 and Poly1305 (RFC 8439), with a key of 32 bytes.
public enum ChaChaPoly: AuthenticatedCipher {
    /// A sealed message with its nonce and tag.
    public typealias SealedBox = MimaCrypto.SealedBox<ChaChaPoly>
    /// The number used once with a message, 12 bytes.
    public typealias Nonce = MimaCrypto.Nonce<ChaChaPoly>

    /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
    @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? {
        keyByteCount == 32 ? .chaCha20Poly1305 : nil
    }

    /// The sizes of its keys in bytes.
    public static var keyByteCounts: [Int] { [32] }
    /// The sizes of its nonces in bytes.
    public static var nonceByteCounts: ClosedRange<Int> { AEAD.chaCha20Poly1305.nonceByteCounts }
}
