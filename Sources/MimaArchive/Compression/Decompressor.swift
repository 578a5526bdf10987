/// Decompresses a stream piece by piece.
///
/// What comes out has been checked up to no point in particular: the checksum is at the end. Memory does not grow.
public struct Decompressor: ~Copyable {
    private enum State { case header, body, trailer, between, end }

    private var stream: InflateStream
    private let format: CompressionFormat
    private let dictionary: [UInt8]
    private var state: State
    private var parser = GzipHeaderParser()
    private var checksum = CRC32()
    private var memberByteCount = 0
    private var trailer: [UInt8] = []
    /// How many bytes of input have been used up.
    public private(set) var consumedByteCount = 0
    /// The header of the gzip member that was read last; nil before, and for the other formats.
    public private(set) var header: GzipHeader?

    private init(_ stream: consuming InflateStream, format: CompressionFormat, dictionary: [UInt8]) {
        self.stream = stream
        self.format = format
        self.dictionary = dictionary
        state = format == .gzip ? .header : .body
    }

    /// Starts a stream; the `dictionary` is what it was compressed with, if it was with any.
    ///
    /// Throws ``ArchiveError/outOfMemory``, or ``ArchiveError/wrongDictionary``.
    public static func start(
        _ format: CompressionFormat,
        dictionary: [UInt8] = []
    ) throws(ArchiveError) -> Decompressor {
        var stream = try InflateStream.start(isZlib: format == .zlib)
        if format == .deflate && !dictionary.isEmpty { try stream.setDictionary(dictionary.span) }
        return Decompressor(stream, format: format, dictionary: dictionary)
    }

    /// Whether the stream may end here: for gzip, after a member and the zeros that may follow the last one.
    public var isComplete: Bool { state == .end || state == .between }

    /// Whether the stream has ended, so that whatever follows is no part of it. A gzip file goes on with as many members
    /// as there are, so it never says so itself.
    public var isAtEnd: Bool { state == .end }

    /// Decompresses from `input`, which goes on where what was used up of it before ended, into what `output` has free;
    /// returns how many bytes of input were used up.
    ///
    /// With room left in `output`, all of `input` has been used up or the stream has ended. Throws
    /// ``ArchiveError/corrupt(reason:offset:)``, ``ArchiveError/trailingData(offset:)`` when something follows a gzip
    /// member that is neither another one nor zeros, ``ArchiveError/dictionaryNeeded`` and
    /// ``ArchiveError/wrongDictionary``; afterwards the stream is not to be used.
    public mutating func decompress(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(ArchiveError) -> Int {
        let before = consumedByteCount
        while true {
            let index = consumedByteCount - before
            switch state {
            case .end:
                return index
            case .body:
                if output.isFull { return index }
                if index == input.count && !input.isEmpty { return index }
                try decompressBody(input.extracting(index..<input.count), into: &output)
                // zlib keeps nothing back that there is room for, so it stopped for want of input.
                if state == .body && consumedByteCount - before == input.count { return input.count }
            case .header, .trailer, .between:
                if index == input.count { return index }
                try take(input[index])
                consumedByteCount += 1
            }
        }
    }

    private mutating func decompressBody(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(ArchiveError) {
        let outputBefore = output.count
        let streamBefore = stream.consumedByteCount
        do throws(ArchiveError) {
            try stream.decompress(input, into: &output)
        } catch .dictionaryNeeded where !dictionary.isEmpty {
            let dictionary = dictionary
            try stream.setDictionary(dictionary.span)
        } catch .corrupt(let reason, _) {
            let used = stream.consumedByteCount - streamBefore
            throw .corrupt(reason: reason, offset: consumedByteCount + used)
        }
        consumedByteCount += stream.consumedByteCount - streamBefore
        if format == .gzip {
            checksum.update(output.span.extracting(outputBefore..<output.count))
            memberByteCount &+= output.count - outputBefore
        }
        if stream.isFinished {
            state = format == .gzip ? .trailer : .end
            trailer = []
        }
    }

    /// Takes a byte of a gzip header or trailer, or between two members.
    private mutating func take(_ byte: UInt8) throws(ArchiveError) {
        switch state {
        case .header:
            try parser.take(byte, offset: consumedByteCount)
            if parser.isDone {
                header = parser.header
                state = .body
            }
        case .trailer:
            trailer.append(byte)
            if trailer.count < 8 { return }
            let expected = Gzip.trailer(checksum: checksum, byteCount: memberByteCount)
            let offset = consumedByteCount + 1
            if trailer[..<4] != expected[..<4] { throw .corrupt(reason: "incorrect data check", offset: offset) }
            if trailer != expected { throw .corrupt(reason: "incorrect length check", offset: offset) }
            state = .between
        default:
            // Tapes fill the last block with zeros.
            if byte == 0 { return }
            if byte != GzipHeader.magic[0] { throw .trailingData(offset: consumedByteCount) }
            stream.reset()
            checksum = CRC32()
            memberByteCount = 0
            parser = GzipHeaderParser()
            state = .header
            try parser.take(byte, offset: consumedByteCount)
        }
    }
}
