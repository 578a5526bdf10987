/// Compresses a stream piece by piece.
public struct Compressor: ~Copyable {
    private var stream: DeflateStream
    private let format: CompressionFormat
    private var header: [UInt8]
    private var checksum = CRC32()
    private var byteCount = 0

    private init(_ stream: consuming DeflateStream, format: CompressionFormat, header: [UInt8]) {
        self.stream = stream
        self.format = format
        self.header = header
    }

    /// Starts a stream; `header` is for gzip alone. Throws ``ArchiveError/outOfMemory``.
    public static func start(
        _ format: CompressionFormat,
        options: CompressionOptions = CompressionOptions(),
        header: GzipHeader = GzipHeader()
    ) throws(ArchiveError) -> Compressor {
        var stream = try DeflateStream.start(
            isZlib: format == .zlib,
            level: options.level,
            strategy: options.strategy
        )
        if format != .gzip && !options.dictionary.isEmpty { stream.setDictionary(options.dictionary.span) }
        let bytes = format == .gzip ? header.bytes(level: options.level) : []
        return Compressor(stream, format: format, header: bytes)
    }

    /// Compresses `input` and appends to `output` what comes out now; the rest is kept back.
    public mutating func compress(_ input: Span<UInt8>, into output: inout [UInt8]) {
        if format == .gzip {
            checksum.update(input)
            byteCount &+= input.count
        }
        run(input, flush: .none, into: &output)
    }

    /// Appends everything that is kept back, so that the other side can read all that was compressed up to now. Costs
    /// a few bytes, and makes what follows a little larger.
    public mutating func flush(into output: inout [UInt8]) {
        run(Span(), flush: .synchronize, into: &output)
    }

    /// Ends the stream.
    public consuming func finish(into output: inout [UInt8]) {
        run(Span(), flush: .finish, into: &output)
        if format == .gzip { output += Gzip.trailer(checksum: checksum, byteCount: byteCount) }
    }

    private mutating func run(_ input: Span<UInt8>, flush: DeflateStream.Flush, into output: inout [UInt8]) {
        if !header.isEmpty {
            output += header
            header = []
        }
        var consumed = 0
        var isFull = true
        while isFull {
            let rest = input.extracting(consumed..<input.count)
            output.append(addingCapacity: Self.pieceByteCount) { piece in
                consumed += stream.compress(rest, flush: flush, into: &piece)
                isFull = piece.freeCapacity == 0
            }
            if stream.isFinished { return }
            if consumed < input.count { isFull = true }
        }
    }

    private static let pieceByteCount = 1 << 16
}
