internal import MimaBytes
internal import OpenSSLBridge

extension UnauthenticatedCipher {
    /// Encrypts one message piece by piece. Each has a vector of its own, so that none serves twice.
    ///
    /// XTS and ciphertext stealing hold the whole message back until its end.
    public struct Encryptor: ~Copyable, Sendable {
        private var context: CipherEngine
        private let cipher: UnauthenticatedCipher
        private let padding: BlockPadding
        private var byteCount = 0
        private var whole: [UInt8] = []

        /// Begins a message. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key or vector of a size that
        /// the cipher does not take, ``CryptoError/invalidKey(_:)`` for an XTS key of two equal halves,
        /// ``CryptoError/unsupported(_:)`` for a padding where there is none, and
        /// ``CryptoError/unavailable(algorithm:)``.
        ///
        /// - Parameter padding: PKCS#7 for CBC and ECB unless another is asked for.
        public init(
            _ cipher: UnauthenticatedCipher,
            key: SymmetricKey,
            iv: Span<UInt8>,
            padding: BlockPadding? = nil
        ) throws(CryptoError) {
            let padding = try cipher.padding(padding)
            context = try cipher.start(key: key, iv: iv, encrypting: true)
            self.cipher = cipher
            self.padding = padding
        }

        /// Takes more of the message and appends what comes out, whole blocks or, in a mode that makes a stream, as much.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            byteCount += bytes.count
            if cipher.takesWholeMessage {
                // More than the mode takes is refused at the end, and not kept until then.
                if byteCount <= cipher.messageByteCounts.upperBound { whole.append(copying: bytes) }
            } else {
                try context.update(bytes, appendingTo: &output)
            }
        }

        /// Ends the message and appends its padding and what was held back. Throws
        /// ``CryptoError/wrongByteCount(of:found:expected:)`` for a message of a size that the mode does not take, and
        /// ``CryptoError/unsupported(_:)`` for one that is not whole blocks and may not be padded.
        public consuming func finish(into output: inout [UInt8]) throws(CryptoError) {
            try requireByteCount(byteCount, of: "message", in: cipher.messageByteCounts)
            if cipher.takesWholeMessage {
                var message: [UInt8] = []
                swap(&message, &whole)
                defer { wipe(&message) }
                try context.update(message.span, appendingTo: &output)
            } else if cipher.takesPadding {
                let block = cipher.blockCipher?.blockByteCount ?? 1
                guard let bytes = padding.bytes(missing: block - byteCount % block, block: block) else {
                    throw .unsupported("a message without padding should be whole blocks of \(block) bytes")
                }
                try context.update(bytes.span, appendingTo: &output)
            }
            try context.end()
        }
    }
}

extension [UInt8] {
    /// Appends the bytes of a span.
    mutating func append(copying bytes: Span<UInt8>) {
        append(addingCapacity: bytes.count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
        }
    }
}
