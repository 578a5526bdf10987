internal import OpenSSLBridge

extension AES {
    /// AES-SIV (RFC 5297): the same message under the same key and data gives the same bytes, and nothing else can go
    /// wrong with a nonce that repeats or is missing. The key has 32, 48 or 64 bytes, two of AES in one.
    ///
    /// Any number of associated data up to 126 are authenticated, each by itself: `["a", "bc"]` is not `["ab", "c"]`, and
    /// an empty one is not the same as none. A nonce is the last of them (§3).
    public enum SIV {
        /// The size in bytes of the synthetic vector, by which the sealed message is longer than the message.
        public static var tagByteCount: Int { SIVKey.tagByteCount }

        /// The synthetic vector and the ciphertext (§2.6).
        ///
        /// Throws ``CryptoError/invalidKey(_:)`` for a key of another size, and ``CryptoError/unsupported(_:)`` for more
        /// than 126 associated data.
        public static func seal(
            _ message: Span<UInt8>,
            using key: SymmetricKey,
            authenticating components: [[UInt8]] = []
        ) throws(CryptoError) -> [UInt8] {
            let key = try sivKey(key, components)
            let header = header(components, key)
            return [UInt8](capacity: message.count + tagByteCount) { output in
                key.seal(message, header: header, into: &output)
            }
        }

        /// The synthetic vector and the ciphertext (§2.6).
        public static func seal(
            _ message: [UInt8],
            using key: SymmetricKey,
            authenticating components: [[UInt8]] = []
        ) throws(CryptoError) -> [UInt8] {
            try seal(message.span, using: key, authenticating: components)
        }

        /// The message that `sealed` holds (§2.7), or ``CryptoError/authenticationFailed`` when it, or the associated
        /// data, or the key, is not what it was.
        public static func open(
            _ sealed: Span<UInt8>,
            using key: SymmetricKey,
            authenticating components: [[UInt8]] = []
        ) throws(CryptoError) -> [UInt8] {
            let key = try sivKey(key, components)
            try requireByteCount(sealed.count, of: "sealed message", in: tagByteCount...Int.max)
            let header = header(components, key)
            var isAuthentic = false
            let message = [UInt8](capacity: sealed.count - tagByteCount) { output in
                isAuthentic = key.open(
                    sealed.extracting(tagByteCount...),
                    tag: sealed.extracting(first: tagByteCount),
                    header: header,
                    into: &output
                )
            }
            if !isAuthentic { throw .authenticationFailed }
            return message
        }

        /// The message that `sealed` holds (§2.7), or ``CryptoError/authenticationFailed``.
        public static func open(
            _ sealed: [UInt8],
            using key: SymmetricKey,
            authenticating components: [[UInt8]] = []
        ) throws(CryptoError) -> [UInt8] {
            try open(sealed.span, using: key, authenticating: components)
        }

        private static func header(_ components: [[UInt8]], _ key: borrowing SIVKey) -> CipherBlock {
            var header = key.start()
            for component in components { key.absorb(component.span, into: &header) }
            return header
        }

        private static func sivKey(_ key: SymmetricKey, _ components: [[UInt8]]) throws(CryptoError) -> SIVKey {
            if components.count > 126 {
                throw .unsupported("AES-SIV takes at most 126 associated data, and there are \(components.count)")
            }
            switch key.byteCount {
            case 32: return try SIVKey(.aes128, key: key)
            case 48: return try SIVKey(.aes192, key: key)
            case 64: return try SIVKey(.aes256, key: key)
            default: throw .invalidKey("the key has \(key.byteCount) bytes, and should have 32 or 48 or 64")
            }
        }
    }
}
