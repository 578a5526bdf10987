internal import MimaBytes
internal import MimaCrypto
public import MimaIO

extension Age {
    /// Encrypts to a set of recipients.
    public struct Encryptor: Sendable {
        private let recipients: [any Recipient]
        private let armored: Bool

        /// Encrypts to all of `recipients`, in ASCII armor if asked to.
        ///
        /// Throws ``FilesError/noRecipients``, or ``FilesError/passphraseBesideOtherRecipients``.
        public init(to recipients: [any Recipient], armored: Bool = false) throws(FilesError) {
            if recipients.isEmpty { throw .noRecipients }
            if recipients.count > 1 && recipients.contains(where: { $0.isAlone }) {
                throw .passphraseBesideOtherRecipients
            }
            self.recipients = recipients
            self.armored = armored
        }

        /// Reads all of `source` and writes the encrypted file to `sink`, on all cores and in bounded memory.
        ///
        /// - Parameter progress: Called now and then with how many bytes have been encrypted.
        public func encrypt(
            from source: any ByteSource,
            to sink: any ByteSink,
            progress: (@Sendable (Int) -> Void)? = nil
        ) throws(FilesError) {
            let fileKey = FileKey()
            let output = FileWriter(sink, armored: armored)
            let nonce = SecureRandom.bytes(Payload.nonceByteCount)
            let key = try fileKey.payloadKey(nonce: nonce)
            let header = try Header(for: recipients, fileKey: fileKey)
            do throws(IOError) {
                try output.write(header.bytes)
                try output.write(nonce)
            } catch {
                throw .io(error)
            }
            do throws(PipelineError<FilesError>) {
                try OrderedPipeline.run(
                    from: source,
                    to: output,
                    inputByteCount: Payload.chunksPerBatch * Payload.chunkByteCount,
                    outputByteCount: Payload.chunksPerBatch * Payload.sealedChunkByteCount,
                    progress: progress
                ) { () throws(FilesError) in try PayloadSealer(key: key) }
            } catch {
                throw FilesError(error)
            }
            try throwingFilesError { () throws(IOError) in try output.finish() }
        }

        /// The encrypted file of `plaintext`. A copy is made of it meanwhile, and wiped.
        public func encrypt(_ plaintext: Span<UInt8>) throws(FilesError) -> [UInt8] {
            var copy = [UInt8](capacity: plaintext.count) { $0.append(copying: plaintext) }
            defer { wipe(&copy) }
            return try encrypt(copy)
        }

        /// The encrypted file of `plaintext`.
        public func encrypt(_ plaintext: [UInt8]) throws(FilesError) -> [UInt8] {
            let sink = MemorySink()
            try encrypt(from: MemorySource(plaintext), to: sink)
            return sink.bytes
        }
    }

    /// Decrypts files with a set of identities.
    public struct Decryptor: Sendable {
        private let identities: [any Identity]
        private let armor: ArmorRule

        /// Decrypts with the first of `identities` that a file is encrypted to.
        public init(with identities: [any Identity], armor: ArmorRule = .detected) {
            self.identities = identities
            self.armor = armor
        }

        /// Reads a file from `source` and writes its plaintext to `sink`, on all cores and in bounded memory.
        ///
        /// Nothing is written that has not been authenticated; but when the file is damaged further on, what came
        /// before has been written by then. See ``EncryptedFile/decrypt(with:to:progress:)``.
        public func decrypt(
            from source: any ByteSource,
            to sink: any ByteSink,
            progress: (@Sendable (Int) -> Void)? = nil
        ) throws(FilesError) {
            try EncryptedFile(source, armor: armor).decrypt(with: identities, to: sink, progress: progress)
        }

        /// The plaintext of `file`, whole and authentic.
        public func decrypt(_ file: [UInt8]) throws(FilesError) -> [UInt8] {
            let sink = MemorySink()
            try decrypt(from: MemorySource(file), to: sink)
            return sink.bytes
        }
    }
}
