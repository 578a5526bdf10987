extension AES {
    /// AES in Offset Codebook mode (RFC 7253), with keys of 16, 24 or 32 bytes.
    public enum OCB: AuthenticatedCipher {
        /// A sealed message with its nonce and tag.
        public typealias SealedBox = MimaCrypto.SealedBox<OCB>
        /// The number used once with a message; 12 bytes unless a peer wants another size, up to 15.
        public typealias Nonce = MimaCrypto.Nonce<OCB>

        /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
        @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? {
            switch keyByteCount {
            case 16: .aes128OCB
            case 24: .aes192OCB
            case 32: .aes256OCB
            default: nil
            }
        }

        /// The sizes of its keys in bytes.
        public static var keyByteCounts: [Int] { [16, 24, 32] }
        /// The sizes of its nonces in bytes.
        public static var nonceByteCounts: ClosedRange<Int> { AEAD.aes256OCB.nonceByteCounts }
    }
}
