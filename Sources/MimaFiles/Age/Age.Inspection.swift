internal import MimaCrypto
public import MimaIO

extension Age {
    /// What an encrypted file says of itself without any key.
    ///
    /// None of it is authenticated: that takes the file's key.
    public struct Inspection: Equatable, Sendable {
        /// What the header holds for each recipient.
        public let stanzas: [Stanza]
        /// Whether the file is in ASCII armor.
        public let isArmored: Bool
        /// The size of the header in bytes, without armor.
        public let headerByteCount: Int
        /// The size of all that follows the header in bytes, without armor.
        public let payloadByteCount: Int
        /// The cost of the passphrase, 2^`logCost` KiB of memory, when the file has one.
        public let logCost: Int?

        /// Reads the whole file from `source`, in bounded memory.
        ///
        /// Throws what is wrong with the header or the armor; a fault of the payload cannot be found without a key.
        public init(_ source: any ByteSource) throws(FilesError) {
            try self.init(BufferedStream(source))
        }

        init(_ stream: BufferedStream) throws(FilesError) {
            let file = try EncryptedFile(stream, armor: .detected)
            stanzas = file.header.stanzas
            isArmored = file.isArmored
            headerByteCount = file.header.bytes.count
            logCost = try PassphraseParameters.find(in: stanzas)?.1.logCost
            payloadByteCount = try file.countPayload()
        }

        /// How many chunks of 64 KiB, the last one shorter, the payload has; nil when its size fits no file.
        public var chunkCount: Int? {
            let sealed = payloadByteCount - Payload.nonceByteCount
            let count = (sealed + Payload.sealedChunkByteCount - 1) / Payload.sealedChunkByteCount
            let last = sealed - (count - 1) * Payload.sealedChunkByteCount
            // A chunk has at least its tag, and the last one is empty in an empty file alone.
            return sealed >= AEAD.tagByteCount && last >= AEAD.tagByteCount + (count > 1 ? 1 : 0) ? count : nil
        }

        /// The size of the plaintext in bytes; nil when the payload's size fits no file.
        public var plaintextByteCount: Int? {
            chunkCount.map { payloadByteCount - Payload.nonceByteCount - $0 * AEAD.tagByteCount }
        }
    }
}
