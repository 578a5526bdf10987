internal import MimaBytes
internal import OpenSSLBridge

extension UnauthenticatedCipher {
    /// Decrypts one message piece by piece. What comes out may have been altered by anyone.
    ///
    /// The last block is held back until the end, as it may be padding; XTS and ciphertext stealing hold the whole
    /// message back.
    public struct Decryptor: ~Copyable, Sendable {
        private var context: CipherEngine
        private let cipher: UnauthenticatedCipher
        private let padding: BlockPadding
        private var byteCount = 0
        /// The whole message, encrypted, or the last block, decrypted.
        private var held: [UInt8] = []

        /// Begins a message. Throws as ``Encryptor`` does.
        ///
        /// - Parameter padding: PKCS#7 for CBC and ECB unless another is asked for.
        public init(
            _ cipher: UnauthenticatedCipher,
            key: SymmetricKey,
            iv: Span<UInt8>,
            padding: BlockPadding? = nil
        ) throws(CryptoError) {
            let padding = try cipher.padding(padding)
            context = try cipher.start(key: key, iv: iv, encrypting: false)
            self.cipher = cipher
            self.padding = padding
        }

        /// Takes more of the encrypted message and appends what is known of the message.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            byteCount += bytes.count
            if cipher.takesWholeMessage {
                if byteCount <= cipher.messageByteCounts.upperBound { held.append(copying: bytes) }
                return
            }
            guard cipher.takesPadding, padding != .none else {
                return try context.update(bytes, appendingTo: &output)
            }
            let start = output.count
            output += held
            wipe(&held)
            held.removeAll(keepingCapacity: true)
            try context.update(bytes, appendingTo: &output)
            let block = cipher.blockCipher?.blockByteCount ?? 1
            let count = min(block, output.count - start)
            held += output.suffix(count)
            output.removeLast(count)
        }

        /// Ends the message and appends the rest of it. Throws ``CryptoError/authenticationFailed`` when the message is
        /// not whole blocks or its padding is not right, and ``CryptoError/wrongByteCount(of:found:expected:)`` for a
        /// message of a size that the mode does not take.
        public consuming func finish(into output: inout [UInt8]) throws(CryptoError) {
            try requireByteCount(byteCount, of: "message", in: cipher.messageByteCounts)
            let block = cipher.takesPadding ? cipher.blockCipher?.blockByteCount ?? 1 : 1
            if !byteCount.isMultiple(of: block) { throw .authenticationFailed }
            var held: [UInt8] = []
            swap(&held, &self.held)
            defer { wipe(&held) }
            if cipher.takesWholeMessage {
                try context.update(held.span, appendingTo: &output)
            } else if cipher.takesPadding, padding != .none {
                // Zero padding of an empty message is no block at all; every other kind has one.
                if held.isEmpty && padding != .zero { throw .authenticationFailed }
                guard let count = held.isEmpty ? 0 : padding.byteCount(in: held.span) else {
                    throw .authenticationFailed
                }
                output += held.dropLast(count)
            }
            try context.end()
        }
    }
}
