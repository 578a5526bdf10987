internal import OpenSSLBridge

extension AEAD {
    /// Seals many messages under one key without setting it up again for each.
    ///
    /// It does not choose nonces, but refuses one that it has seen: always when the nonces count, in steps of any size,
    /// and otherwise among the last 65,536. Nonces of ciphers that resist their reuse are not looked at.
    public struct Sealer: ~Copyable, Sendable {
        private let keyed: any KeyedAEAD
        private var ledger = NonceLedger()
        private let cipher: AEAD
        private let nonceByteCount: Int
        private let tagByteCount: Int
        /// How many messages were sealed.
        public package(set) var messageCount = 0

        /// Sets up `key`; every nonce is to have `nonceByteCount` bytes.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the cipher takes no such key or nonce,
        /// ``CryptoError/unsupported(_:)`` for a tag of a size that its standard does not have, and
        /// ``CryptoError/unavailable(algorithm:)`` when the running libcrypto does not offer it.
        ///
        /// - Parameter nonceByteCount: The cipher's own size unless a peer wants another.
        /// - Parameter truncatedTagByteCount: The size of a shorter tag, one of ``AEAD/truncatedTagByteCounts``, that a
        ///   peer insists on.
        public init(
            _ cipher: AEAD,
            key: SymmetricKey,
            nonceByteCount: Int? = nil,
            truncatedTagByteCount: Int? = nil
        ) throws(CryptoError) {
            let nonceByteCount = nonceByteCount ?? cipher.nonceByteCount
            let tagByteCount = try cipher.requireTag(byteCount: truncatedTagByteCount)
            keyed = try cipher.keyed(.seal, key: key, nonceByteCount: nonceByteCount, tagByteCount: tagByteCount)
            self.cipher = cipher
            self.nonceByteCount = nonceByteCount
            self.tagByteCount = tagByteCount
        }

        /// Appends the ciphertext and the tag to `output`, which must have room for them: for 16 bytes more than the
        /// message with most ciphers (see ``AEAD/ciphertextByteCount(ofMessage:)``).
        ///
        /// Throws ``CryptoError/nonceReused`` for a nonce that came before, and ``CryptoError/keyExhausted(messages:)``
        /// when the key has sealed as many messages as it may.
        public mutating func seal(
            _ message: Span<UInt8>,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span(),
            into output: inout OutputSpan<UInt8>
        ) throws(CryptoError) {
            try requireByteCount(nonce.count, of: "nonce", in: nonceByteCount...nonceByteCount)
            let largest = cipher.maximumPlaintextByteCount(nonceByteCount: nonceByteCount)
            try requireByteCount(message.count, of: "message", in: 0...largest)
            precondition(
                output.freeCapacity >= cipher.ciphertextByteCount(ofMessage: message.count) + tagByteCount,
                "no room for the sealed message"
            )
            if let limit = cipher.maximumMessageCount, messageCount >= limit { throw .keyExhausted(messages: limit) }
            if !cipher.resistsNonceReuse && !ledger.insert(nonce) { throw .nonceReused }
            messageCount += 1
            do {
                try keyed.seal(message, nonce: nonce, authenticating: additionalData, into: &output)
            } catch {
                throw CryptoError(error)
            }
        }
    }

    /// Opens many messages under one key without setting it up again for each.
    public struct Opener: ~Copyable, Sendable {
        private let keyed: any KeyedAEAD
        private let cipher: AEAD
        private let nonceByteCount: Int
        private let tagByteCount: Int

        /// Sets up `key`; every nonce is to have `nonceByteCount` bytes. Throws as ``Sealer`` does.
        ///
        /// - Parameter nonceByteCount: The cipher's own size unless a peer wants another.
        /// - Parameter truncatedTagByteCount: The size of a shorter tag, one of ``AEAD/truncatedTagByteCounts``, that a
        ///   peer insists on. Without it a shorter tag is refused.
        public init(
            _ cipher: AEAD,
            key: SymmetricKey,
            nonceByteCount: Int? = nil,
            truncatedTagByteCount: Int? = nil
        ) throws(CryptoError) {
            let nonceByteCount = nonceByteCount ?? cipher.nonceByteCount
            let tagByteCount = try cipher.requireTag(byteCount: truncatedTagByteCount)
            keyed = try cipher.keyed(.open, key: key, nonceByteCount: nonceByteCount, tagByteCount: tagByteCount)
            self.cipher = cipher
            self.nonceByteCount = nonceByteCount
            self.tagByteCount = tagByteCount
        }

        /// Appends the message to `output`, which must have room for as many bytes as the ciphertext has, or throws
        /// ``CryptoError/authenticationFailed`` and leaves `output` as it was.
        ///
        /// - Parameter sealed: The ciphertext with the tag at its end, or in SIV at its beginning.
        public mutating func open(
            _ sealed: Span<UInt8>,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span(),
            into output: inout OutputSpan<UInt8>
        ) throws(CryptoError) {
            try requireByteCount(nonce.count, of: "nonce", in: nonceByteCount...nonceByteCount)
            let largest = cipher.maximumPlaintextByteCount(nonceByteCount: nonceByteCount) + tagByteCount
            try requireByteCount(sealed.count, of: "sealed message", in: tagByteCount...largest)
            precondition(output.freeCapacity >= sealed.count - tagByteCount, "no room for the message")
            let isAuthentic: Bool
            do {
                isAuthentic = try keyed.open(
                    sealed.extracting(cipher.ciphertextRange(in: sealed.count, tagByteCount: tagByteCount)),
                    tag: sealed.extracting(cipher.tagRange(in: sealed.count, tagByteCount: tagByteCount)),
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

    /// Where the ciphertext is in a sealed message of `byteCount` bytes, which must be as many as the tag has, or more.
    func ciphertextRange(in byteCount: Int, tagByteCount: Int) -> Range<Int> {
        tagComesFirst ? tagByteCount..<byteCount : 0..<byteCount - tagByteCount
    }

    /// Where the tag is in a sealed message of `byteCount` bytes.
    func tagRange(in byteCount: Int, tagByteCount: Int) -> Range<Int> {
        tagComesFirst ? 0..<tagByteCount : byteCount - tagByteCount..<byteCount
    }
}
