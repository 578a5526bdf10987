/// SM4 (GB/T 32907), the block cipher of the Chinese standards.
public enum SM4 {
    /// SM4 in Galois/Counter Mode (RFC 8998), with a key of 16 bytes.
    public enum GCM: AuthenticatedCipher {
        /// A sealed message with its nonce and tag.
        public typealias SealedBox = MimaCrypto.SealedBox<GCM>
        /// The number used once with a message, 12 bytes unless a peer wants another size.
        public typealias Nonce = MimaCrypto.Nonce<GCM>

        /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
        @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? { keyByteCount == 16 ? .sm4GCM : nil }

        /// The sizes of its keys in bytes.
        public static var keyByteCounts: [Int] { [16] }
        /// The sizes of its nonces in bytes.
        public static var nonceByteCounts: ClosedRange<Int> { AEAD.sm4GCM.nonceByteCounts }
    }

    /// SM4 in Counter with CBC-MAC (RFC 8998), with a key of 16 bytes.
    public enum CCM: AuthenticatedCipher {
        /// A sealed message with its nonce and tag.
        public typealias SealedBox = MimaCrypto.SealedBox<CCM>
        /// The number used once with a message; 12 bytes unless a peer wants another size, 7 to 13.
        public typealias Nonce = MimaCrypto.Nonce<CCM>

        /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
        @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? { keyByteCount == 16 ? .sm4CCM : nil }

        /// The sizes of its keys in bytes.
        public static var keyByteCounts: [Int] { [16] }
        /// The sizes of its nonces in bytes.
        public static var nonceByteCounts: ClosedRange<Int> { AEAD.sm4CCM.nonceByteCounts }
    }
}
