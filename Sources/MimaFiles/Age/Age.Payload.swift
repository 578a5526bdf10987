internal import MimaBytes
internal import MimaCrypto
internal import MimaIO

extension Age {
    /// The part of a file after the header: chunks of 64 KiB, each sealed with ChaCha20-Poly1305 under the payload's
    /// key. The nonce counts the chunks and marks the last one, so that none can be dropped, moved or added.
    enum Payload {
        /// The size of a chunk before it is sealed, in bytes; the last may be shorter.
        static let chunkByteCount = 1 << 16
        /// The size of a sealed chunk in bytes.
        static let sealedChunkByteCount = chunkByteCount + AEAD.tagByteCount
        /// How many chunks are read, sealed and written at a time: large enough that handing them from one thread to
        /// another costs nothing beside them, small enough to stay in a core's cache.
        static let chunksPerBatch = 8
        /// The size in bytes of the random number before the chunks that makes the payload's key.
        static let nonceByteCount = 16

        /// The nonce of a chunk: its number as 11 bytes, big-endian, and whether it is the last.
        fileprivate static func nonce(chunk: Int, isLast: Bool) -> InlineArray<12, UInt8> {
            InlineArray { index in
                switch index {
                case 11: isLast ? 1 : 0
                case 3...10: UInt8(truncatingIfNeeded: chunk >> (8 * (10 - index)))
                default: 0
                }
            }
        }
    }

    /// Seals chunks of a payload. Each thread has one, as the key is set up in it.
    struct PayloadSealer: OrderedPipeline.Worker, ~Copyable {
        private var sealer: AEAD.Sealer

        init(key: SymmetricKey) throws(FilesError) {
            sealer = try throwingFilesError { () throws(CryptoError) in
                try AEAD.Sealer(.chaCha20Poly1305, key: key)
            }
        }

        /// Appends the sealed chunks of a batch of ``Payload/chunksPerBatch`` to `output`.
        ///
        /// All chunks are full but the last of the last batch; that is empty for an empty file alone.
        mutating func transform(
            _ plaintext: Span<UInt8>,
            batch: Int,
            isLast: Bool,
            into output: inout OutputSpan<UInt8>
        ) throws(FilesError) {
            var start = 0
            var chunk = batch * Payload.chunksPerBatch
            repeat {
                let end = min(start + Payload.chunkByteCount, plaintext.count)
                let nonce = Payload.nonce(chunk: chunk, isLast: isLast && end == plaintext.count)
                do {
                    try sealer.seal(plaintext.extracting(start..<end), nonce: nonce.span, into: &output)
                } catch {
                    throw .crypto(error)
                }
                start = end
                chunk += 1
            } while start < plaintext.count
        }
    }

    /// Opens chunks of a payload. Each thread has one, as the key is set up in it.
    struct PayloadOpener: OrderedPipeline.Worker, ~Copyable {
        private var opener: AEAD.Opener

        init(key: SymmetricKey) throws(FilesError) {
            opener = try throwingFilesError { () throws(CryptoError) in
                try AEAD.Opener(.chaCha20Poly1305, key: key)
            }
        }

        /// Appends the plaintext of a batch of ``Payload/chunksPerBatch`` sealed chunks to `output`.
        ///
        /// Throws ``FilesError/damagedAgePayload(chunk:reason:)`` at the first chunk that is not what the file was
        /// made of; the plaintext of the chunks before it, all authentic, has then been appended.
        mutating func transform(
            _ sealed: Span<UInt8>,
            batch: Int,
            isLast: Bool,
            into output: inout OutputSpan<UInt8>
        ) throws(FilesError) {
            var start = 0
            var chunk = batch * Payload.chunksPerBatch
            repeat {
                let end = min(start + Payload.sealedChunkByteCount, sealed.count)
                let isAtEnd = isLast && end == sealed.count
                let piece = sealed.extracting(start..<end)
                if piece.count < AEAD.tagByteCount {
                    throw .damagedAgePayload(chunk: chunk, reason: "the file is truncated")
                }
                if isAtEnd && piece.count == AEAD.tagByteCount && chunk > 0 {
                    throw .damagedAgePayload(chunk: chunk, reason: "the last chunk is empty")
                }
                if try !open(piece, chunk: chunk, isLast: isAtEnd, into: &output) {
                    // A full chunk may be an authentic one in the wrong place: then it is good, and the end is wrong.
                    guard piece.count == Payload.sealedChunkByteCount,
                        try open(piece, chunk: chunk, isLast: !isAtEnd, into: &output)
                    else {
                        throw .damagedAgePayload(chunk: chunk, reason: "the chunk was altered or cut short")
                    }
                    throw .damagedAgePayload(
                        chunk: chunk + 1,
                        reason: isAtEnd ? "the file is truncated" : "there is more after the last chunk"
                    )
                }
                start = end
                chunk += 1
            } while start < sealed.count
        }

        private mutating func open(
            _ piece: Span<UInt8>,
            chunk: Int,
            isLast: Bool,
            into output: inout OutputSpan<UInt8>
        ) throws(FilesError) -> Bool {
            do throws(CryptoError) {
                try opener.open(piece, nonce: Payload.nonce(chunk: chunk, isLast: isLast).span, into: &output)
                return true
            } catch .authenticationFailed {
                return false
            } catch {
                throw .crypto(error)
            }
        }
    }
}
