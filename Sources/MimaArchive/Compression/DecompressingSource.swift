public import MimaIO

/// A source that decompresses what another gives.
///
/// What it gives has been checked only when it has ended without a failure. Sendable is unchecked: like any source, it
/// is used by one thread at a time.
public final class DecompressingSource: ByteSource, @unchecked Sendable {
    private let source: any ByteSource
    private var decompressor: Decompressor
    private var input: [UInt8] = []
    private var position = 0
    private var isDrained = false
    private let limit: Int?
    private var byteCount = 0
    /// What was wrong with the compressed data, when reading threw `IOError.invalidData`.
    public private(set) var failure: ArchiveError?

    /// Decompresses `source`, which must end with the stream: what may follow is ``ArchiveError/trailingData(offset:)``.
    ///
    /// - Parameter limit: The most bytes that are given out, then ``ArchiveError/outputTooLarge(limit:)``; no limit
    ///   when nil.
    public init(
        _ format: CompressionFormat,
        _ source: any ByteSource,
        dictionary: [UInt8] = [],
        limit: Int? = nil
    ) throws(ArchiveError) {
        let decompressor = try Decompressor.start(format, dictionary: dictionary)
        self.source = source
        self.limit = limit
        self.decompressor = decompressor
    }

    /// The header of the gzip member that was read last.
    public var header: GzipHeader? { decompressor.header }

    /// Appends what has been decompressed; 0 at the end of the stream, whose checksum was right.
    ///
    /// Throws the other source's errors, and `IOError.invalidData` for what ``failure`` then says.
    public func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        if output.isFull { return 0 }
        do throws(ArchiveError) {
            let count = try decompress(into: &output)
            byteCount += count
            if let limit, byteCount > limit { throw .outputTooLarge(limit: limit) }
            return count
        } catch .io(let error) {
            throw error
        } catch {
            failure = error
            throw .invalidData(reason: error.description)
        }
    }

    private func decompress(into output: inout OutputSpan<UInt8>) throws(ArchiveError) -> Int {
        let before = output.count
        while output.count == before {
            if position == input.count && !isDrained {
                input.removeAll(keepingCapacity: true)
                position = 0
                try throwingArchiveError { () throws(IOError) in
                    try input.append(addingCapacity: Self.pieceByteCount) { (piece) throws(IOError) in
                        _ = try source.read(into: &piece)
                    }
                }
                isDrained = input.isEmpty
            }
            let piece = input
            position += try decompressor.decompress(piece.span.extracting(position..<piece.count), into: &output)
            if position < input.count && decompressor.isAtEnd {
                throw .trailingData(offset: decompressor.consumedByteCount)
            }
            if isDrained && output.count == before {
                if decompressor.isComplete { return 0 }
                throw .truncated
            }
        }
        return output.count - before
    }

    private static let pieceByteCount = 1 << 16
}
