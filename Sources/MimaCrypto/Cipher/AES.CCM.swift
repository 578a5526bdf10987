extension AES {
    /// AES in Counter with CBC-MAC (NIST SP 800-38C, RFC 3610), with keys of 16, 24 or 32 bytes.
    public enum CCM: AuthenticatedCipher {
        /// A sealed message with its nonce and tag.
        public typealias SealedBox = MimaCrypto.SealedBox<CCM>
        /// The number used once with a message; 12 bytes unless a peer wants another size, 7 to 13.
        public typealias Nonce = MimaCrypto.Nonce<CCM>

        /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
        @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? {
            switch keyByteCount {
            case 16: .aes128CCM
            case 24: .aes192CCM
            case 32: .aes256CCM
            default: nil
            }
        }

        /// The sizes of its keys in bytes.
        public static var keyByteCounts: [Int] { [16, 24, 32] }
        /// The sizes of its nonces in bytes.
        public static var nonceByteCounts: ClosedRange<Int> { AEAD.aes256CCM.nonceByteCounts }
    }
}
