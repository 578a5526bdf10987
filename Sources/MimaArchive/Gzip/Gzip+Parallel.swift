public import MimaIO
internal import Synchronization

extension Gzip {
    /// Compresses all of `source` into one member, on all cores and in bounded memory.
    ///
    /// The input is cut into blocks of 128 KiB, each compressed with the end of the one before as a dictionary, and
    /// ended at a whole byte: put one after the other they are one stream. The result depends on the input and the
    /// options alone, not on how many cores there are, and is about a thousandth larger than without blocks.
    ///
    /// - Parameters:
    ///   - independent: Whether a block does without the one before it: what follows a damaged place can then be
    ///     recovered, and the result is some hundredths larger.
    ///   - workers: How many threads work; one for each core that the process may use unless given.
    ///   - progress: Called now and then with how many bytes of the source have been compressed.
    public static func compress(
        from source: any ByteSource,
        to sink: any ByteSink,
        header: GzipHeader = GzipHeader(),
        options: CompressionOptions = CompressionOptions(),
        independent: Bool = false,
        workers: Int? = nil,
        progress: (@Sendable (Int) -> Void)? = nil
    ) throws(ArchiveError) {
        let streams = StreamPool(options)
        let blocks = BlockReader(source, keepsDictionary: !independent)
        let total = Mutex((checksum: CRC32(), byteCount: 0))
        try throwingArchiveError { () throws(IOError) in try sink.write(header.bytes(level: options.level)) }
        try OrderedJobs.run(
            workers: workers,
            maximumPending: 16,
            next: { () throws(ArchiveError) in
                try throwingArchiveError { () throws(IOError) in try blocks.next() }
            },
            perform: { block in
                Result { () throws(ArchiveError) in try streams.compress(block) }
            },
            deliver: { (outcome) throws(ArchiveError) in
                let block = try outcome.get()
                try throwingArchiveError { () throws(IOError) in try sink.write(block.output) }
                let done = total.withLock { total in
                    total.checksum.append(block.checksum, byteCount: block.inputByteCount)
                    total.byteCount += block.inputByteCount
                    return total.byteCount
                }
                progress?(done)
            }
        )
        let end = total.withLock { trailer(checksum: $0.checksum, byteCount: $0.byteCount) }
        try throwingArchiveError { () throws(IOError) in try sink.write(end) }
    }
}

/// A piece of the input, on its way to a thread.
private struct Block: Sendable {
    let input: [UInt8]
    /// The end of the block before.
    let dictionary: [UInt8]
    let isLast: Bool
}

private struct CompressedBlock: Sendable {
    let output: [UInt8]
    let checksum: CRC32
    let inputByteCount: Int
}

/// Cuts a source into blocks. Sendable is unchecked: it is used by one thread at a time.
private final class BlockReader: @unchecked Sendable {
    private static let blockByteCount = 1 << 17
    private static let dictionaryByteCount = 1 << 15

    private let source: any ByteSource
    private let keepsDictionary: Bool
    private var following: [UInt8]?
    private var dictionary: [UInt8] = []
    private var isDone = false

    init(_ source: any ByteSource, keepsDictionary: Bool) {
        self.source = source
        self.keepsDictionary = keepsDictionary
    }

    func next() throws(IOError) -> Block? {
        if isDone { return nil }
        let input = if let following { following } else { try read() }
        // Only an empty piece after it shows that a full one was the last.
        let following = input.count < Self.blockByteCount ? [] : try read()
        isDone = following.isEmpty
        self.following = following
        defer { if keepsDictionary { dictionary = Array(input.suffix(Self.dictionaryByteCount)) } }
        return Block(input: input, dictionary: dictionary, isLast: isDone)
    }

    private func read() throws(IOError) -> [UInt8] {
        try [UInt8](capacity: Self.blockByteCount) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            try source.fill(&output)
        }
    }
}

/// Compressors that are used again and again: making one costs as much as compressing some kilobytes.
private final class StreamPool: Sendable {
    /// A compressor that can be kept in an array. Sendable is unchecked: who takes it out of the pool has it alone.
    private final class Keeper: @unchecked Sendable {
        var stream: DeflateStream

        init(_ stream: consuming DeflateStream) {
            self.stream = stream
        }
    }

    private let options: CompressionOptions
    private let spare = Mutex<[Keeper]>([])

    init(_ options: CompressionOptions) {
        self.options = options
    }

    func compress(_ block: Block) throws(ArchiveError) -> CompressedBlock {
        let keeper = try take()
        defer { spare.withLock { $0.append(keeper) } }
        keeper.stream.reset()
        if !block.dictionary.isEmpty { keeper.stream.setDictionary(block.dictionary.span) }
        let input = block.input
        let capacity = DeflateStream.bound(byteCount: input.count)
        let output = [UInt8](capacity: capacity) { (output: inout OutputSpan<UInt8>) in
            let flush: DeflateStream.Flush = block.isLast ? .finish : .synchronize
            let consumed = keeper.stream.compress(input.span, flush: flush, into: &output)
            precondition(consumed == input.count && !output.isFull, "zlib's bound does not hold")
        }
        return CompressedBlock(output: output, checksum: CRC32(input), inputByteCount: input.count)
    }

    private func take() throws(ArchiveError) -> Keeper {
        if let keeper = spare.withLock({ $0.popLast() }) { return keeper }
        return Keeper(try DeflateStream.start(isZlib: false, level: options.level, strategy: options.strategy))
    }
}
