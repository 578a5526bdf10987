/// ChaCha20 and Poly1305 with a nonce of 24 bytes (draft-irtf-cfrg-xchacha), long enough to be random however many
/// messages there are; with a key of 32 bytes.
public enum XChaChaPoly: AuthenticatedCipher {
    /// A sealed message with its nonce and tag.
    public typealias SealedBox = MimaCrypto.SealedBox<XChaChaPoly>
    /// The number used once with a message, 24 bytes.
    public typealias Nonce = MimaCrypto.Nonce<XChaChaPoly>

    /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
    @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? {
        keyByteCount == 32 ? .xChaCha20Poly1305 : nil
    }

    /// The sizes of its keys in bytes.
    public static var keyByteCounts: [Int] { [32] }
    /// The sizes of its nonces in bytes.
    public static var nonceByteCounts: ClosedRange<Int> { 24...24 }
    /// The size in bytes of the nonces that are made for it: 24.
    public static var nonceByteCount: Int { 24 }
}
