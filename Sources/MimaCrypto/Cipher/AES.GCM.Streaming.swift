extension AES.GCM {
    /// Seals one message with plain AES-GCM piece by piece, for peers that have nothing better: who opens it must hold
    /// the whole message back, or use what nobody has verified. ``ChunkedEncryption`` is made for streams.
    public struct StreamingSealer: ~Copyable, Sendable {
        private var base: AEAD.StreamingSealer

        /// Begins a message under a nonce that was never used with the key, of 1 to 128 bytes, 12 by rights.
        ///
        /// Throws ``CryptoError/invalidKey(_:)`` and ``CryptoError/wrongByteCount(of:found:expected:)`` for a key or a
        /// nonce of a size that the cipher does not take.
        public init(
            key: SymmetricKey,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span()
        ) throws(CryptoError) {
            let cipher = try AES.GCM.algorithm(for: key)
            base = try AEAD.StreamingSealer(cipher, key: key, nonce: nonce, authenticating: additionalData)
        }

        /// Takes more of the message and appends the ciphertext, as long.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            try base.update(bytes, into: &output)
        }

        /// Ends the message and gives its tag, 16 bytes.
        public consuming func finish() throws(CryptoError) -> [UInt8] {
            try base.finish()
        }
    }

    /// Opens one message of plain AES-GCM piece by piece, and gives the plaintext out **before it is verified**: what is
    /// done with it must be undone when ``finish(tag:)`` throws. ``AES/GCM/open(_:using:authenticating:)`` gives out
    /// nothing unverified, and ``ChunkedEncryption`` nothing unverified of a stream.
    public struct UnverifiedDecryptor: ~Copyable, Sendable {
        private var base: AEAD.UnverifiedDecryptor

        /// Begins a message. Throws as ``StreamingSealer`` does.
        public init(
            key: SymmetricKey,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span()
        ) throws(CryptoError) {
            let cipher = try AES.GCM.algorithm(for: key)
            base = try AEAD.UnverifiedDecryptor(cipher, key: key, nonce: nonce, authenticating: additionalData)
        }

        /// Takes more of the ciphertext and appends what it decrypts to, which anyone may have altered.
        public mutating func update(_ bytes: Span<UInt8>, intoUnverified output: inout [UInt8]) throws(CryptoError) {
            try base.update(bytes, intoUnverified: &output)
        }

        /// Ends the message: throws ``CryptoError/authenticationFailed`` when the tag, of 16 bytes, is not its tag, and
        /// all that came out is to be thrown away.
        public consuming func finish(tag: Span<UInt8>) throws(CryptoError) {
            try base.finish(tag: tag)
        }
    }
}
