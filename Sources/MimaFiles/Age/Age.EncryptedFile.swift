internal import MimaBytes
internal import MimaCrypto
public import MimaIO

extension Age {
    /// Whether a file is in ASCII armor.
    public enum ArmorRule: Sendable {
        /// It is when it begins like one.
        case detected
        /// It must be.
        case required
        /// It must not be.
        case forbidden
    }

    /// A file that is being opened: its header has been read, its payload has not.
    ///
    /// Not for more than one thread: the payload can be read once.
    public final class EncryptedFile {
        /// The header, whose authentication code can be checked with the file's key alone.
        public let header: Header
        /// Whether the file is in ASCII armor.
        public let isArmored: Bool
        private let rest: BufferedStream

        /// Reads the header of a file.
        ///
        /// Throws what is wrong with the header, ``FilesError/notAnAgeFile`` when it is none at all, and
        /// ``FilesError/malformedArmor(line:reason:)``.
        public convenience init(_ source: any ByteSource, armor: ArmorRule = .detected) throws(FilesError) {
            try self.init(BufferedStream(source), armor: armor)
        }

        convenience init(_ outer: BufferedStream, armor: ArmorRule) throws(FilesError) {
            let isArmored =
                switch armor {
                case .required: true
                case .forbidden: false
                case .detected: try ArmorReader.isArmored(outer)
                }
            let inner = isArmored ? ArmorReader(outer).stream : outer
            self.init(header: try Header(parsing: inner), isArmored: isArmored, rest: inner)
        }

        private init(header: Header, isArmored: Bool, rest: BufferedStream) {
            self.header = header
            self.isArmored = isArmored
            self.rest = rest
        }

        /// Decrypts the payload with the first identity that can, and writes it to `sink`.
        ///
        /// What has been written when this throws ``FilesError/damagedAgePayload(chunk:reason:)`` is authentic, but
        /// not all of the file.
        ///
        /// - Parameter progress: Called now and then with how many bytes have been written.
        public func decrypt(
            with identities: [any Identity],
            to sink: any ByteSink,
            progress: (@Sendable (Int) -> Void)? = nil
        ) throws(FilesError) {
            let fileKey = try header.fileKey(for: identities)
            let key = try fileKey.payloadKey(nonce: try payloadNonce())
            let source = StreamSource(rest)
            do throws(PipelineError<FilesError>) {
                try OrderedPipeline.run(
                    from: source,
                    to: sink,
                    inputByteCount: Payload.chunksPerBatch * Payload.sealedChunkByteCount,
                    outputByteCount: Payload.chunksPerBatch * Payload.chunkByteCount,
                    progress: progress
                ) { () throws(FilesError) in try PayloadOpener(key: key) }
            } catch .read(let error) {
                throw source.failure ?? .io(error)
            } catch {
                // The source may have failed too, on another thread that was ahead; but this came first in the file.
                throw FilesError(error)
            }
        }

        /// Writes the same file for other recipients: a new header with the same file key, and the payload as it is.
        ///
        /// Whoever could read the file before can have kept its key, and reads this one with it: to shut somebody
        /// out, encrypt anew under a new key.
        public func rewrite(
            with identities: [any Identity],
            for recipients: [any Recipient],
            armored: Bool,
            to sink: any ByteSink
        ) throws(FilesError) {
            try rewrite(under: header.fileKey(for: identities), for: recipients, armored: armored, to: sink)
        }

        /// The same with the file's key, which ``Header/fileKey(for:)`` gave.
        public func rewrite(
            under fileKey: FileKey,
            for recipients: [any Recipient],
            armored: Bool,
            to sink: any ByteSink
        ) throws(FilesError) {
            let header = try Header(for: recipients, fileKey: fileKey)
            let nonce = try payloadNonce()
            let output = FileWriter(sink, armored: armored)
            try throwingFilesError { () throws(IOError) in try output.write(header.bytes + nonce) }
            try forEachPiece { (piece) throws(FilesError) in
                try throwingFilesError { () throws(IOError) in try output.write(piece) }
            }
            try throwingFilesError { () throws(IOError) in try output.finish() }
        }

        /// Reads what is left and gives its size in bytes.
        func countPayload() throws(FilesError) -> Int {
            var count = 0
            try forEachPiece { (piece) throws(FilesError) in count += piece.count }
            return count
        }

        private func forEachPiece(_ body: ([UInt8]) throws(FilesError) -> Void) throws(FilesError) {
            var piece: [UInt8] = []
            while true {
                piece.removeAll(keepingCapacity: true)
                try piece.append(addingCapacity: 1 << 18) { (output) throws(FilesError) in
                    _ = try rest.read(into: &output)
                }
                if piece.isEmpty { return }
                try body(piece)
            }
        }

        private func payloadNonce() throws(FilesError) -> [UInt8] {
            var nonce: [UInt8] = []
            try nonce.append(addingCapacity: Payload.nonceByteCount) { (output) throws(FilesError) in
                while output.freeCapacity > 0 {
                    if try rest.read(into: &output) == 0 { break }
                }
            }
            if nonce.count < Payload.nonceByteCount { throw .missingAgePayload }
            return nonce
        }
    }
}
