internal import OpenSSLBridge

extension AEAD {
    /// Whether a message can be sealed and opened piece by piece, by ``StreamingSealer`` and ``UnverifiedDecryptor``:
    /// GCM, where libcrypto has it whole, with nonces of at most 128 bytes, and ChaCha20-Poly1305. The others take their
    /// message in one call.
    ///
    /// - Parameter nonceByteCount: The cipher's own size unless a peer wants another.
    public func isStreamable(nonceByteCount: Int? = nil) -> Bool {
        guard streamNonceByteCounts.contains(nonceByteCount ?? self.nonceByteCount) else { return false }
        return switch plan {
        case .gcm(let cipher): cipher.modes.gcm != nil
        case .chaChaPoly: isAvailable
        default: false
        }
    }

    /// Seals one message piece by piece, for peers that have nothing better: who opens it must hold the whole message
    /// back, or use what nobody has verified. ``ChunkedEncryption`` is made for streams.
    public struct StreamingSealer: ~Copyable, Sendable {
        private let context: AEADContext
        private let largest: Int
        private var byteCount = 0

        /// Begins a message under a nonce that was never used with the key.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key or a nonce of a size that the cipher does
        /// not take, ``CryptoError/unsupported(_:)`` for one that takes its message in one call, and for a tag of a size
        /// that its standard does not have.
        ///
        /// - Parameter truncatedTagByteCount: The size of a shorter tag, one of ``AEAD/truncatedTagByteCounts``, that a
        ///   peer insists on.
        public init(
            _ cipher: AEAD,
            key: SymmetricKey,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span(),
            truncatedTagByteCount: Int? = nil
        ) throws(CryptoError) {
            let tagByteCount = try cipher.requireTag(byteCount: truncatedTagByteCount)
            context = try cipher.beginStream(.seal, key, nonce, additionalData, tagByteCount: tagByteCount)
            largest = cipher.maximumPlaintextByteCount
        }

        /// Takes more of the message and appends the ciphertext, as long.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the message becomes longer than the cipher
        /// allows.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            byteCount += bytes.count
            try requireByteCount(byteCount, of: "message", in: 0...largest)
            try AEAD.update(context, bytes, into: &output)
        }

        /// Ends the message and gives its tag.
        public consuming func finish() throws(CryptoError) -> [UInt8] {
            do {
                return try context.finishSealing()
            } catch {
                throw CryptoError(error)
            }
        }
    }

    /// Opens one message piece by piece, and gives the plaintext out **before it is verified**: what is done with it must
    /// be undone when ``finish(tag:)`` throws. ``AEAD/Opener`` gives out nothing unverified, and ``ChunkedEncryption``
    /// nothing unverified of a stream.
    public struct UnverifiedDecryptor: ~Copyable, Sendable {
        private let context: AEADContext
        private let largest: Int
        private var byteCount = 0

        /// Begins a message. Throws as ``StreamingSealer`` does.
        public init(
            _ cipher: AEAD,
            key: SymmetricKey,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span(),
            truncatedTagByteCount: Int? = nil
        ) throws(CryptoError) {
            let tagByteCount = try cipher.requireTag(byteCount: truncatedTagByteCount)
            context = try cipher.beginStream(.open, key, nonce, additionalData, tagByteCount: tagByteCount)
            largest = cipher.maximumPlaintextByteCount
        }

        /// Takes more of the ciphertext and appends what it decrypts to, which anyone may have altered.
        public mutating func update(_ bytes: Span<UInt8>, intoUnverified output: inout [UInt8]) throws(CryptoError) {
            byteCount += bytes.count
            try requireByteCount(byteCount, of: "message", in: 0...largest)
            try AEAD.update(context, bytes, into: &output)
        }

        /// Ends the message: throws ``CryptoError/authenticationFailed`` when the tag is not its tag, and all that came
        /// out is to be thrown away; ``CryptoError/wrongByteCount(of:found:expected:)`` when it is of another size.
        public consuming func finish(tag: Span<UInt8>) throws(CryptoError) {
            try requireByteCount(tag.count, of: "tag", in: context.tagByteCount...context.tagByteCount)
            let isAuthentic: Bool
            do {
                isAuthentic = try context.finishOpening(tag: tag)
            } catch {
                throw CryptoError(error)
            }
            if !isAuthentic { throw .authenticationFailed }
        }
    }

    private func beginStream(
        _ direction: AEADContext.Direction,
        _ key: SymmetricKey,
        _ nonce: Span<UInt8>,
        _ additionalData: Span<UInt8>,
        tagByteCount: Int
    ) throws(CryptoError) -> AEADContext {
        try requireByteCount(key.byteCount, of: "\(self) key", in: keyByteCount...keyByteCount)
        try requireByteCount(nonce.count, of: "\(self) nonce", in: streamNonceByteCounts)
        let algorithm = try streamAlgorithm()
        do {
            let context = try key.withBytes { (key) throws(OpenSSLFailure) in
                try AEADContext.start(
                    algorithm,
                    direction,
                    key: key,
                    nonceByteCount: nonce.count,
                    tagByteCount: tagByteCount
                )
            }
            try context.begin(nonce: nonce, authenticating: additionalData)
            return context
        } catch {
            throw CryptoError(error)
        }
    }

    /// The sizes of the nonces with which libcrypto does the cipher itself.
    private var streamNonceByteCounts: ClosedRange<Int> {
        nonceByteCounts.clamped(to: 0...Self.maximumLibcryptoNonce)
    }

    private func streamAlgorithm() throws(CryptoError) -> CipherAlgorithm {
        if !isAvailable { throw .unavailable(algorithm: description) }
        let algorithm: CipherAlgorithm? =
            switch plan {
            case .gcm(let cipher): cipher.modes.gcm
            case .chaChaPoly: .chaCha20Poly1305
            default: nil
            }
        guard let algorithm else { throw .unsupported("\(self) takes its message in one piece here") }
        return algorithm
    }

    private static func update(
        _ context: borrowing AEADContext,
        _ bytes: Span<UInt8>,
        into output: inout [UInt8]
    ) throws(CryptoError) {
        do {
            try output.append(addingCapacity: bytes.count) { (output) throws(OpenSSLFailure) in
                try context.update(bytes, into: &output)
            }
        } catch {
            throw CryptoError(error)
        }
    }
}
