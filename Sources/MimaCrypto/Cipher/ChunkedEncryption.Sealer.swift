internal import MimaBytes

extension ChunkedEncryption {
    /// Seals one message as it comes in, with a salt of its own, holding back less than a chunk of 16 KiB.
    public struct Sealer: ~Copyable, Sendable {
        private var sealer: AEAD.Sealer
        private let baseNonce: [UInt8]
        /// What comes before the first chunk, until it is given out.
        private var header: [UInt8]
        private var buffer: [UInt8] = []
        private var chunk = 0

        /// Begins a message. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key of another size.
        ///
        /// - Parameter context: What the message belongs to; to open it takes the same.
        public init(
            _ encryption: ChunkedEncryption,
            key: SymmetricKey,
            context: [UInt8] = []
        ) throws(CryptoError) {
            try self.init(
                encryption,
                key: key,
                context: context,
                salt: SecureRandom.bytes(ChunkedEncryption.saltByteCount)
            )
        }

        /// With a salt that must never have served with this key: for vectors.
        package init(
            _ encryption: ChunkedEncryption,
            key: SymmetricKey,
            context: [UInt8],
            salt: [UInt8]
        ) throws(CryptoError) {
            let keys = try encryption.keys(key: key, salt: salt, context: context)
            sealer = try AEAD.Sealer(encryption.aead, key: keys.key)
            baseNonce = keys.baseNonce
            header = salt + keys.commitment
        }

        /// Takes more of the message and appends the chunks that are complete, before the first of which comes the
        /// header. Throws ``CryptoError/unsupported(_:)`` at 4 PiB.
        public mutating func update(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            giveHeader(&output)
            let size = ChunkedEncryption.chunkByteCount
            var rest = bytes
            if !buffer.isEmpty {
                let missing = min(size - buffer.count, rest.count)
                buffer.append(copying: rest.extracting(first: missing))
                rest = rest.extracting(missing...)
                guard buffer.count == size else { return }
                try sealBuffer(into: &output)
            }
            while rest.count >= size {
                try seal(rest.extracting(first: size), into: &output)
                rest = rest.extracting(size...)
            }
            buffer.append(copying: rest)
        }

        /// Ends the message and appends its last chunk.
        public consuming func finish(into output: inout [UInt8]) throws(CryptoError) {
            giveHeader(&output)
            try sealBuffer(into: &output)
        }

        private mutating func giveHeader(_ output: inout [UInt8]) {
            output += header
            header = []
        }

        private mutating func sealBuffer(into output: inout [UInt8]) throws(CryptoError) {
            var bytes: [UInt8] = []
            swap(&bytes, &buffer)
            defer { wipe(&bytes) }
            try seal(bytes.span, into: &output)
        }

        private mutating func seal(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(CryptoError) {
            if chunk >= ChunkedEncryption.maximumChunkCount { throw .unsupported("the message is larger than 4 PiB") }
            let nonce = ChunkedEncryption.nonce(baseNonce, chunk: chunk)
            chunk += 1
            try output.append(addingCapacity: bytes.count + AEAD.tagByteCount) { (output) throws(CryptoError) in
                try sealer.seal(bytes, nonce: nonce.span, into: &output)
            }
        }
    }
}
