/// The Advanced Encryption Standard (FIPS 197).
public enum AES {
    /// AES in Galois/Counter Mode (NIST SP 800-38D), with keys of 16, 24 or 32 bytes.
    public enum GCM: AuthenticatedCipher {
        /// A sealed message with its nonce and tag.
        public typealias SealedBox = MimaCrypto.SealedBox<GCM>
        /// The number used once with a message; 12 bytes unless a peer wants another size, up to 128.
        public typealias Nonce = MimaCrypto.Nonce<GCM>

        /// The cipher of the run-time tier that takes keys of this size in bytes, if there is one.
        @inlinable public static func algorithm(keyByteCount: Int) -> AEAD? {
            switch keyByteCount {
            case 16: .aes128GCM
            case 24: .aes192GCM
            case 32: .aes256GCM
            default: nil
            }
        }

        /// The sizes of its keys in bytes.
        public static var keyByteCounts: [Int] { [16, 24, 32] }
        /// The sizes of its nonces in bytes.
        public static var nonceByteCounts: ClosedRange<Int> { AEAD.aes256GCM.nonceByteCounts }
    }
}
