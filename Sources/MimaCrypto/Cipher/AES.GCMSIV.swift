extension AES {
    /// AES in GCM-SIV (RFC 8452), with keys of 16 or 32 bytes; libcrypto offers it from 3.2 on.
    public enum GCMSIV: AuthenticatedCipher {
        /// A sealed message with its nonce and tag.
        public typealias SealedBox = MimaCrypto.SealedBox<GCMSIV>
        /// The number used once with a message, 12 bytes.
        public typealias Nonce = MimaCrypto.Nonce<GCMSIV>

        /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
        @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? {
            switch keyByteCount {
            case 16: .aes128GCMSIV
            case 32: .aes256GCMSIV
            default: nil
            }
        }

        /// The sizes of its keys in bytes.
        public static var keyByteCounts: [Int] { [16, 32] }
        /// The sizes of its nonces in bytes.
        public static var nonceByteCounts: ClosedRange<Int> { AEAD.aes256GCMSIV.nonceByteCounts }
    }
}
