extension AES {
    /// GMAC with AES (NIST SP 800-38D §3): a key of 16, 24 or 32 bytes, a code of 16.
    ///
    /// **A nonce must never come twice under a key**: two messages with the same one give away what authenticates all
    /// others. Incrementally: `MACContext(.gmac(.aes, nonce: nonce), key: key)`.
    public enum GMAC {
        /// The authentication code of `data` under `key`, with a nonce of 1 to 128 bytes, 12 unless a peer wants
        /// another size. Throws as ``MACContext/init(_:key:)`` does.
        public static func authenticationCode(
            for data: [UInt8],
            using key: SymmetricKey,
            nonce: [UInt8]
        ) throws(CryptoError) -> [UInt8] {
            try MACAlgorithm.gmac(.aes, nonce: nonce).authenticationCode(for: data, using: key)
        }

        /// Whether `code` is the whole authentication code of `data` under `key` with this nonce, in constant time.
        /// Throws as ``MACContext/init(_:key:)`` does.
        public static func isValidAuthenticationCode(
            _ code: [UInt8],
            authenticating data: [UInt8],
            using key: SymmetricKey,
            nonce: [UInt8]
        ) throws(CryptoError) -> Bool {
            try MACAlgorithm.gmac(.aes, nonce: nonce).isValidAuthenticationCode(code, authenticating: data, using: key)
        }
    }
}
