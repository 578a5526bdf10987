internal import OpenSSLBridge

extension AES.GCM {
    /// Seals one message with plain AES-GCM piece by piece, for peers that have nothing better: who opens it must hold
    /// the whole message back, or use what nobody has verified. ``ChunkedEncryption`` is made for streams.
    public struct StreamingSealer: ~Copyable, Sendable {
        private var context: AEADContext
        private var byteCount = 0

        /// Begins a message under a nonce that was never used with the key, of 1 to 128 bytes, 12 by rights.
        ///
        /// Throws ``CryptoError/invalidKey(_:)`` and ``CryptoError/wrongByteCount(of:found:expected:)`` for a key or a
        /// nonce of a size that the cipher does not take.
        public init(
            key: SymmetricKey,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span()
        ) throws(CryptoError) {
            context = try AES.GCM.begin(.seal, key: key, nonce: nonce, additionalData)
        }

        /// Takes more of the message and appends the ciphertext, as long.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            byteCount += bytes.count
            try AES.GCM.requireTotal(byteCount)
            try AES.GCM.update(&context, bytes, into: &output)
        }

        /// Ends the message and gives its tag, 16 bytes.
        public consuming func finish() throws(CryptoError) -> [UInt8] {
            do {
                return try context.finishSealing()
            } catch {
                throw CryptoError(error)
            }
        }
    }

    /// Opens one message of plain AES-GCM piece by piece, and gives the plaintext out **before it is verified**: what is
    /// done with it must be undone when ``finish(tag:)`` throws. ``AES/GCM/open(_:using:authenticating:)`` gives out
    /// nothing unverified, and ``ChunkedEncryption`` nothing unverified of a stream.
    public struct UnverifiedDecryptor: ~Copyable, Sendable {
        private var context: AEADContext
        private var byteCount = 0

        /// Begins a message. Throws as ``StreamingSealer`` does.
        public init(
            key: SymmetricKey,
            nonce: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span()
        ) throws(CryptoError) {
            context = try AES.GCM.begin(.open, key: key, nonce: nonce, additionalData)
        }

        /// Takes more of the ciphertext and appends what it decrypts to, which anyone may have altered.
        public mutating func update(_ bytes: Span<UInt8>, intoUnverified output: inout [UInt8]) throws(CryptoError) {
            byteCount += bytes.count
            try AES.GCM.requireTotal(byteCount)
            try AES.GCM.update(&context, bytes, into: &output)
        }

        /// Ends the message: throws ``CryptoError/authenticationFailed`` when the tag, of 16 bytes, is not its tag, and
        /// all that came out is to be thrown away.
        public consuming func finish(tag: Span<UInt8>) throws(CryptoError) {
            try requireByteCount(tag.count, of: "tag", in: AEAD.tagByteCount...AEAD.tagByteCount)
            let isAuthentic: Bool
            do {
                isAuthentic = try context.finishOpening(tag: tag)
            } catch {
                throw CryptoError(error)
            }
            if !isAuthentic { throw .authenticationFailed }
        }
    }

    private static func begin(
        _ direction: AEADContext.Direction,
        key: SymmetricKey,
        nonce: Span<UInt8>,
        _ additionalData: Span<UInt8>
    ) throws(CryptoError) -> AEADContext {
        let algorithm = try algorithm(for: key)
        try requireByteCount(nonce.count, of: "\(algorithm) nonce", in: 1...128)
        guard case .gcm(let cipher) = algorithm.plan, let fetched = cipher.modes.gcm else {
            throw .unavailable(algorithm: "\(algorithm)")
        }
        do {
            let context = try key.withBytes { (key) throws(OpenSSLFailure) in
                try AEADContext.start(fetched, direction, key: key, nonceByteCount: nonce.count)
            }
            try context.begin(nonce: nonce, authenticating: additionalData)
            return context
        } catch {
            throw CryptoError(error)
        }
    }

    private static func requireTotal(_ byteCount: Int) throws(CryptoError) {
        try requireByteCount(byteCount, of: "message", in: 0...AEAD.aes256GCM.maximumPlaintextByteCount)
    }

    private static func update(
        _ context: inout AEADContext,
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
