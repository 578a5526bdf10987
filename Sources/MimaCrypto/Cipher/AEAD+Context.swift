internal import OpenSSLBridge

extension AEAD {
    /// Seals many messages under one key without setting it up again for each.
    ///
    /// It does not choose nonces: whoever uses one must be certain that none comes twice.
    public struct Sealer: ~Copyable, Sendable {
        private var context: AEADContext
        private let cipher: AEAD

        /// Sets up `key`; every nonce is to have `nonceByteCount` bytes.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the cipher takes no such key or nonce, and
        /// ``CryptoError/unavailable(algorithm:)`` when the running libcrypto does not offer it.
        public init(
            _ cipher: AEAD,
            key: SymmetricKey,
            nonceByteCount: Int = AEAD.nonceByteCount
        ) throws(CryptoError) {
            context = try cipher.start(.seal, key: key, nonceByteCount: nonceByteCount)
            self.cipher = cipher
        }

        /// Appends the ciphertext and the tag to `output`, which must have room for 16 bytes more than the message.
        public mutating func seal(
            _ message: Span<UInt8>,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span(),
            into output: inout OutputSpan<UInt8>
        ) throws(CryptoError) {
            try requireByteCount(message.count, of: "message", in: 0...cipher.maximumPlaintextByteCount)
            try requireByteCount(nonce.count, of: "nonce", in: context.nonceByteCount...context.nonceByteCount)
            do {
                try context.seal(message, nonce: nonce, authenticating: additionalData, into: &output)
            } catch {
                throw CryptoError(error)
            }
        }
    }

    /// Opens many messages under one key without setting it up again for each.
    public struct Opener: ~Copyable, Sendable {
        private var context: AEADContext
        private let cipher: AEAD

        /// Sets up `key`; every nonce is to have `nonceByteCount` bytes. Throws as ``Sealer`` does.
        public init(
            _ cipher: AEAD,
            key: SymmetricKey,
            nonceByteCount: Int = AEAD.nonceByteCount
        ) throws(CryptoError) {
            context = try cipher.start(.open, key: key, nonceByteCount: nonceByteCount)
            self.cipher = cipher
        }

        /// Appends the message to `output`, which must have room for it, or throws
        /// ``CryptoError/authenticationFailed`` and leaves `output` as it was.
        ///
        /// - Parameter sealed: The ciphertext with the tag, 16 bytes, at its end.
        public mutating func open(
            _ sealed: Span<UInt8>,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span(),
            into output: inout OutputSpan<UInt8>
        ) throws(CryptoError) {
            let largest = cipher.maximumPlaintextByteCount + AEAD.tagByteCount
            try requireByteCount(sealed.count, of: "sealed message", in: AEAD.tagByteCount...largest)
            try requireByteCount(nonce.count, of: "nonce", in: context.nonceByteCount...context.nonceByteCount)
            let end = sealed.count - AEAD.tagByteCount
            let isAuthentic: Bool
            do {
                isAuthentic = try context.open(
                    sealed.extracting(0..<end),
                    tag: sealed.extracting(end...),
                    nonce: nonce,
                    authenticating: additionalData,
                    into: &output
                )
            } catch {
                throw CryptoError(error)
            }
            if !isAuthentic { throw .authenticationFailed }
        }
    }
}
