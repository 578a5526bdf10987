internal import MimaBytes

extension ChunkedEncryption {
    /// Opens one message as it comes in. What it gives out is verified, each chunk by itself; that the message is whole
    /// is known only when ``finish(into:)`` did not throw.
    public struct Opener: ~Copyable, Sendable {
        private let encryption: ChunkedEncryption
        private let key: SymmetricKey
        private let context: [UInt8]
        /// There once the header was read and the commitment in it checked.
        private var opener: AEAD.Opener?
        private var baseNonce: [UInt8] = []
        private var buffer: [UInt8] = []
        private var chunk = 0
        private var hasFailed = false

        /// Begins a message. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key of another size.
        ///
        /// - Parameter context: What the message was sealed with.
        public init(
            _ encryption: ChunkedEncryption,
            key: SymmetricKey,
            context: [UInt8] = []
        ) throws(CryptoError) {
            let size = encryption.keyByteCount
            try requireByteCount(key.byteCount, of: "\(encryption) key", in: size...size)
            self.encryption = encryption
            self.key = key
            self.context = context
            opener = nil
        }

        /// Takes more of the sealed message and appends the chunks that are complete and good. Throws
        /// ``CryptoError/authenticationFailed`` when one is not, or the key is another; then, and at every later call.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            if hasFailed { throw .authenticationFailed }
            // Whatever is thrown from here ends the message.
            hasFailed = true
            var rest = bytes
            if opener == nil {
                let count = min(ChunkedEncryption.headerByteCount - buffer.count, rest.count)
                buffer.append(copying: rest.extracting(first: count))
                rest = rest.extracting(count...)
                if buffer.count == ChunkedEncryption.headerByteCount { try readHeader() }
            }
            let size = ChunkedEncryption.sealedChunkByteCount
            if !buffer.isEmpty && opener != nil {
                let missing = min(size - buffer.count, rest.count)
                buffer.append(copying: rest.extracting(first: missing))
                rest = rest.extracting(missing...)
                if buffer.count == size { try openBuffer(into: &output) }
            }
            if buffer.isEmpty {
                while rest.count >= size {
                    try open(rest.extracting(first: size), into: &output)
                    rest = rest.extracting(size...)
                }
                buffer.append(copying: rest)
            }
            hasFailed = false
        }

        /// Ends the message and appends its last chunk, or throws ``CryptoError/authenticationFailed`` when that is not
        /// good, or something is missing.
        public consuming func finish(into output: inout [UInt8]) throws(CryptoError) {
            if hasFailed || opener == nil || buffer.count < AEAD.tagByteCount { throw .authenticationFailed }
            try openBuffer(into: &output)
        }

        private mutating func readHeader() throws(CryptoError) {
            let salt = Array(buffer.prefix(ChunkedEncryption.saltByteCount))
            let keys = try encryption.keys(key: key, salt: salt, context: context)
            let commitment = Array(buffer.suffix(ChunkedEncryption.commitmentByteCount))
            if !constantTimeEquals(keys.commitment, commitment) { throw .authenticationFailed }
            opener = try AEAD.Opener(encryption.aead, key: keys.key)
            baseNonce = keys.baseNonce
            buffer = []
        }

        private mutating func openBuffer(into output: inout [UInt8]) throws(CryptoError) {
            let bytes = buffer
            buffer = []
            try open(bytes.span, into: &output)
        }

        private mutating func open(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            if chunk >= ChunkedEncryption.maximumChunkCount { throw .authenticationFailed }
            let nonce = ChunkedEncryption.nonce(baseNonce, chunk: chunk)
            chunk += 1
            guard var opener = opener.take() else { throw .authenticationFailed }
            let room = bytes.count - AEAD.tagByteCount
            try output.append(addingCapacity: room) { (output) throws(CryptoError) in
                try opener.open(bytes, nonce: nonce.span, into: &output)
            }
            self.opener = consume opener
        }
    }
}
